// Compares two items at given instants, fetching the pixels that it needs and keeping them for the next question.
import { inMirror, spreadOver, nearestOf } from "@sightline/match";
import { fitInside } from "../fit-inside.ts";
import type { DecodeOptions } from "../inspected.ts";
import { type MediaRefusal, isRefusal, refuse } from "../refusal.ts";
import {
  type Corners,
  type GeometryMatch,
  type GreyFrame,
  type FrameAndPoints,
  type Warp,
  greyLongest,
} from "../pixels/grey.ts";
import { bestNearby } from "./nearby.ts";
import type { Changed } from "../pixels/changed-parts.ts";
import type { Geometry, Under } from "./open-geometry.ts";
import type { PixelStore } from "./pixel-store.ts";
import { mirrored } from "../pixels/plane.ts";
import { type Clip } from "../points/views.ts";
import { fitWarp, pairFields } from "../pixels/warp.ts";

export interface Compared {
  readonly aUs: number;
  readonly bUs: number;
  readonly match: GeometryMatch;
}

export interface CompareOptions extends DecodeOptions {
  readonly geometry: Geometry;
  readonly store: PixelStore;
}

/** The part that both show; of `b` as it is shown, also where it is mirrored. */
export interface Common {
  readonly a: Corners;
  readonly b: Corners;
  readonly mirrored: boolean;
}

/** Where b runs in a, and the part of a that matches. */
export interface Stretch {
  readonly offsetUs: number;
  readonly speed: number;
  readonly fromUs: number;
  readonly toUs: number;
}

/** An instant of a, and one of b. */
export type Instants = readonly [aUs: number, bUs: number];

export interface Comparer {
  /** Two instants; the mirror image of b first where that is likelier. */
  readonly instants: (
    aUs: number,
    bUs: number,
    mirrorFirst: boolean,
  ) => Promise<Compared | null | MediaRefusal>;
  /** The frame of `a` within 1.2 s that fits the frame of `b` best. */
  readonly nearby: (found: Compared) => Promise<Compared | MediaRefusal>;
  /** A few instants spread over an alignment in time, where the common part is known; those outside are left out. */
  readonly along: (aligned: Stretch, common: Common) => Promise<Compared[] | MediaRefusal>;
  /** Pairs of instants, where the common part is known. */
  readonly under: (pairs: readonly Instants[], common: Common) => Promise<Compared[] | MediaRefusal>;
  /** What lasts of the differences between these pairs there; null where nothing is shown by both. */
  readonly lasting: (pairs: readonly Instants[], common: Common) => Promise<Changed | null | MediaRefusal>;
  /** By how many levels each of these pairs differs there. */
  readonly apart: (pairs: readonly Instants[], common: Common) => Promise<number[] | MediaRefusal>;
}

/** Two items, and the way to ask about their pixels. */
export interface InTime {
  readonly a: Clip;
  readonly b: Clip;
  readonly compare: Comparer;
}

/** Instants at which an alignment in time is checked. */
const checks = 3;

interface Pair {
  readonly aUs: number;
  readonly bUs: number;
  readonly one: GreyFrame;
  readonly other: GreyFrame;
}

export function comparer(a: Clip, b: Clip, options: CompareOptions): Comparer {
  const at: CompareAt = async (aUs, bUs, mirror) => {
    if (!(await mayBeJoined({ a, b }, [aUs, bUs], mirror, options))) return null;
    const one = await seen(a, aUs, false, options);
    if (isRefusal(one)) return one;
    const other = await seen(b, bUs, mirror, options);
    if (isRefusal(other)) return other;
    const query = mirror ? { plain: null, mirrored: other } : { plain: other, mirrored: null };
    const match = await options.geometry.verify(one, query);
    return match === null ? null : { aUs, bUs, match };
  };
  const load = (clip: Clip, atUs: readonly number[]) => options.store.load(clip, atUs, options);
  const under =
    <T>(ask: (pair: Pair, how: Under) => Promise<T>) =>
    async (pairs: readonly Instants[], common: Common): Promise<T[] | MediaRefusal> => {
      const refusal =
        (await load(
          a,
          pairs.map(([us]) => us),
        )) ??
        (await load(
          b,
          pairs.map(([, us]) => us),
        ));
      if (refusal !== undefined) return refusal;
      const all: T[] = [];
      for (const [aUs, bUs] of pairs) {
        const one = options.store.of(a).frames.get(aUs);
        const other = options.store.of(b).frames.get(bUs);
        if (one === undefined || other === undefined) return refuse("no-such-frame");
        const how = { warp: warpOf(common, one, other), mirror: common.mirrored };
        all.push(await ask({ aUs, bUs, one, other }, how));
      }
      return all;
    };
  const compared = under(async ({ aUs, bUs, one, other }, how): Promise<Compared | null> => {
    const match = await options.geometry.verifyUnder(one, other, how);
    return match === null ? null : { aUs, bUs, match };
  });
  const whatIs = async (pairs: readonly Instants[], common: Common): Promise<Compared[] | MediaRefusal> => {
    const all = await compared(pairs, common);
    return isRefusal(all) ? all : all.filter((each) => each !== null);
  };
  const lasting = async (pairs: readonly Instants[], common: Common) => {
    const loaded = await under((pair, how) => Promise.resolve({ ...pair, how }))(pairs, common);
    if (isRefusal(loaded)) return loaded;
    const [first] = loaded;
    if (first === undefined) return null;
    return options.geometry.lasting(
      loaded.map(({ one }) => one),
      loaded.map(({ other }) => other),
      first.how,
    );
  };
  return {
    lasting,
    instants: (aUs, bUs, mirrorFirst) => eitherWay(at, [aUs, bUs], mirrorFirst),
    nearby: (found) => bestNearby(found, a, { at, load: (atUs) => load(a, atUs) }),
    along: (aligned, common) => whatIs(instantsAlong(aligned, a, b), common),
    under: whatIs,
    apart: under(({ one, other }, how) => options.geometry.apartUnder(one, other, how)),
  };
}

