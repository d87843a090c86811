// Relates two items that their hashes do not: crops, picture in picture, large captions, turns by any angle.
import type { Relation } from "@sightline/match";
import type { DecodeOptions } from "../inspected.ts";
import { type MediaRefusal, isRefusal } from "../refusal.ts";
import { alignedInTime } from "./align-in-time.ts";
import { asLead, asRelation } from "./as-relation.ts";
import {
  comparer,
  type Compared,
  type CompareOptions,
  type Comparer,
  type InTime,
} from "./compare-instants.ts";
import { fit } from "./nearby.ts";
import { frameOfStill, isThatFrame, isUnmoved } from "./exact-still.ts";
import { inliersOf, type Join } from "./joins.ts";
import type { Geometry } from "./open-geometry.ts";
import { type PixelStore, pixelStore } from "./pixel-store.ts";
import { changedInOwnPixels } from "./own-pixels.ts";
import { placesOf, uprightOf, wholeBy } from "./placed.ts";
import { type FramePair, framePairs } from "./rank-pairs.ts";
import type { Clip, Views } from "../points/views.ts";

export interface RelateOptions extends DecodeOptions {
  readonly geometry: Geometry;
  /** What was decoded for other pairs of these items. */
  readonly store?: PixelStore;
  /** What hashes say of two that look alike as wholes, without proof of the moment: that is tried first. */
  readonly lead?: Relation;
}

/**
 * How `b` lies in `a`, or null. `a` is the longer one, and the video when only one is. `same-recording` needs pixels
 * that lie on each other over most of one of the frames, and between two videos also an alignment in time of the common
 * part; anything less that still shares points is `same-thing`, a lead. Throws a RangeError for a photo and a video.
 */
export async function relateByGeometry(
  viewsA: Views,
  viewsB: Views,
  options: RelateOptions,
): Promise<Relation | null | MediaRefusal> {
  const [a, b] = [viewsA.clip, viewsB.clip];
  if (a.header.kind === "photo" && b.header.kind === "video")
    throw new RangeError("expected the video as a, got the photo");
  const store = options.store ?? pixelStore();
  const asked = { ...options, store };
  const compare = comparer(a, b, asked);
  const byHashes = options.lead === undefined ? null : await byLead({ a, b, compare }, options.lead, asked);
  if (byHashes !== null) return byHashes;
  store.know(viewsA);
  store.know(viewsB);
  const found = await firstMatch(framePairs(viewsA, viewsB, store.votes(viewsA)), b, compare);
  if (found === null || isRefusal(found)) return found;
  if (isFarOff(found, b)) return asLead({ a, b, compare }, found);
  if (b.header.kind === "photo") return byPoints({ a, b, compare }, found, asked);
  const { aUs, bUs } = found;
  const aligned = await alignedInTime({ a, b, compare }, { aUs, bUs, common: uprightOf(found) }, asked);
  if (aligned !== null) return aligned;
  const nearest = lengthOf(b) < shortUs ? await compare.nearby(found) : found;
  return isRefusal(nearest) ? nearest : asLead({ a, b, compare }, nearest);
}

/** Key frames of what is so short are hardly the moment that they are compared with: it is sought frame by frame. */
const shortUs = 2_250_000;

const lengthOf = ({ header: { ptsUs } }: Clip): number => (ptsUs.at(-1) ?? 0) - (ptsUs[0] ?? 0);

/**
 * Of either frame's texture so much agrees at the likeliest moments of two copies: with less, no other moment is looked
 * for. In the suites of copies it is 59 % and more of two films; of a still beside a frame of a moving camera half a second
 * off, 31 %.
 */
const leastCover = { video: 0.25, photo: 0.15 } as const;

const isFarOff = ({ match: { verdict, cover } }: Compared, { header }: Clip): boolean =>
  verdict === "same-thing" && Math.max(cover.a, cover.b) < leastCover[header.kind];

