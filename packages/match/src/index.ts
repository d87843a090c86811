// Exports of @sightline/match: fingerprints of pictures and what they say about copies.
export { fromHex, hammingDistance, hashBytes, toHex } from "./hash.ts";
export { type HashBlock, hashBlock, type NearPairs } from "./hash-block.ts";
export { dihedralOf, pdqDihedralFromRgb } from "./hash-dihedral.ts";
export { pdqVariants, pdqVariantsFromFullFrame, type Variants } from "./hash-variants.ts";
export { leastQuality, type Pdq, pdqFromFullFrame, pdqFromGrey, pdqFromRgb } from "./pdq.ts";
export type {
  Evidence,
  Part,
  Point,
  Prints,
  RecordingKind,
  RelatedIds,
  Relation,
  RelationKind,
} from "./relation.ts";
export { copySpeeds, refineLine, settleLine, type TimeLine } from "./align/refine-line.ts";
export { invertedOf, relateBackwards } from "./align/otherwise.ts";
export { relate, relateMany, withParts } from "./align/relate.ts";
export { asWithin, isWithin, shareIn, spanIn, stretchesOf } from "./align/within.ts";
export { choose, leadsAmong, mostByPoints, type Ranked, rankByPoints } from "./candidates/choose.ts";
export { FrameIndex } from "./candidates/frame-index.ts";
export { inTurn, type NamedPrints } from "./candidates/turn.ts";
export { descriptorBytes, type Features, pointFields } from "./points/features.ts";
export { inMirror } from "./points/in-mirror.ts";
export { PointIndex } from "./points/point-index.ts";
export { type WordVotes, wordVotes } from "./points/word-votes.ts";
export { HashIndex, type Repeated } from "./search/hash-index.ts";
export type { Hit } from "./search/hit.ts";
export { type Join, joinWithin } from "./search/join.ts";
export { scanWithin } from "./search/scan.ts";
export { nearestOf, nearestTo, spreadOver } from "./sorted.ts";
