// Exports of @sightline/match: fingerprints of pictures and what they say about copies.
export { fromHex, hammingDistance, hashBytes, toHex } from "./hash.ts";
export { leastQuality, type Pdq, pdqFromFullFrame, pdqFromGrey, pdqFromRgb } from "./pdq.ts";
export type { Evidence, Point, Prints, RecordingKind, Relation, RelationKind } from "./relation.ts";
