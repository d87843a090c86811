// What other packages take from reading a place as it was pasted.
export { radiusFor } from "./others.ts";
export type { PlaceForm, PlaceRead, Point as PlacePoint } from "./point.ts";
export { readPlace } from "./read.ts";
