// Finds the one warp that most pairs of points agree on.
import type { Warp } from "../pixels/grey.ts";
import type { Pairs } from "./pair-points.ts";
import { type PairList, fitWarp, isSane, pairFields } from "../pixels/warp.ts";

export interface Agreed {
  readonly warp: Warp;
  /** 1 for each pair that agrees. */
  readonly use: Uint8Array;
  readonly inliers: number;
}

const rounds = 2000;
const coarsePixels = 6;
const finePixels = 3.5;
const leastCells = 15;

/**
 * RANSAC over triples of pairs (an affine warp each), the best improved to a full plane warp on all that agree. The
 * same pairs give the same answer: the generator's seed is fixed. Null unless 15 distinct cells of 8 px agree in both.
 */
export function agree({ count, places }: Pairs, b: { width: number; height: number }): Agreed | null {
  if (count < leastCells) return null;
  const random = generator(0x5eed);
  const sample = new Uint8Array(count);
  let best: Agreed | null = null;
  for (let round = 0; round < rounds; round++) {
    const three = [0, 0, 0].map(() => Math.floor(random() * count)) as [number, number, number];
    const warp = affineOf(places, three);
    if (warp === undefined || !isSane(warp, b.width, b.height)) continue;
    const inliers = mark({ count, places }, warp, coarsePixels, sample);
    if (inliers > (best?.inliers ?? 5)) best = { warp, use: sample.slice(), inliers };
  }
  if (best === null) return null;
  for (const pixels of [coarsePixels, coarsePixels, finePixels, finePixels])
    best = improved({ count, places }, best, pixels, b);
  return cells(places, best.use, 0) >= leastCells && cells(places, best.use, 2) >= leastCells ? best : null;
}

function improved(pairs: Pairs, from: Agreed, pixels: number, b: { width: number; height: number }): Agreed {
  const warp = fitWarp(pairs.places, from.use, from.inliers >= 12 ? 8 : 6);
  const affine = fitWarp(pairs.places, from.use, 6);
  let best = from;
  for (const each of [affine, warp]) {
    if (each === undefined || !isSane(each, b.width, b.height)) continue;
    const use = new Uint8Array(pairs.count);
    const inliers = mark(pairs, each, pixels, use);
    if (best === from || inliers > best.inliers) best = { warp: each, use, inliers };
  }
  return best;
}

function mark({ count, places }: Pairs, warp: Warp, pixels: number, use: Uint8Array): number {
  const [h0, h1, h2, h3, h4, h5, h6, h7] = warp;
  let inliers = 0;
  for (let k = 0, at = 0; k < count; k++, at += pairFields) {
    const x = places[at] as number;
    const y = places[at + 1] as number;
    const w = h6 * x + h7 * y + 1;
    const u = (h0 * x + h1 * y + h2) / w - (places[at + 2] as number);
    const v = (h3 * x + h4 * y + h5) / w - (places[at + 3] as number);
    const near = u * u + v * v <= pixels * pixels ? 1 : 0;
    use[k] = near;
    inliers += near;
  }
  return inliers;
}

/** The affine warp through three pairs; undefined when they lie almost on a line or on each other. */
function affineOf(places: PairList, three: readonly [number, number, number]): Warp | undefined {
  const at = (k: number, field: number): number =>
    places[(three[k] as number) * pairFields + field] as number;
  const [x0, y0, u0, v0] = [at(0, 0), at(0, 1), at(0, 2), at(0, 3)];
  const [x1, y1, u1, v1] = [at(1, 0) - x0, at(1, 1) - y0, at(1, 2) - u0, at(1, 3) - v0];
  const [x2, y2, u2, v2] = [at(2, 0) - x0, at(2, 1) - y0, at(2, 2) - u0, at(2, 3) - v0];
  const area = x1 * y2 - x2 * y1;
  if (Math.abs(area) < 400) return undefined;
  const a = (u1 * y2 - u2 * y1) / area;
  const b = (x1 * u2 - x2 * u1) / area;
  const d = (v1 * y2 - v2 * y1) / area;
  const e = (x1 * v2 - x2 * v1) / area;
  return [a, b, u0 - a * x0 - b * y0, d, e, v0 - d * x0 - e * y0, 0, 0, 1];
}

function cells(places: PairList, use: Uint8Array, field: number): number {
  const seen = new Set<number>();
  for (let k = 0; k < use.length; k++) {
    if (use[k] === 0) continue;
    const at = k * pairFields + field;
    seen.add(Math.floor((places[at] as number) / 8) * 4096 + Math.floor((places[at + 1] as number) / 8));
  }
  return seen.size;
}

/** mulberry32: small, seeded, good enough to draw triples. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
