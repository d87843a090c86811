// Judges a line found by motion: how far it holds, and whether the moments prove one recording.
import type { TimeLine } from "@sightline/match";
import { along, type Both, type FramesTogether, likeness, spread } from "./move-together.ts";

export interface Judged {
  /** First and last frame of b that look like theirs in a. */
  readonly from: number;
  readonly to: number;
  /** How alike both change from first to last, −1…1, and at the best other offset between half a second and two. */
  readonly here: number;
  readonly elsewhere: number;
  /** Blocks in which something moves: those in which it moves alike, and those in which it clearly does not. */
  readonly agreeing: number;
  readonly against: number;
  /** The moments prove one recording. */
  readonly locked: boolean;
}

/** Two frames of one picture correlate this well over their places, whatever the light. */
const leastLikeness = 0.6;
/** Disagreement that lasts for so long ends a match. */
const patienceUs = 1_000_000;

/** The longest stretch of b, around frame `start`, whose frames look like theirs in a; null when that one does not. */
function extent(both: Both, line: TimeLine, start: number): { from: number; to: number } | null {
  const { b } = both;
  const pairs = along(both, line, spread(0, b.ptsUs.length - 1, b.ptsUs.length));
  const looks = new Map(pairs.map(([i, j]) => [j, pictureLikeness(both, i, j) >= leastLikeness]));
  const walk = (step: 1 | -1): number => {
    let end = -1;
    let seenUs = b.ptsUs[start] ?? 0;
    for (let j = start; looks.has(j); j += step) {
      const us = b.ptsUs[j] ?? 0;
      if (looks.get(j) === true) [end, seenUs] = [j, us];
      else if (Math.abs(us - seenUs) > patienceUs) break;
    }
    return end;
  };
  const [from, to] = [walk(-1), walk(1)];
  const ends = [from, to].filter((end) => end >= 0);
  return ends.length === 0 ? null : { from: Math.min(...ends), to: Math.max(...ends) };
}

/** How alike two frames are as they stand, −1…1, whatever the light. */
export function pictureLikeness({ a, b }: Both, i: number, j: number): number {
  const { places } = a;
  let [x, y, xx, yy, xy] = [0, 0, 0, 0, 0];
  for (let place = 0; place < places; place++) {
    const left = a.levels[i * places + place] as number;
    const right = b.levels[j * places + place] as number;
    x += left;
    y += right;
    xx += left * left;
    yy += right * right;
    xy += left * right;
  }
  const spreadBoth = Math.sqrt(Math.max(0, xx - (x * x) / places) * Math.max(0, yy - (y * y) / places));
  return spreadBoth < 1 ? 0 : (xy - (x * y) / places) / spreadBoth;
}

/** What is shorter than three such blocks is cut into three shorter ones. */
const longestBlockUs = 750_000;
/** Levels by which a place must change in a block, and how many places must, for something to move. */
const leastLevels = 6;
const leastPlaces = 6;
const agreesFrom = 0.5;
const againstBelow = 0.2;
/** Three moments that do not overlap (docs/matching.md, rule 5), and of four at most one may speak against them. */
const leastBlocks = 3;
const mostAgainst = 0.25;
/** What is left unexplained here is at most so much of what is left at any other offset. */
const leftOver = 0.6;
const leastHere = 0.5;

export function judge(both: Both, line: TimeLine, start: number): Judged | null {
  const found = extent(both, line, start);
  if (found === null) return null;
  const { from, to } = found;
  const some = spread(from, to, 160);
  const pairs = along(both, line, some);
  const here = likeness(both, pairs);
  const elsewhere = bestElsewhere(both, line, some);
  const { agreeing, against } = blocksOf(both, along(both, line, spread(from, to, 600)));
  const stands = here >= leastHere && 1 - here <= leftOver * (1 - elsewhere);
  const locked = stands && agreeing >= leastBlocks && against <= mostAgainst * agreeing;
  return { from, to, here, elsewhere, agreeing, against, locked };
}

/** Shifts for which a has no picture say nothing; when none is left, nothing is known of elsewhere. */
function bestElsewhere(both: Both, line: TimeLine, some: readonly number[]): number {
  let best = -1;
  let told = 0;
  for (let us = 500_000; us <= 2_000_000; us += 125_000) {
    for (const shift of [-us, us]) {
      const pairs = along(both, { ...line, offsetUs: line.offsetUs + shift }, some);
      if (pairs.length * 3 < some.length) continue;
      told++;
      best = Math.max(best, likeness(both, pairs));
    }
  }
  return told < 3 ? 1 : best;
}

/** Each block's own changes around the means of all: a figure that stands in one block and not in the next counts. */
function blocksOf(both: Both, pairs: readonly FramesTogether[]): { agreeing: number; against: number } {
  const { a, b } = both;
  const { places } = a;
  const means = [meansOf(a.levels, places, pairs, 0), meansOf(b.levels, places, pairs, 1)] as const;
  const [first, last] = [b.ptsUs[pairs[0]?.[1] ?? 0] ?? 0, b.ptsUs[pairs.at(-1)?.[1] ?? 0] ?? 0];
  const thirdUs = Math.max(1, Math.ceil((last - first + b.gapUs) / leastBlocks));
  const [startUs, blockUs] = thirdUs < longestBlockUs ? [first, thirdUs] : [0, longestBlockUs];
  const blocks = Map.groupBy(pairs, ([, j]) => Math.floor(((b.ptsUs[j] ?? 0) - startUs) / blockUs));
  let [agreeing, against] = [0, 0];
  for (const block of blocks.values()) {
    const says = blockLikeness(both, block, means);
    if (says === null) continue;
    if (says >= agreesFrom) agreeing++;
    else if (says < againstBelow) against++;
  }
  return { agreeing, against };
}

function meansOf(
  levels: Float32Array,
  places: number,
  pairs: readonly FramesTogether[],
  side: 0 | 1,
): Float64Array {
  const means = new Float64Array(places);
  for (const pair of pairs)
    for (let place = 0; place < places; place++)
      means[place] =
        (means[place] as number) + (levels[pair[side] * places + place] as number) / pairs.length;
  return means;
}

/** Null where nothing moves in either. */
function blockLikeness(
  { a, b }: Both,
  block: readonly FramesTogether[],
  [meansA, meansB]: readonly [Float64Array, Float64Array],
): number | null {
  const { places } = a;
  let [xx, yy, xy, moving] = [0, 0, 0, 0];
  for (let place = 0; place < places; place++) {
    let [ofA, ofB] = [0, 0];
    for (const [i, j] of block) {
      const x = (a.levels[i * places + place] as number) - (meansA[place] as number);
      const y = (b.levels[j * places + place] as number) - (meansB[place] as number);
      ofA += x * x;
      ofB += y * y;
      xy += x * y;
    }
    xx += ofA;
    yy += ofB;
    if (Math.max(ofA, ofB) >= leastLevels ** 2 * block.length) moving++;
  }
  return moving < leastPlaces ? null : xy / Math.sqrt(Math.max(1, xx * yy));
}
