// What other packages take from reading a place as it was pasted.
export { radiusFor } from "./others.ts";
export type { PlaceForm, PlaceRead, Point as PlacePoint } from "./point.ts";
export { readPlace } from "./read.ts";
export { circleAround, edgeOf } from "./circle.ts";
export { listPlaces, type PlacesShown, type WhereShown } from "./contract.ts";
export { overlap, spanOf, type TimeSpan } from "./span.ts";
export { placesOf, timesOf, whereIn, type Where } from "./where.ts";
export { planPlaces, type PlacesPlan } from "./plan-places.ts";
export type { PlaceFinding } from "./place-row.ts";
export { placedRows } from "./placed-rows.ts";
export { readPlaces } from "./read-places.ts";
export { writePlacesCsv } from "./write-csv.ts";
export { writeGeoJson } from "./write-geojson.ts";
export { writeKml } from "./write-kml.ts";
export { MOST_TILE_BYTES, SEND_TILES, showTiles, TILE_KINDS } from "./tiles.ts";
