// Seeks the frame of a moving camera that fits another frame best, around one that fits.
import { spreadOver } from "@sightline/match";
import { type MediaRefusal, isRefusal } from "../refusal.ts";
import type { Compared } from "./compare-instants.ts";
import { inliersOf, type Joiner } from "./joins.ts";
import { type Clip } from "../points/views.ts";

/** Key frames are a second apart, and of two neighbours the wrong one may be the likelier. */
const nearUs = 1_200_000;

/** A frame with so many fewer points that agree than the best one so far does not fit better. */
const asMany = 0.6;

interface Looking {
  readonly byPoints: Joiner;
  readonly load: (atUs: readonly number[]) => Promise<MediaRefusal | undefined>;
}

/** Seven frames over the whole window, then ever closer around the best, until no neighbour fits better. */
export async function bestNearby(
  found: Compared,
  a: Clip,
  { byPoints, load }: Looking,
): Promise<Compared | MediaRefusal> {
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
      const joins = await byPoints.joins([us, found.bUs], found.match.mirrored);
      if (isRefusal(joins)) return joins;
      if (inliersOf(joins) < asMany * best.match.inliers) continue;
      const compared = await byPoints.verified(joins);
      if (compared !== null && isRefusal(compared)) return compared;
      if (compared !== null && fit(compared) > fit(best)) best = compared;
    }
    if (step === 1 && best === before) return best;
    step = Math.max(1, step >> 1);
    const middle = dense.findIndex((us) => us >= best.aUs);
    next = [middle - step, middle + step].flatMap((i) => dense[i] ?? []);
  }
}

const fewBlocks = 20;
const notAsked = 100_000;

/**
 * How well two frames fit, to choose among neighbours: what has moved speaks against a frame, then the residual. How
 * many blocks agree says little, as long as they are not few: which edges have texture changes from frame to frame.
 */
export function fit({ match }: Compared): number {
  const { agreeing, differing, changed, cover, residual } = match;
  const share = agreeing / Math.max(1, agreeing + differing);
  const few = agreeing < fewBlocks ? 1000 : 0;
  // Null where the blocks already speak against the two: every other frame fits better.
  const moved = changed === null ? notAsked : changed / 2;
  return 100 * (1 - residual) + 5 * share + 2 * Math.max(cover.a, cover.b) - moved - few;
}
