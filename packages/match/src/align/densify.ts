// Walks both items along one line, frame by frame: where the match begins and ends, and how well it holds between.
import { confident } from "./frame-search.ts";
import { mixedDistance } from "./mixture.ts";
import type { Pairing } from "./pairing.ts";
import type { TimeLine } from "./refine-line.ts";

/** A stretch of b along a line in which most usable frames agree. */
export interface Stretch {
  /** First and last agreeing frame of b. */
  readonly from: number;
  readonly to: number;
  /** Usable frames of b from first to last, and those near their frame in a, with where and how near. */
  readonly frames: number;
  readonly agreeing: readonly { readonly i: number; readonly j: number; readonly distance: number }[];
}

/** Share of usable frames that must agree (docs/matching.md, rule 5). */
export const leastShare = 0.6;
/** Disagreement that lasts for so long ends a match, whatever comes after. */
const patienceUs = 2_000_000;
/** A frame stands for the time to the next, but a gap in a recording stands for nothing. */
const longestFrameUs = 500_000;

/**
 * The stretch around frame `near` of b; where none lies around it, the best one. Each agreeing frame earns 0.4 of its time
 * and each other one costs 0.6, so that a stretch begins and ends where at least 60 % agree, seen from either end
 * (Kadane's maximal subarray, ended by lasting disagreement). Frames that are unusable on either side earn and cost
 * nothing. Null when nothing agrees.
 */
export function densify(pairing: Pairing, line: TimeLine, near: number): Stretch | null {
  const walk = walkAlong(pairing, line);
  const runs = runsOf(walk);
  const isAround = ({ from, to }: Run): boolean =>
    (walk[from]?.j ?? Infinity) <= near && near <= (walk[to]?.j ?? -1);
  const best =
    runs.find(isAround) ?? runs.reduce((one, other) => (other.score > one.score ? other : one), none);
  const stretch = walk.slice(best.from, best.to + 1);
  const agreeing = stretch.filter(({ distance }) => distance <= confident);
  const [first, last] = [agreeing[0], agreeing.at(-1)];
  if (first === undefined || last === undefined || best.from < 0) return null;
  return { from: first.j, to: last.j, frames: stretch.length, agreeing };
}

/** Steps of a walk, first and last. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly score: number;
}

const none: Run = { from: -1, to: -1, score: 0 };

/** All stretches along a walk, in their order. */
function runsOf(walk: readonly Step[]): Run[] {
  const runs: Run[] = [];
  let best = none;
  let from = 0;
  let score = 0;
  const end = (next: number): void => {
    if (best.score > 0) runs.push(best);
    [best, from, score] = [none, next, 0];
  };
  walk.forEach(({ distance, timeUs }, w) => {
    score += (distance <= confident ? 1 - leastShare : -leastShare) * timeUs;
    if (score > best.score) best = { from, to: w, score };
    else if (score <= 0 || best.score - score >= leastShare * patienceUs) end(w + 1);
  });
  end(walk.length);
  return runs;
}

interface Step {
  readonly i: number;
  readonly j: number;
  readonly distance: number;
  readonly timeUs: number;
}

/** Every frame of b that is usable and whose frame in a is too. */
function walkAlong(pairing: Pairing, line: TimeLine): Step[] {
  const { ptsUs, gapUs } = pairing.b;
  const steps: Step[] = [];
  for (let j = 0; j < ptsUs.length; j++) {
    if (!pairing.usableB(j)) continue;
    const near = nearestOf(pairing, line, j);
    if (near === null) continue;
    const timeUs = Math.min(
      longestFrameUs,
      Math.max(1, (ptsUs[j + 1] ?? (ptsUs[j] as number) + gapUs) - (ptsUs[j] as number)),
    );
    steps.push({ ...near, j, timeUs });
  }
  return steps;
}

/** A mixture is nearer to the nearer one of its two; unrelated frames were never seen under 96 bits. */
const mostOfMixed = 95;

// Frame rates differ: the instant lies between two frames of a, and b's encoder may have taken either, or mixed them.
function nearestOf(pairing: Pairing, line: TimeLine, j: number): { i: number; distance: number } | null {
  const near = nearerOf(pairing, line, j);
  if (near === null || near.distance <= confident || near.distance > mostOfMixed) return near;
  return { ...near, distance: mixedDistance(pairing, near.i, j) ?? near.distance };
}

function nearerOf(pairing: Pairing, line: TimeLine, j: number): { i: number; distance: number } | null {
  const instant = pairing.instant(line, j);
  const i = pairing.frameAt(instant);
  if (i < 0 || !pairing.usableA(i)) return null;
  const distance = pairing.distance(i, j);
  const other = instant < (pairing.a.ptsUs[i] ?? 0) ? i - 1 : i + 1;
  if (other < 0 || other >= pairing.a.ptsUs.length || !pairing.usableA(other)) return { i, distance };
  const otherDistance = pairing.distance(other, j);
  return otherDistance < distance ? { i: other, distance: otherDistance } : { i, distance };
}
