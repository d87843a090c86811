// Relates two items that their hashes do not: crops, picture in picture, large captions, turns by any angle.
import type { Point, Relation } from "@sightline/match";
import type { DecodeOptions } from "../inspected.ts";
import { type MediaRefusal, isRefusal } from "../refusal.ts";
import type { AlignedByMotion } from "./align-motion.ts";
import { comparer, type Common, type Compared, nearest } from "./compare-instants.ts";
import type { Corners } from "./grey.ts";
import { kindOf, quarterOf } from "./kind-of.ts";
import type { Geometry } from "./open-geometry.ts";
import { type PixelStore, pixelStore } from "./pixel-store.ts";
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
  const viewsA = options.views?.a ?? (await viewsOf(a, options.geometry, { ...options, mirrors: 0 }));
  if (isRefusal(viewsA)) return viewsA;
  const viewsB = options.views?.b ?? (await viewsOf(b, options.geometry, options));
  if (isRefusal(viewsB)) return viewsB;
  const store = options.store ?? pixelStore();
  store.know(viewsA);
  store.know(viewsB);
  const compare = comparer(a, b, { ...options, store });
  if (options.lead !== undefined && b.header.kind === "video") {
    const aligned = await alignedInTime({ a, b, compare, store }, wholeBy(options.lead), options);
    if (aligned !== null) return aligned;
  }
  const found = await firstMatch(viewsA, viewsB, compare);
  if (found === null || isRefusal(found)) return found;
  if (a.header.kind === "photo") return asRelation(a, b, found);
  if (b.header.kind === "video") {
    const { aUs, bUs, match } = found;
    const common = { a: upright(match.common.a), b: upright(match.common.b), mirrored: match.mirrored };
    const aligned = await alignedInTime({ a, b, compare, store }, { aUs, bUs, common }, options);
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

type Comparer = ReturnType<typeof comparer>;

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

/** The part that both show, and a moment at which they did. */
interface Placed {
  readonly aUs: number;
  readonly bUs: number;
  readonly common: Common;
}

const whole: Corners = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

/** As hashes see two films: the whole of the one on the whole of the other. */
function wholeBy({ evidence, mirrored, offsetUs, fromUs }: Relation): Placed {
  const pairs = evidence.by === "hashes" ? evidence.pairs : [];
  const { aUs, bUs } = pairs[pairs.length >> 1] ?? { aUs: fromUs, bUs: fromUs - offsetUs };
  const [p, q, r, s] = whole;
  return { aUs, bUs, common: { a: whole, b: mirrored ? [q, p, s, r] : whole, mirrored } };
}

/** Sides this near to those of the frame are taken to be along them: few points leave a warp askew, copies are not. */
const nearlyUpright = 0.25;

function upright(corners: Corners): Corners {
  const [p, q, r, s] = corners;
  const isTurned = Math.abs(q[1] - p[1]) > Math.abs(q[0] - p[0]);
  const [along, across] = isTurned ? ([1, 0] as const) : ([0, 1] as const);
  const lean = [
    [p, q],
    [s, r],
    [s, p],
    [r, q],
  ].map(([from, to], n) => {
    const [dx, dy] = [(to?.[0] ?? 0) - (from?.[0] ?? 0), (to?.[1] ?? 0) - (from?.[1] ?? 0)];
    const isAlong = (n < 2 ? along : 1 - along) === 0;
    return isAlong ? Math.abs(dy / dx) : Math.abs(dx / dy);
  });
  if (lean.some((each) => !(each <= nearlyUpright))) return corners;
  const mean = (one: number, other: number): number => (one + other) / 2;
  const [start, end] = [mean(p[along], s[along]), mean(q[along], r[along])];
  const [top, bottom] = [mean(p[across], q[across]), mean(s[across], r[across])];
  const at = (x: number, y: number): Point => (isTurned ? [y, x] : [x, y]);
  return [at(start, top), at(end, top), at(end, bottom), at(start, bottom)];
}

interface InTime {
  readonly a: Clip;
  readonly b: Clip;
  readonly compare: Comparer;
  readonly store: PixelStore;
}

/**
 * Lets what moves in the common part say when it is, and asks the pixels again there. Null when the moments prove
 * nothing, or when the frames that it puts together show another standpoint.
 */
async function alignedInTime(
  task: InTime,
  found: Placed,
  options: RelateOptions,
): Promise<Relation | null | MediaRefusal> {
  const { a, compare } = task;
  const films = await filmsOf(task, found, options);
  if (isRefusal(films)) return films;
  const { geometry } = options;
  const { common } = found;
  const stood = await geometry.motion({ ...films, parts: common });
  const told = stood?.locked === true ? await proved(task, stood, common) : null;
  if (told !== null) return told;
  const standing = await onTripod(task, films, { options, mirrored: common.mirrored });
  if (standing !== null) return standing;
  // A camera that moved has shifted the part since the two frames were taken; how it moved tells which belong together.
  for (const line of await geometry.camera({ ...films, parts: common })) {
    const aUs = nearest(a.header.ptsUs, line.offsetUs + line.speed * found.bUs);
    const there = await compare.instants(aUs, found.bUs, common.mirrored);
    if (there === null) continue;
    if (isRefusal(there)) return there;
    if (there.match.mirrored !== common.mirrored) continue;
    const [inA, inB] = [upright(there.match.common.a), upright(there.match.common.b)];
    const parts = { a: inA, b: inB, mirrored: common.mirrored };
    const aligned = await geometry.motion({ ...films, parts, line });
    const proof = aligned?.locked === true ? await proved(task, aligned, parts) : null;
    if (proof !== null) return proof;
  }
  return null;
}

type Films = Exclude<Awaited<ReturnType<typeof filmsOf>>, MediaRefusal>;

async function onTripod(
  task: InTime,
  films: Films,
  { options, mirrored }: { options: RelateOptions; mirrored: boolean },
): Promise<Relation | null | MediaRefusal> {
  const parts = await options.geometry.background(films.a, films.b, mirrored);
  if (parts === null) return null;
  const aligned = await options.geometry.motion({ ...films, parts });
  return aligned?.locked === true ? proved(task, aligned, { ...parts, mirrored }) : null;
}

/** Less than this and the part is not where it was taken to be, or the time not when. */
const leastAlike = 0.75;

async function proved(
  { a, b, compare }: InTime,
  aligned: AlignedByMotion,
  common: Common,
): Promise<Relation | null | MediaRefusal> {
  if (aligned.here < leastAlike) return null;
  const seen = await compare.along(stretchOf(aligned), { ...common, a: aligned.partOfA });
  if (isRefusal(seen)) return seen;
  const sure = seen.filter((each) => each.match.verdict === "same-recording");
  const [best] = sure.toSorted((x, y) => y.match.agreeing - x.match.agreeing);
  if (best === undefined || sure.length * 2 < seen.length) return null;
  const told = asRelation(a, b, best);
  return {
    ...told,
    ...stretchOf(aligned),
    kind: told.kind === "copy" && !isWhole(a, aligned) ? "clip" : told.kind,
    share: aligned.agreeing / Math.max(1, aligned.agreeing + aligned.against),
  };
}

/** Of a copy, this share of its time and more is shown. */
const wholeShare = 0.95;

function isWhole({ header: { ptsUs } }: Clip, { fromUs, toUs }: AlignedByMotion): boolean {
  return toUs - fromUs >= wholeShare * ((ptsUs.at(-1) ?? 0) - (ptsUs[0] ?? 0));
}

const stretchOf = ({ line, fromUs, toUs }: AlignedByMotion) => ({
  offsetUs: Math.round(line.offsetUs),
  speed: line.speed,
  fromUs,
  toUs,
});

async function filmsOf({ a, b, store }: InTime, { aUs, bUs }: Placed, options: RelateOptions) {
  const filmA = await store.film(a, aUs, options);
  if (isRefusal(filmA)) return filmA;
  const filmB = await store.film(b, bUs, options);
  if (isRefusal(filmB)) return filmB;
  return { a: filmA, b: filmB, bUs, shotsUs: b.prints.shotsUs };
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
