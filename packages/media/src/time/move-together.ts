// Finds when one film runs in another by what changes in both: the background, captions and light are taken out.
import { copySpeeds, nearestTo, refineLine, settleLine, type TimeLine } from "@sightline/match";
import type { Samples } from "./samples.ts";

/** A frame of a and the frame of b that lies on it. */
export type FramesTogether = readonly [a: number, b: number];

/** Two films sampled at the same places. */
export interface Both {
  readonly a: Samples;
  readonly b: Samples;
}

/** The frames of b (`some` of them) with those that a line puts them on; frames that fall outside a are left out. */
export function along(
  { a, b }: Both,
  { offsetUs, speed }: TimeLine,
  some: readonly number[],
): FramesTogether[] {
  const slack = a.gapUs / 2;
  const [first, last] = [a.ptsUs[0] ?? 0, a.ptsUs.at(-1) ?? 0];
  return some.flatMap((j): FramesTogether[] => {
    const us = offsetUs + speed * (b.ptsUs[j] ?? 0);
    return us < first - slack || us > last + slack ? [] : [[nearestTo(a.ptsUs, us), j]];
  });
}

/**
 * How alike two films change over these frames, −1…1: at each place the mean over time is taken out of both, and what
 * is left is correlated over all places and frames together. A place that never changes weighs nothing.
 */
export function likeness({ a, b }: Both, pairs: readonly FramesTogether[], stride = 1): number {
  const { places } = a;
  const count = pairs.length;
  if (count < 3) return 0;
  const sumsA = new Float64Array(places);
  const sumsB = new Float64Array(places);
  let [aa, bb, ab] = [0, 0, 0];
  for (const [i, j] of pairs) {
    const [atA, atB] = [i * places, j * places];
    for (let place = 0; place < places; place += stride) {
      const x = a.levels[atA + place] as number;
      const y = b.levels[atB + place] as number;
      sumsA[place] = (sumsA[place] as number) + x;
      sumsB[place] = (sumsB[place] as number) + y;
      aa += x * x;
      bb += y * y;
      ab += x * y;
    }
  }
  for (let place = 0; place < places; place += stride) {
    const [x, y] = [sumsA[place] as number, sumsB[place] as number];
    aa -= (x * x) / count;
    bb -= (y * y) / count;
    ab -= (x * y) / count;
  }
  const spread = Math.sqrt(Math.max(0, aa) * Math.max(0, bb));
  return spread < 1 ? 0 : ab / spread;
}

/** Speeds that are tried, the likeliest first; between them the line is turned later. */
const speeds = [1, 0.9, 1.1, 0.95, 1.05, 0.8, 1.25, 0.71, 1.4, 0.5, 2, 0.56, 1.8, 0.63, 1.6];
/** Nothing is more alike than this by chance: other speeds are not tried. */
const surely = 0.9;
const coarseUs = 60_000;
const coarseFrames = 48;
const coarseStride = 3;

/** The best line over frames `from`–`to` of b; null when b is never inside a. Where a and b overlap less counts less. */
export function search(both: Both, { from, to }: { from: number; to: number }): TimeLine | null {
  const { a, b } = both;
  const some = spread(from, to, coarseFrames);
  const middleUs = ((b.ptsUs[from] ?? 0) + (b.ptsUs[to] ?? 0)) / 2;
  const step = Math.max(coarseUs, a.gapUs);
  let best: { line: TimeLine; score: number } | null = null;
  for (const speed of speeds) {
    if (best !== null && best.score >= surely) break;
    for (let us = a.ptsUs[0] ?? 0; us <= (a.ptsUs.at(-1) ?? 0); us += step) {
      const line = { offsetUs: us - speed * middleUs, speed };
      const pairs = along(both, line, some);
      if (pairs.length * 2 < some.length) continue;
      const score = likeness(both, pairs, coarseStride) * Math.sqrt(pairs.length / some.length);
      if (best === null || score > best.score) best = { line, score };
    }
  }
  return best?.line ?? null;
}

/** At most `most` whole numbers from `from` to `to`, evenly. */
export function spread(from: number, to: number, most: number): number[] {
  const count = Math.min(most, to - from + 1);
  return Array.from({ length: count }, (_, n) =>
    Math.round(from + (n * (to - from)) / Math.max(1, count - 1)),
  );
}

/** So far around a measured speed likely ones are tried. */
const likelySpeeds = 0.12;
const fineFrames = 120;

/** The line near this one along which frames `from`–`to` of b are most alike; the middle of all equally good ones. */
export function refine(
  both: Both,
  line: TimeLine,
  { from, to }: { from: number; to: number },
  wide = false,
): TimeLine {
  const { a, b } = both;
  const some = spread(from, to, fineFrames);
  // One who walks evenly before a wall fits a wrong speed fairly well: a likely one far off may fit better.
  const likely = wide ? copySpeeds.filter((speed) => Math.abs(speed / line.speed - 1) <= likelySpeeds) : [];
  return refineLine(line, {
    ...(wide ? { turns: 5, frames: 3, parts: 2 } : { turns: 2, frames: 2, parts: 8 }),
    gapUs: a.gapUs,
    fromUs: b.ptsUs[from] ?? 0,
    toUs: b.ptsUs[to] ?? 0,
    cost: (tried) => {
      const pairs = along(both, tried, some);
      return pairs.length * 2 < some.length ? 2 : 1 - likeness(both, pairs);
    },
    equalCost: 1e-4,
    rounds: 12,
    likely,
    plain: copySpeeds,
    framesOfSpeed: 3,
    fits: (one, other) => one.cost <= other.cost * 1.05 + 0.004,
  });
}

/** The line of the recording itself, from the one through the most alike frames. */
export function settled(both: Both, line: TimeLine, { from, to }: { from: number; to: number }): TimeLine {
  const { a, b } = both;
  const pairs = along(both, line, spread(from, to, 300));
  const off = pairs.map(([i, j]) => (a.ptsUs[i] ?? 0) - line.speed * (b.ptsUs[j] ?? 0));
  return off.length === 0 ? line : settleLine(line, off, { a: a.gapUs, b: b.gapUs });
}
