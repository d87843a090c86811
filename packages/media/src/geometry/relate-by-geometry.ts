// Relates two items that their hashes do not: crops, picture in picture, large captions, turns by any angle.
import type { Relation } from "@sightline/match";
import type { DecodeOptions } from "../inspected.ts";
import { type MediaRefusal, isRefusal } from "../refusal.ts";
import { alignedInTime } from "./align-in-time.ts";
import { asLead, asRelation } from "./as-relation.ts";
import { comparer, type Compared, type Comparer } from "./compare-instants.ts";
import type { Geometry } from "./open-geometry.ts";
import { type PixelStore, pixelStore } from "./pixel-store.ts";
import { upright, wholeBy } from "./placed.ts";
import { framePairs } from "./rank-pairs.ts";
import { type Clip, type Views, viewsOf } from "./views.ts";

export interface RelateOptions extends DecodeOptions {
  readonly geometry: Geometry;
  /** What `viewsOf` told of either, so that it is done once an item; done here when left out. */
  readonly views?: { readonly a?: Views | undefined; readonly b?: Views | undefined };
  /** What was decoded for other pairs of these items. */
  readonly store?: PixelStore;
  /** What hashes say of two videos that look alike as wholes, without proof of time: that is tried first. */
  readonly lead?: Relation;
}

/**
 * How `b` lies in `a`, or null. `a` is the longer one, and the video when only one is. `same-recording` needs pixels
 * that lie on each other over most of one of the frames, and between two videos also an alignment in time of the common
 * part; anything less that still shares points is `same-thing`, a lead. Throws a RangeError for a photo and a video.
 */
export async function relateByGeometry(
  a: Clip,
  b: Clip,
  options: RelateOptions,
): Promise<Relation | null | MediaRefusal> {
  if (a.header.kind === "photo" && b.header.kind === "video")
    throw new RangeError("expected the video as a, got the photo");
  const store = options.store ?? pixelStore();
  const asked = { ...options, store };
  const compare = comparer(a, b, asked);
  if (options.lead !== undefined && b.header.kind === "video") {
    const aligned = await alignedInTime({ a, b, compare }, wholeBy(options.lead), asked);
    if (aligned !== null) return aligned;
  }
  const viewsA = options.views?.a ?? (await viewsOf(a, options.geometry, options));
  if (isRefusal(viewsA)) return viewsA;
  const viewsB = options.views?.b ?? (await viewsOf(b, options.geometry, options));
  if (isRefusal(viewsB)) return viewsB;
  store.know(viewsA);
  store.know(viewsB);
  const found = await firstMatch(viewsA, viewsB, compare);
  if (found === null || isRefusal(found)) return found;
  if (a.header.kind === "photo") return asRelation(a, b, found);
  if (b.header.kind === "video") {
    const { aUs, bUs, match } = found;
    const common = { a: upright(match.common.a), b: upright(match.common.b), mirrored: match.mirrored };
    const aligned = await alignedInTime({ a, b, compare }, { aUs, bUs, common }, asked);
    return aligned ?? asLead(asRelation(a, b, found));
  }
  // The camera has moved since the last key frame: the frame that was taken is another.
  const near = await compare.nearby(found);
  if (isRefusal(near)) return near;
  const told = asRelation(a, b, near);
  return isThatFrame(near) ? told : asLead(told);
}

/** A still of a film shows all that moved as it was; other frames of the film agree in nine blocks of ten. */
const leastOfStill = 0.97;

const isThatFrame = ({ match: { agreeing, differing } }: Compared): boolean =>
  agreeing >= leastOfStill * (agreeing + differing);

/** With so few agreeing points in the likeliest pairs of frames, the less likely ones show nothing more. */
const triedInVain = 3;

/** The best of the likeliest frame pairs; the first that is surely the same recording ends the search. */
async function firstMatch(a: Views, b: Views, compare: Comparer): Promise<Compared | null | MediaRefusal> {
  let best: Compared | null = null;
  for (const [tried, pair] of framePairs(a, b).entries()) {
    if (best === null && tried >= triedInVain) return null;
    const compared = await compare.instants(pair.a.atUs, pair.b.atUs, pair.mirrorFirst);
    if (compared === null) continue;
    if (isRefusal(compared)) return compared;
    if (best === null || compared.match.inliers > best.match.inliers) best = compared;
    if (compared.match.verdict === "same-recording" || best.match.inliers >= 150) return best;
  }
  return best;
}