/** The warp in pixels that lays the part of b, mirrored first where it is, on that of a. */
function warpOf({ a, b, mirrored: flip }: Common, one: GreyFrame, other: GreyFrame): Warp {
  const places = new Float64Array(16);
  for (const [k, [x, y]] of b.entries()) {
    const [u, v] = a[k] ?? [0, 0];
    places.set(
      [(flip ? 1 - x : x) * other.width, y * other.height, u * one.width, v * one.height],
      k * pairFields,
    );
  }
  return fitWarp(places, new Uint8Array(4).fill(1), 6) ?? [0, 0, 0, 0, 0, 0, 0, 0, 1];
}

/** Where the points of both are known, nothing is decoded for frames that they do not join. */
async function mayBeJoined(
  { a, b }: { readonly a: Clip; readonly b: Clip },
  [aUs, bUs]: Instants,
  mirror: boolean,
  { store, geometry }: CompareOptions,
): Promise<boolean> {
  const one = store.of(a).points.get(aUs);
  const other = store.of(b).points.get(bUs);
  if (one === undefined || other === undefined) return true;
  const size = fitInside(b.header, greyLongest);
  return geometry.joined(one, mirror ? inMirror(other, size.width) : other, size);
}

async function seen(
  clip: Clip,
  us: number,
  mirror: boolean,
  options: CompareOptions,
): Promise<FrameAndPoints | MediaRefusal> {
  const refusal = await options.store.load(clip, [us], options);
  const { frames, points } = options.store.of(clip);
  const frame = frames.get(us);
  if (frame === undefined) return refusal ?? refuse("no-such-frame");
  const features = points.get(us) ?? (await options.geometry.features(frame));
  points.set(us, features);
  return mirror ? { frame: mirrored(frame), features: inMirror(features, frame.width) } : { frame, features };
}

/** Compares one instant of `a` with one of `b`, or with its mirror image. */
export type CompareAt = (
  aUs: number,
  bUs: number,
  mirror: boolean,
) => Promise<Compared | null | MediaRefusal>;

/** The other reading is tried only where the likelier one does not settle it. */
async function eitherWay(
  at: CompareAt,
  [aUs, bUs]: readonly [number, number],
  mirrorFirst: boolean,
): Promise<Compared | null | MediaRefusal> {
  const first = await at(aUs, bUs, mirrorFirst);
  if (first !== null && (isRefusal(first) || first.match.verdict === "same-recording")) return first;
  const second = await at(aUs, bUs, !mirrorFirst);
  if (first === null || second === null) return first ?? second;
  if (isRefusal(second)) return second;
  const fits = second.match.verdict === "same-recording" || second.match.inliers > first.match.inliers;
  return fits ? second : first;
}

function instantsAlong({ fromUs, toUs, offsetUs, speed }: Stretch, a: Clip, b: Clip): [number, number][] {
  const inside = b.header.ptsUs.filter((us) => {
    const there = offsetUs + speed * us;
    return there >= fromUs - 1000 && there <= toUs + 1000;
  });
  return spreadOver(inside, checks).map((us) => [nearestOf(a.header.ptsUs, offsetUs + speed * us), us]);
}
