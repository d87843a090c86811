// Where and when things were, as GeoJSON (RFC 7946): a point for each circle, with its radius beside it.
import type { PlacedRow } from "./placed-rows.ts";
import { spanTexts } from "./placed-rows.ts";

/** One feature a line. A thing that is nowhere has no geometry, as the format allows. */
export function writeGeoJson(rows: readonly PlacedRow[]): string {
  const features = rows.map((row) => JSON.stringify(featureOf(row)));
  return `{"type":"FeatureCollection","features":[\n${features.join(",\n")}\n]}\n`;
}

function featureOf({ kind, id, name, place, time, span, inherits, ...row }: PlacedRow) {
  const { from, to } = span === null ? { from: null, to: null } : spanTexts(span);
  return {
    type: "Feature",
    geometry: place && { type: "Point", coordinates: [place.longitude, place.latitude] },
    properties: {
      sightline: kind,
      id,
      name,
      radiusMetres: place?.radiusMetres ?? null,
      inheritsPlace: inherits.place,
      time: time?.at ?? null,
      precision: time?.precision ?? null,
      from,
      to,
      inheritsTime: inherits.time,
      ...row,
    },
  };
}
