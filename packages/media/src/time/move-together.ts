// Finds when one film runs in another by what changes in both: the background, captions and light are taken out.
import { nearestTo } from "@sightline/match";
import type { Samples } from "./samples.ts";

/** An instant t of b is the instant offsetUs + speed · t of a. */
export interface Line {
  readonly offsetUs: number;
  readonly speed: number;
}

/** A frame of a and the frame of b that lies on it. */
export type FramesTogether = readonly [a: number, b: number];

/** Two films sampled at the same places. */
export interface Both {
  readonly a: Samples;
  readonly b: Samples;
}

/** The frames of b (`some` of them) with those that a line puts them on; frames that fall outside a are left out. */
export function along({ a, b }: Both, { offsetUs, speed }: Line, some: readonly number[]): FramesTogether[] {
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
export function search(both: Both, { from, to }: { from: number; to: number }): Line | null {
  const { a, b } = both;
  const some = spread(from, to, coarseFrames);
  const middleUs = ((b.ptsUs[from] ?? 0) + (b.ptsUs[to] ?? 0)) / 2;
  const step = Math.max(coarseUs, a.gapUs);
  let best: { line: Line; score: number } | null = null;
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

interface Tried {
  readonly line: Line;
  readonly cost: number;
}

const lower = (one: Tried, other: Tried): Tried => (other.cost < one.cost ? other : one);

/** How wide a line is sought around another: steps of speed either way, and frames of offset in parts of a frame. */
interface Reach {
  readonly turns: number;
  readonly frames: number;
  readonly parts: number;
}

/** Speeds at which copies are made on purpose: taken where they fit as well as the measured one. */
const plainSpeeds = [1, 0.5, 2, 0.9, 1.1, 0.75, 1.25, 1.5, 0.8, 0.95, 1.05, 24 / 25, 25 / 24];
const framesOfSpeed = 3;
/** So far around a measured speed likely ones are tried, and so often it is turned on while that helps. */
const likelySpeeds = 0.12;
const mostTurns = 12;
const fineFrames = 120;

/** The line near this one along which frames `from`–`to` of b are most alike; the middle of all equally good ones. */
export function refine(
  both: Both,
  line: Line,
  { from, to }: { from: number; to: number },
  wide = false,
): Line {
  const reach: Reach = wide ? { turns: 5, frames: 3, parts: 2 } : { turns: 2, frames: 2, parts: 8 };
  const { b } = both;
  const some = spread(from, to, fineFrames);
  const [startUs, endUs] = [b.ptsUs[from] ?? 0, b.ptsUs[to] ?? 0];
  const [middleUs, lengthUs] = [(startUs + endUs) / 2, Math.max(1, endUs - startUs)];
  const gap = both.a.gapUs;
  const turned = (from: Line, speed: number): Line => ({
    offsetUs: from.offsetUs + (from.speed - speed) * middleUs,
    speed,
  });
  const tried = (speed: number, from = line): Tried => bestOffset(both, turned(from, speed), some, reach);
  // One who walks evenly before a wall fits a wrong speed fairly well: a likely one far off may fit better.
  const likely = wide ? plainSpeeds.filter((speed) => Math.abs(speed / line.speed - 1) <= likelySpeeds) : [];
  let free = [line.speed, ...likely].map((speed) => tried(speed)).reduce(lower);
  for (let round = 0; round < mostTurns; round++) {
    const [before, step] = [free, gap / (2 * lengthUs)];
    for (let n = -reach.turns; n <= reach.turns; n++)
      if (n !== 0) free = lower(free, tried(before.line.speed + n * step, before.line));
    if (Math.abs(free.line.speed - before.line.speed) < (reach.turns - 0.5) * step) break;
  }
  const plain = plainSpeeds
    .filter((speed) => Math.abs(speed - free.line.speed) * lengthUs <= framesOfSpeed * gap)
    .map((speed) => tried(speed, free.line))
    .find(({ cost }) => cost <= free.cost * 1.05 + 0.004);
  return (plain ?? free).line;
}

function bestOffset(both: Both, line: Line, some: readonly number[], { frames, parts }: Reach): Tried {
  const step = both.a.gapUs / parts;
  const costs: number[] = [];
  for (let n = -frames * parts; n <= frames * parts; n++) {
    const pairs = along(both, { ...line, offsetUs: line.offsetUs + n * step }, some);
    costs.push(pairs.length * 2 < some.length ? 2 : 1 - likeness(both, pairs));
  }
  const cost = Math.min(...costs);
  const lowest = costs.indexOf(cost);
  let [low, high] = [lowest, lowest];
  while ((costs[low - 1] ?? Infinity) <= cost + 1e-4) low--;
  while ((costs[high + 1] ?? Infinity) <= cost + 1e-4) high++;
  return { line: { ...line, offsetUs: line.offsetUs + ((low + high) / 2 - frames * parts) * step }, cost };
}

/**
 * The line of the recording itself, from the one through the most alike frames. As `settle` of the hashes does: exact
 * where the frames of both fall together; otherwise b was resampled, and a resampler shows the latest frame that began
 * up to half a frame of its own ahead, not the nearest.
 */
export function settled(both: Both, line: Line, { from, to }: { from: number; to: number }): Line {
  const { a, b } = both;
  const pairs = along(both, line, spread(from, to, 300));
  const off = pairs.map(([i, j]) => (a.ptsUs[i] ?? 0) - line.speed * (b.ptsUs[j] ?? 0)).sort((x, y) => x - y);
  const [low, high] = [off[Math.floor(off.length * 0.05)], off[Math.ceil(off.length * 0.95) - 1]];
  const middle = off[off.length >> 1];
  if (low === undefined || high === undefined || middle === undefined) return line;
  if (high - low <= a.gapUs / 4) return { ...line, offsetUs: middle };
  return { ...line, offsetUs: line.offsetUs + (a.gapUs - line.speed * b.gapUs) / 2 };
}
