// Compares two items at given instants, fetching the pixels that it needs and keeping them for the next question.
import { type Point, spreadOver, nearestOf } from "@sightline/match";
import type { DecodeOptions } from "../inspected.ts";
import { type MediaRefusal, isRefusal, refuse } from "../refusal.ts";
import type { Corners, GeometryMatch, GreyFrame, Warp } from "../pixels/grey.ts";
import { type Joiner, joiner } from "./joins.ts";
import { bestNearby } from "./nearby.ts";
import type { Lasting } from "../pixels/changed-parts.ts";
import type { Geometry, Under } from "./open-geometry.ts";
import type { PixelStore } from "./pixel-store.ts";
import { type Clip } from "../points/views.ts";
import { isInlaid } from "../pixels/seams.ts";
import { fitWarp, inverse, pairFields, warped } from "../pixels/warp.ts";

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
  readonly byPoints: Joiner;
  /** Two instants by their points, plain and mirrored; null where nothing joins them. */
  readonly instants: (at: Instants) => Promise<Compared | null | MediaRefusal>;
  /** The frame of `a` within 1.2 s that fits the frame of `b` best. */
  readonly nearby: (found: Compared) => Promise<Compared | MediaRefusal>;
  /** A few instants spread over an alignment in time, where the common part is known; those outside are left out. */
  readonly along: (aligned: Stretch, common: Common) => Promise<Compared[] | MediaRefusal>;
  /** Pairs of instants, where the common part is known. */
  readonly under: (pairs: readonly Instants[], common: Common) => Promise<Compared[] | MediaRefusal>;
  /** What lasts of the differences between these pairs there; null where nothing is shown by both. */
  readonly lasting: (pairs: readonly Instants[], common: Common) => Promise<Lasting | null | MediaRefusal>;
  /** By how many levels each of these pairs differs there. */
  readonly apart: (pairs: readonly Instants[], common: Common) => Promise<number[] | MediaRefusal>;
  /** Whether seams run through the frame of the one, along the sides of the other; yes where it is not known any more. */
  readonly isInlaid: (found: Compared, inThe: "a" | "b") => boolean;
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
  const byPoints = joiner(a, b, options);
  return {
    byPoints,
    lasting,
    instants: async (at) => {
      const joins = await byPoints.joins(at);
      return isRefusal(joins) ? joins : byPoints.verified(joins);
    },
    nearby: (found) => bestNearby(found, a, { byPoints, load: (atUs) => load(a, atUs) }),
    along: (aligned, common) => whatIs(instantsAlong(aligned, a, b), common),
    under: whatIs,
    isInlaid: ({ aUs, bUs, match }, inThe) => {
      const one = options.store.of(a).frames.get(aUs);
      const other = options.store.of(b).frames.get(bUs);
      if (one === undefined || other === undefined) return true;
      return inThe === "a" ? isInlaid(one, match.outline) : isInlaid(other, outlineInB(match, one, other));
    },
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

/** Where the corners of a's frame lie in b's, as it is shown. */
function outlineInB({ warp, mirrored }: GeometryMatch, one: GreyFrame, other: GreyFrame): Point[] {
  const back = inverse(warp) ?? warp;
  return [
    [0, 0],
    [one.width, 0],
    [one.width, one.height],
    [0, one.height],
  ].map(([x = 0, y = 0]) => {
    const [u, v] = warped(back, x, y);
    return [mirrored ? 1 - u / other.width : u / other.width, v / other.height];
  });
}

function instantsAlong({ fromUs, toUs, offsetUs, speed }: Stretch, a: Clip, b: Clip): [number, number][] {
  const inside = b.header.ptsUs.filter((us) => {
    const there = offsetUs + speed * us;
    return there >= fromUs - 1000 && there <= toUs + 1000;
  });
  return spreadOver(inside, checks).map((us) => [nearestOf(a.header.ptsUs, offsetUs + speed * us), us]);
}
