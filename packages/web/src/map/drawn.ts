// What is drawn on the map, as GeoJSON: circles to scale, and where the sun stood and shadows fell.
import { edgeOf, type PlaceGiven, type WhereShown } from "@sightline/domain";
import type { Arc, Sun } from "./sun.ts";

/** As GeoJSON has it: areas, each with what is told apart by it. */
export type Collection = {
  type: "FeatureCollection";
  features: {
    type: "Feature";
    properties: Record<string, boolean | string>;
    geometry: { type: "Polygon"; coordinates: number[][][] };
  }[];
};

const EDGES = 64;

export const NOTHING: Collection = { type: "FeatureCollection", features: [] };

export const keyOf = ({ kind, id }: Pick<WhereShown, "kind" | "id">): string => `${kind}:${id}`;

/** One circle that holds all its places while they do not disagree, else each of them. */
export const circlesOf = ({ place, places }: Pick<WhereShown, "place" | "places">): readonly PlaceGiven[] =>
  place === null ? places.map((one) => one.place) : [place];

/** The ring of a circle goes on past the edge of the map in place of jumping over it. */
function ringOf(place: PlaceGiven, edges: readonly { latitude: number; longitude: number }[]): number[][] {
  const ring = edges.map(({ latitude, longitude }) => {
    const turns = Math.round((place.longitude - longitude) / 360);
    return [longitude + 360 * turns, latitude];
  });
  return [...ring, ring[0] ?? []];
}

export const drawnCircles = (things: readonly WhereShown[], chosen: string | null): Collection => ({
  type: "FeatureCollection",
  features: things.flatMap((thing) =>
    circlesOf(thing).map((place) => ({
      type: "Feature" as const,
      properties: {
        agreed: thing.agreed && !thing.inherits.place,
        chosen: keyOf(thing) === chosen,
      },
      geometry: { type: "Polygon" as const, coordinates: [ringOf(place, edgeOf(place, EDGES))] },
    })),
  ),
});

/** Sectors from the middle of the place, a few times as long as its radius. */
export function drawnSun(place: PlaceGiven, { sun, shadow }: Sun): Collection {
  const radiusMetres = Math.max(300, place.radiusMetres * 3);
  const all = edgeOf({ ...place, radiusMetres }, 720);
  const sector = (arc: Arc, is: "sun" | "shadow") => {
    const steps = Math.max(1, Math.round((arc.to - arc.from) * 2));
    const edges = Array.from(
      { length: steps + 1 },
      (_, at) => all[(Math.round(arc.from * 2) + at) % 720] ?? place,
    );
    const ring = ringOf(place, [place, ...edges]);
    return {
      type: "Feature" as const,
      properties: { is },
      geometry: { type: "Polygon" as const, coordinates: [ring] },
    };
  };
  return {
    type: "FeatureCollection",
    features: [...(sun ? [sector(sun, "sun")] : []), ...(shadow ? [sector(shadow, "shadow")] : [])],
  };
}