/** Two that look alike as wholes: when, and whether the pixels bear it out; null when they do not. */
async function byLead(
  task: InTime,
  lead: Relation,
  options: CompareOptions,
): Promise<Relation | null | MediaRefusal> {
  const { a, b } = task;
  const placed = wholeBy(lead);
  if (b.header.kind === "video") return alignedInTime(task, placed, options);
  const still = await frameOfStill(task, placed, options);
  if (isRefusal(still)) return still;
  const { best } = still;
  if (best === null) return null;
  // Where there is little texture, two photos whose hashes are nearly equal are one picture when nothing differs.
  const isPlain =
    lead.relation === "same-recording" && a.header.kind === "photo" && best.match.agreeing < fewBlocks;
  if (isPlain && best.match.changed === 0) {
    const changed = await changedInOwnPixels(task, best, options);
    if (typeof changed !== "number") return changed;
    return { ...lead, ...(changed > 0 ? alike : wholly) };
  }
  return isThatFrame(best.match) ? asFarAsSeen(task, best, options) : null;
}

/** What seems to be one picture is one, unless the files' own pixels say that somebody small was elsewhere. */
async function asFarAsSeen(
  task: InTime,
  found: Compared,
  options: CompareOptions,
): Promise<Relation | MediaRefusal> {
  const changed = await changedInOwnPixels(task, found, options);
  if (typeof changed !== "number") return changed;
  return changed > 0 ? asLead(task, found) : asRelation(task, found);
}

const wholly = { relation: "same-recording", kind: "copy" } as const;
const alike = { relation: "same-viewpoint", kind: null } as const;

/** Fewer blocks with texture say nothing by themselves. */
const fewBlocks = 20;

/**
 * The frame that a still was taken from, by points. First as if only its edges were cut off or covered; then where the
 * points lie, which a camera on a tripod shows all along, and one that moves only near the frame that was compared.
 */
async function byPoints(
  task: InTime,
  found: Compared,
  options: CompareOptions,
): Promise<Relation | MediaRefusal> {
  const { a, compare } = task;
  const tried = [found];
  let isSought = a.header.kind === "photo";
  for (const common of isSought ? [] : placesOf(found)) {
    const still = await frameOfStill(task, { ...found, common }, options);
    if (isRefusal(still)) return still;
    const { best, stands } = still;
    if (best !== null && isThatFrame(best.match) && (stands || isUnmoved(best.match)))
      return asRelation(task, best);
    if (best !== null) tried.push(best);
    isSought ||= stands;
  }
  if (!isSought) {
    const near = await compare.nearby(tried.reduce(fitter));
    if (isRefusal(near)) return near;
    tried.push(near);
  }
  const sure = tried.filter(({ match }) => isThatFrame(match));
  return sure.length === 0
    ? asLead(task, tried.reduce(fitter))
    : asFarAsSeen(task, sure.reduce(fitter), options);
}

const fitter = (one: Compared, other: Compared): Compared => (fit(other) > fit(one) ? other : one);

/** With so few agreeing points in the likeliest pairs of frames, the less likely ones show nothing more. */
const triedInVain = 3;
/** Of the pairs of frames of two films that points join, so many with the most of them are looked at. */
const mostLookedAt = 4;
/** When pixels of so many of the likeliest are far off, the others are no nearer. */
const lookedInVain = 2;

/** The best of the likeliest frame pairs; of two films the first that is surely the same recording ends the search. */
async function firstMatch(
  pairs: readonly FramePair[],
  b: Clip,
  { byPoints }: Comparer,
): Promise<Compared | null | MediaRefusal> {
  const joined: Join[][] = [];
  for (const [tried, pair] of pairs.entries()) {
    if (joined.length === 0 && tried >= triedInVain) return null;
    const joins = await byPoints.joins([pair.a.atUs, pair.b.atUs], pair.mirrored);
    if (isRefusal(joins)) return joins;
    if (joins.length > 0) joined.push(joins);
  }
  const isStill = b.header.kind === "photo";
  const likely = joined
    .sort((p, q) => inliersOf(q) - inliersOf(p))
    .slice(0, isStill ? joined.length : mostLookedAt);
  const refusal = await byPoints.load(likely.flat());
  if (refusal !== undefined) return refusal;
  let best: Compared | null = null;
  for (const [looked, joins] of likely.entries()) {
    if (looked >= lookedInVain && best !== null && isFarOff(best, b)) break;
    const compared = await byPoints.verified(joins);
    if (compared === null) continue;
    if (isRefusal(compared)) return compared;
    // Many moments of one film lie on a still: which fits best is asked of all.
    if (!isStill && compared.match.verdict === "same-recording") return compared;
    if (best === null) best = compared;
    else if (isStill) best = fitter(best, compared);
  }
  return best;
}
