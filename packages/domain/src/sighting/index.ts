// What others use of sightings: their row, where they are drawn and how that is edited, and the formats of other tools.
export type { SightingRow } from "./sighting.ts";
export { readMot, readMotInfo, type MotInfo, type MotReading, type MotTarget } from "./mot.ts";
export { boxAt, isVisible, type Drawn, type DrawnBox } from "./track.ts";
export { boxRemoved, boxSet, broughtTo, joined, leaving, splitAt, type Place } from "./edit-track.ts";
