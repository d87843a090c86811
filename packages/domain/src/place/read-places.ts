// Reads a file of places, whichever of the two it is.
import type { Result } from "../refusal.ts";
import type { PlacesRead, ReadingOf } from "./place-row.ts";
import { readGeoJson } from "./read-geojson.ts";
import { readKml } from "./read-kml.ts";
import { notRead } from "./read-rows.ts";

export function readPlaces(text: string, reading: ReadingOf): Result<PlacesRead> {
  const [first] = text.replace(/^\uFEFF/, "").trimStart();
  if (first === "<") return readKml(text, reading);
  if (first === "{") return readGeoJson(text, reading);
  return notRead("This file is neither GeoJSON nor KML; save it as one of them. A KMZ is unpacked first.");
}
