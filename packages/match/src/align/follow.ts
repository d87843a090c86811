// Follows a recording through both items from one pair of frames, learning its true speed on the way.
import { confident } from "./frame-search.ts";
import { firstFrom } from "../sorted.ts";
import type { Pairing } from "./pairing.ts";
import type { TimeLine } from "./refine-line.ts";
import type { Seed } from "./vote.ts";

/** A frame of b, the instant of a that is most like it, and how clearly: 0 (all of a looks so there) to 1. */
export interface Anchor {
  readonly aUs: number;
  readonly bUs: number;
  readonly weight: number;
}

/** How far from where it is expected a frame is sought in a; the true speed may be 6 % off the voted one. */
const reachUs = 300_000;
/** Without a near frame for so long in b, the recording is over. */
const patienceUs = 2_000_000;
/** The speed is learned from the latest anchors only, so that following holds where footage was cut. */
const memory = 120;
/** Weight, in anchors·s², of what was believed of the speed before. */
const belief = 0.5e12;

/** The line through everything found from here on, forwards and backwards. */
export function followFrom(pairing: Pairing, seed: Seed): TimeLine {
  const [aUs, bUs] = [pairing.a.ptsUs[seed.aFrame] ?? 0, pairing.b.ptsUs[seed.bFrame] ?? 0];
  const start = { offsetUs: aUs - seed.speed * bUs, speed: seed.speed };
  const after = followOneWay(pairing, start, seed.bFrame, 1);
  const before = followOneWay(pairing, after.line, seed.bFrame - 1, -1);
  return fitRobustly([...before.anchors, ...after.anchors], start, pairing.a.gapUs);
}

function followOneWay(
  pairing: Pairing,
  start: TimeLine,
  from: number,
  step: 1 | -1,
): { anchors: Anchor[]; line: TimeLine } {
  const { ptsUs } = pairing.b;
  const anchors: Anchor[] = [];
  let line = start;
  let lastHitUs = ptsUs[from] ?? 0;
  for (let j = from; j >= 0 && j < ptsUs.length; j += step) {
    const bUs = ptsUs[j] as number;
    if (!pairing.usableB(j)) continue;
    if (Math.abs(bUs - lastHitUs) > patienceUs) break;
    const anchor = anchorNear(pairing, j, pairing.instant(line, j));
    if (anchor === null) continue;
    lastHitUs = bUs;
    anchors.push(anchor);
    if (anchors.length % 4 === 0) line = fit(anchors.slice(-memory), line, belief);
  }
  return { anchors, line: startOf(anchors, start) };
}

// Going back starts from what was learned going forth, near the start.
function startOf(anchors: readonly Anchor[], start: TimeLine): TimeLine {
  return anchors.length < 8 ? start : fit(anchors.slice(0, memory), start, belief);
}

function anchorNear(pairing: Pairing, j: number, expectedUs: number): Anchor | null {
  const { ptsUs } = pairing.a;
  let least = Number.POSITIVE_INFINITY;
  let best = 0;
  let sum = 0;
  let count = 0;
  for (let i = firstFrom(ptsUs, expectedUs - reachUs); i < ptsUs.length; i++) {
    const pts = ptsUs[i] as number;
    if (pts > expectedUs + reachUs) break;
    if (!pairing.usableA(i)) continue;
    const distance = pairing.distance(i, j);
    sum += distance;
    count++;
    if (
      distance < least ||
      (distance === least && Math.abs(pts - expectedUs) < Math.abs(best - expectedUs))
    ) {
      least = distance;
      best = pts;
    }
  }
  if (least > confident) return null;
  return { aUs: best, bUs: pairing.b.ptsUs[j] ?? 0, weight: Math.min(1, (sum / count - least) / 16) };
}

/** The line of least weighted squares, drawn towards the speed believed before with this much weight. */
function fit(anchors: readonly Anchor[], before: TimeLine, weightOfBefore: number): TimeLine {
  let [weights, a, b] = [0, 0, 0];
  for (const { aUs, bUs, weight } of anchors) {
    weights += weight;
    a += weight * aUs;
    b += weight * bUs;
  }
  if (weights < 1e-6) return before;
  const [meanA, meanB] = [a / weights, b / weights];
  let [across, along] = [weightOfBefore * before.speed, weightOfBefore];
  for (const { aUs, bUs, weight } of anchors) {
    across += weight * (bUs - meanB) * (aUs - meanA);
    along += weight * (bUs - meanB) ** 2;
  }
  const speed = Math.min(4.5, Math.max(0.22, along === 0 ? before.speed : across / along));
  return { offsetUs: meanA - speed * meanB, speed };
}

/** Least squares again and again, each time with less weight for what lies off the line (Tukey's biweight). */
function fitRobustly(anchors: readonly Anchor[], start: TimeLine, gapUs: number): TimeLine {
  let line = fit(anchors, start, belief);
  for (let round = 0; round < 8; round++) {
    const off = anchors.map(({ aUs, bUs }) => Math.abs(aUs - line.offsetUs - line.speed * bUs));
    const usual = off.filter((_, i) => (anchors[i]?.weight ?? 0) > 0).sort((x, y) => x - y);
    const far = Math.max(2 * gapUs, 4 * (usual[usual.length >> 1] ?? 0), 1);
    const weighed = anchors.map((anchor, i) => {
      const share = Math.min(1, (off[i] ?? 0) / far);
      return { ...anchor, weight: anchor.weight * (1 - share * share) ** 2 };
    });
    line = fit(weighed, line, belief / 10);
  }
  return line;
}
