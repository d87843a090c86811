// Compares two items at given instants, fetching the pixels that it needs and keeping them for the next question.
import type { Relation } from "@sightline/match";
import type { DecodeOptions } from "../inspected.ts";
import { type MediaRefusal, isRefusal, refuse } from "../refusal.ts";
import { greyFrames } from "./grey-frames.ts";
import type { Features, GeometryMatch, GreyFrame, Seen } from "./grey.ts";
import type { Geometry } from "./open-geometry.ts";
import { mirrored } from "./plane.ts";
import { type Clip, type View, greyLongest, spreadOver } from "./views.ts";

export interface Compared {
  readonly aUs: number;
  readonly bUs: number;
  readonly match: GeometryMatch;
}

export interface CompareOptions extends DecodeOptions {
  readonly geometry: Geometry;
}

export interface Comparer {
  /** Two views whose points are known. */
  readonly views: (a: View, b: View) => Promise<Compared | null | MediaRefusal>;
  /** The frame of `a` within 0.7 s that fits the frame of `b` best. */
  readonly nearby: (found: Compared) => Promise<Compared | MediaRefusal>;
  /** A few instants spread over an alignment in time; those without any match are left out. */
  readonly along: (aligned: Relation, mirror: boolean) => Promise<Compared[] | MediaRefusal>;
}

const nearUs = 700_000;
/** Instants at which an alignment in time is checked. */
const checks = 5;

export function comparer(a: Clip, b: Clip, options: CompareOptions): Comparer {
  const framesOfA = frameStore(a, options);
  const framesOfB = frameStore(b, options);
  const at: Look = async (aUs, bUs, mirror) => {
    const one = await framesOfA.seen(aUs, false);
    if (isRefusal(one)) return one;
    const other = await framesOfB.seen(bUs, mirror);
    if (isRefusal(other)) return other;
    const query = mirror ? { plain: null, mirrored: other } : { plain: other, mirrored: null };
    const match = await options.geometry.verify(one, query);
    return match === null ? null : { aUs, bUs, match };
  };
  return {
    views: (one, other) => {
      framesOfA.know(one);
      framesOfB.know(other);
      return eitherWay(at, one.atUs, other.atUs);
    },
    nearby: (found) => bestNearby(found, a, { at, load: framesOfA.load }),
    along: async (aligned, mirror) => {
      const pairs = instantsAlong(aligned, a, b);
      const loaded =
        (await framesOfA.load(pairs.map(([us]) => us))) ?? (await framesOfB.load(pairs.map(([, us]) => us)));
      if (loaded !== undefined) return loaded;
      const all: Compared[] = [];
      for (const [aUs, bUs] of pairs) {
        const compared = await at(aUs, bUs, mirror);
        if (compared !== null && isRefusal(compared)) return compared;
        if (compared !== null) all.push(compared);
      }
      return all;
    },
  };
}

/** Compares one instant of `a` with one of `b`, or with its mirror image. */
type Look = (aUs: number, bUs: number, mirror: boolean) => Promise<Compared | null | MediaRefusal>;

/** The mirror image is tried only where the plain one does not settle it. */
async function eitherWay(at: Look, aUs: number, bUs: number): Promise<Compared | null | MediaRefusal> {
  const plain = await at(aUs, bUs, false);
  if (plain !== null && (isRefusal(plain) || plain.match.verdict === "same-recording")) return plain;
  const inMirror = await at(aUs, bUs, true);
  if (plain === null || inMirror === null) return plain ?? inMirror;
  if (isRefusal(inMirror)) return inMirror;
  const fits = inMirror.match.verdict === "same-recording" || inMirror.match.inliers > plain.match.inliers;
  return fits ? inMirror : plain;
}

interface Looking {
  readonly at: Look;
  readonly load: (atUs: readonly number[]) => Promise<MediaRefusal | undefined>;
}

/** Seven frames over the whole window, then ever closer around the best, until no neighbour fits better. */
async function bestNearby(found: Compared, a: Clip, { at, load }: Looking): Promise<Compared | MediaRefusal> {
  const window = a.header.ptsUs.filter((us) => Math.abs(us - found.aUs) <= nearUs);
  const dense = spreadOver(window, 90);
  const refusal = await load(dense);
  if (refusal !== undefined) return refusal;
  let best = found;
  const tried = new Set([found.aUs]);
  let step = Math.max(1, Math.floor(dense.length / 7));
  let next = dense.filter((_, i) => i % step === 0);
  for (;;) {
    const before = best;
    for (const us of next) {
      if (tried.has(us)) continue;
      tried.add(us);
      const compared = await at(us, found.bUs, found.match.mirrored);
      if (compared !== null && isRefusal(compared)) return compared;
      if (compared !== null && fit(compared) > fit(best)) best = compared;
    }
    if (step === 1 && best === before) return best;
    step = Math.max(1, step >> 1);
    const middle = dense.findIndex((us) => us >= best.aUs);
    next = [middle - step, middle + step].flatMap((i) => dense[i] ?? []);
  }
}

/** Agreeing pixels first; among equals the smaller residual. */
function fit({ match }: Compared): number {
  return match.agreeing - match.differing / 2 + (1 - match.residual) * 20;
}

function instantsAlong({ fromUs, toUs, offsetUs, speed }: Relation, a: Clip, b: Clip): [number, number][] {
  const inside = b.header.ptsUs.filter((us) => {
    const there = offsetUs + speed * us;
    return there >= fromUs - 1000 && there <= toUs + 1000;
  });
  return spreadOver(inside, checks).map((us) => [nearest(a.header.ptsUs, offsetUs + speed * us), us]);
}

function nearest(list: readonly number[], us: number): number {
  return list.reduce((best, each) => (Math.abs(each - us) < Math.abs(best - us) ? each : best), list[0] ?? 0);
}

/** Frames and points of one item, each made once. */
function frameStore(clip: Clip, options: CompareOptions) {
  const frames = new Map<number, GreyFrame>();
  const plain = new Map<number, Features>();
  const inMirror = new Map<number, Features>();
  const load = async (atUs: readonly number[]): Promise<MediaRefusal | undefined> => {
    const missing = atUs.filter((us) => !frames.has(us));
    if (missing.length === 0) return undefined;
    const made = await greyFrames(clip, { atUs: missing, longest: greyLongest }, options);
    if (isRefusal(made)) return made;
    for (const frame of made) frames.set(frame.atUs, frame);
    return undefined;
  };
  const seen = async (us: number, mirror: boolean): Promise<Seen | MediaRefusal> => {
    const refusal = await load([us]);
    const frame = frames.get(us);
    if (frame === undefined) return refusal ?? refuse("no-such-frame");
    const known = mirror ? inMirror : plain;
    const features = known.get(us) ?? (await options.geometry.features(frame, mirror));
    known.set(us, features);
    return { frame: mirror ? mirrored(frame) : frame, features };
  };
  return {
    load,
    know: ({ atUs, features, mirrored: reversed }: View): void => {
      plain.set(atUs, features);
      if (reversed !== null) inMirror.set(atUs, reversed);
    },
    seen,
  };
}
