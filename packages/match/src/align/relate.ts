// Relates items by their prints: which show the same recording, when, how mirrored or turned, and how sure that is.
import type { Evidence, Part, Prints, RecordingKind, Relation } from "../relation.ts";
import { findHits } from "./find-hits.ts";
import { findMatches, type Match } from "./find-matches.ts";
import { relatePhoto } from "./relate-photo.ts";
import { inverse, type Side, sideOf } from "./sides.ts";
import { asWithin } from "./within.ts";

/**
 * What `a` and `b` have to do with each other by their hashes: their longest match with all others, or null.
 * Call it with the longer item as `a` (see `inTurn`); throws a RangeError when `a` is a photo and `b` a video.
 * A `same-thing` answer is a lead: the pictures are alike but stand still, so nothing proves one take, and its offset
 * is only the likeliest.
 */
export function relate(a: Prints, b: Prints): Relation | null {
  const [first, ...others] = relateMany(a, b);
  if (first === undefined) return null;
  return asWithin(withParts(first, others), a, b);
}

/** Stretches that prove one recording are told with another that does; of leads only the likeliest is. */
export function withParts(first: Relation, others: readonly Relation[]): Relation {
  const proved =
    first.relation === "same-thing" ? [] : others.filter((other) => other.relation === first.relation);
  return proved.length === 0 ? first : { ...first, parts: proved.map(partOf) };
}

function partOf({ offsetUs, speed, mirrored, turned, fromUs, toUs, share, distance }: Relation): Part {
  return { offsetUs, speed, mirrored, turned, fromUs, toUs, share, distance };
}

/** All matches of the two, each by itself, the longest first: a compilation may show one item several times. */
export function relateMany(a: Prints, b: Prints): Relation[] {
  if (a.kind === "photo" && b.kind === "video")
    throw new RangeError("expected the video as a, got the photo");
  const [first, second] = [sideOf(a), sideOf(b)];
  return relationsOf(findHits(first, second), first, second);
}

function relationsOf(hits: Parameters<typeof findMatches>[0], a: Side, b: Side): Relation[] {
  if (b.prints.kind === "photo") {
    const relation = relatePhoto(hits, a, b);
    return relation === null ? [] : [relation];
  }
  return findMatches(hits, a, b).map(relationOf);
}

function relationOf(match: Match): Relation {
  const { pairing, settled, stretch, locked } = match;
  const { agreeing, frames } = stretch;
  const { a, view } = pairing;
  const change = inverse(view.variant);
  const distances = agreeing.map(({ distance }) => distance).sort((x, y) => x - y);
  const seen = agreeing.map(({ i }) => a.ptsUs[i] ?? 0);
  return {
    relation: locked ? "same-recording" : "same-thing",
    kind: locked ? kindOf(match) : null,
    offsetUs: Math.round(settled.offsetUs),
    speed: settled.speed,
    mirrored: change >= 4,
    turned: ([0, 90, 180, 270] as const)[change & 3] ?? 0,
    fromUs: seen.reduce((x, y) => Math.min(x, y)),
    toUs: seen.reduce((x, y) => Math.max(x, y)),
    share: agreeing.length / frames,
    distance: distances[distances.length >> 1] ?? 0,
    evidence: evidenceOf(match),
  };
}

const mostPairs = 64;

function evidenceOf({ pairing, stretch }: Match): Evidence {
  const { agreeing, frames } = stretch;
  const shown = Math.min(mostPairs, agreeing.length);
  const pairs = Array.from({ length: shown }, (_, n) => {
    const place = shown === 1 ? 0 : Math.round((n * (agreeing.length - 1)) / (shown - 1));
    const { i, j, distance } = agreeing[place] as (typeof agreeing)[number];
    return { aUs: pairing.a.ptsUs[i] ?? 0, bUs: pairing.b.ptsUs[j] ?? 0, distance };
  });
  return { by: "hashes", frames, hits: agreeing.length, pairs };
}

/** This share of both items, or all but two frames at each end, is the whole. */
const wholeShare = 0.95;
const sparedFrames = 2;

/** Ends at which both are black or blank count as matched: there is nothing else to be seen there. */
function kindOf({ pairing, line, stretch }: Match): RecordingKind {
  const { a, b } = pairing;
  let [from, to] = [stretch.from, stretch.to];
  const isBlank = (j: number): boolean => {
    if (pairing.usableB(j)) return false;
    const i = pairing.frameAt(pairing.instant(line, j));
    return i >= 0 && !pairing.usableA(i);
  };
  while (from > 0 && isBlank(from - 1)) from--;
  while (to < b.ptsUs.length - 1 && isBlank(to + 1)) to++;
  const ends = [pairing.instant(line, from), pairing.instant(line, to)] as const;
  const inB = isWhole(b, [b.ptsUs[from] ?? 0, b.ptsUs[to] ?? 0]);
  return inB && isWhole(a, ends) ? "copy" : "clip";
}

function isWhole({ ptsUs, gapUs }: Side, [from, to]: readonly [number, number]): boolean {
  const [first, last] = [ptsUs[0] ?? 0, ptsUs.at(-1) ?? 0];
  const spared = sparedFrames * gapUs;
  return to - from >= wholeShare * (last - first) || (from - first <= spared && last - to <= spared);
}
