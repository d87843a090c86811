// What others use of sightings: their row, where they are drawn and how that is edited, and the formats of other tools.
export { listSightings, type SightingsShown } from "./contract.ts";
export type { SightingRow } from "./sighting.ts";
export { writeAnnotations } from "./annotations-out.ts";
export { readCoco } from "./coco.ts";
export { writeCoco } from "./coco-out.ts";
export { sightingSplit, sightingsJoined, trackEdited, type TrackEdit } from "./edits.ts";
export { readMot, readMotInfo, type MotInfo } from "./mot.ts";
export { writeMot } from "./mot-out.ts";
export type { MarkedFilm, TracksReading } from "./pixels.ts";
export { boxAt, isVisible, type Drawn, type DrawnBox } from "./track.ts";
export { boxRemoved, boxSet, broughtTo, joined, leaving, splitAt, type Place } from "./edit-track.ts";
