// Relates two items that their hashes do not: crops, picture in picture, large captions, turns by any angle.
import { type Prints, type Relation, relate } from "@sightline/match";
import type { DecodeOptions } from "../inspected.ts";
import { type MediaRefusal, isRefusal } from "../refusal.ts";
import { comparer, type Compared } from "./compare-instants.ts";
import { kindOf, quarterOf } from "./kind-of.ts";
import type { Geometry } from "./open-geometry.ts";
import { partPrints } from "./part-prints.ts";
import { framePairs } from "./rank-pairs.ts";
import { type Clip, type Views, viewsOf } from "./views.ts";

export interface RelateOptions extends DecodeOptions {
  readonly geometry: Geometry;
  /** What `viewsOf` told of either, so that it is done once an item; done here when left out. */
  readonly views?: { readonly a?: Views | undefined; readonly b?: Views | undefined };
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
  const viewsA = options.views?.a ?? (await viewsOf(a, options.geometry, { ...options, mirrors: 0 }));
  if (isRefusal(viewsA)) return viewsA;
  const viewsB = options.views?.b ?? (await viewsOf(b, options.geometry, options));
  if (isRefusal(viewsB)) return viewsB;
  const compare = comparer(a, b, options);
  const found = await firstMatch(viewsA, viewsB, compare);
  if (found === null || isRefusal(found)) return found;
  if (a.header.kind === "photo") return asRelation(a, b, found);
  // The camera has moved since the last key frame: the part cut out of a wrong frame would give a wrong time.
  const near = await compare.nearby(found);
  if (isRefusal(near)) return near;
  if (b.header.kind === "photo") return asRelation(a, b, near);
  return alignedInTime({ a, b, found: near, compare }, options);
}

type Comparer = ReturnType<typeof comparer>;

/** The best of the likeliest frame pairs; the first that is surely the same recording ends the search. */
async function firstMatch(a: Views, b: Views, compare: Comparer): Promise<Compared | null | MediaRefusal> {
  let best: Compared | null = null;
  for (const pair of framePairs(a, b)) {
    const compared = await compare.views(pair.a, pair.b);
    if (compared === null) continue;
    if (isRefusal(compared)) return compared;
    if (best === null || compared.match.inliers > best.match.inliers) best = compared;
    if (compared.match.verdict === "same-recording") return compared;
    if (best.match.inliers >= 150) return best;
  }
  return best;
}

interface InTime {
  readonly a: Clip;
  readonly b: Clip;
  readonly found: Compared;
  readonly compare: Comparer;
}

/** Slack around the stretch of `a` in which `b` must lie when it runs at half to twice the speed. */
const slackUs = 5_000_000;
const mostSpeed = 2.2;

/**
 * Hashes the common part of both, all frames, and lets the hashes say when it is; pixels are then asked again there. A
 * camera that stands still shows the same at any time, so when the likely stretch of `a` fails, all of it is hashed.
 */
async function alignedInTime(task: InTime, options: DecodeOptions): Promise<Relation | MediaRefusal> {
  const { a, b, found } = task;
  const { match, aUs, bUs } = found;
  const [firstB, lastB] = endsOf(b);
  const [firstA, lastA] = endsOf(a);
  const inB = await partPrints(b, { corners: match.common.b, fromUs: firstB, toUs: lastB }, options);
  if (isRefusal(inB)) return inB;
  const fromUs = Math.max(firstA, Math.floor(aUs - mostSpeed * (bUs - firstB) - slackUs));
  const toUs = Math.min(lastA, Math.ceil(aUs + mostSpeed * (lastB - bUs) + slackUs));
  const likely = await alignedIn(task, { inB, fromUs, toUs }, options);
  if (likely !== null) return likely;
  const isAll = fromUs === firstA && toUs === lastA;
  const anywhere = isAll ? null : await alignedIn(task, { inB, fromUs: firstA, toUs: lastA }, options);
  return anywhere ?? asLead(asRelation(a, b, found));
}

function endsOf({ header }: Clip): [number, number] {
  return [header.ptsUs[0] ?? 0, header.ptsUs.at(-1) ?? 0];
}

interface Stretch {
  readonly inB: Prints;
  readonly fromUs: number;
  readonly toUs: number;
}

async function alignedIn(
  { a, b, found, compare }: InTime,
  { inB, fromUs, toUs }: Stretch,
  options: DecodeOptions,
): Promise<Relation | null | MediaRefusal> {
  const inA = await partPrints(a, { corners: found.match.common.a, fromUs, toUs }, options);
  if (isRefusal(inA)) return inA;
  const aligned = relate(inA, inB);
  if (aligned === null || aligned.relation !== "same-recording") return null;
  const seen = await compare.along(aligned, found.match.mirrored);
  if (isRefusal(seen)) return seen;
  const sure = seen.filter((each) => each.match.verdict === "same-recording");
  const [best] = sure.sort((x, y) => y.match.agreeing - x.match.agreeing);
  if (best === undefined || sure.length * 2 < seen.length) return null;
  const { offsetUs, speed, share, distance } = aligned;
  return {
    ...asRelation(a, b, best),
    offsetUs,
    speed,
    fromUs: aligned.fromUs,
    toUs: aligned.toUs,
    share,
    distance,
  };
}

function asLead(relation: Relation): Relation {
  return { ...relation, relation: "same-thing", kind: null };
}

function asRelation(a: Clip, b: Clip, { match, aUs, bUs }: Compared): Relation {
  const total = match.agreeing + match.differing;
  return {
    relation: match.verdict,
    kind: match.verdict === "same-recording" ? kindOf(a, b, match) : null,
    offsetUs: aUs - bUs,
    speed: 1,
    mirrored: match.mirrored,
    turned: quarterOf(a, match),
    fromUs: aUs,
    toUs: aUs,
    share: total === 0 ? 0 : match.agreeing / total,
    distance: match.distance,
    evidence: {
      by: "geometry",
      aUs,
      bUs,
      points: match.points,
      outline: match.outline,
      residual: match.residual,
    },
  };
}
