// Votes on how two items lie in time: each near pair of frames speaks for one offset at each of some speeds.
import type { FrameHit } from "./find-hits.ts";
import type { View } from "./pairing.ts";
import type { Side } from "./sides.ts";

/** A place to start from: a pair of near frames, and how fast a runs along b there. */
export interface Seed {
  readonly view: View;
  readonly aFrame: number;
  readonly bFrame: number;
  readonly speed: number;
  readonly votes: number;
}

/*
 * The speeds at which copies are commonly made are 0.5, 0.9, 1, 1.1 and 2, seldom 0.25 and 4; those between are tried
 * too, so that none from 0.25 to 4 is more than 6 % off, which following the frames makes good.
 */
const speeds = [
  0.25, 0.28, 0.315, 0.355, 0.4, 0.45, 0.5, 0.56, 0.63, 0.71, 0.8, 0.9, 1, 1.1, 1.25, 1.4, 1.6, 1.8, 2, 2.24,
  2.5, 2.8, 3.15, 3.55, 4,
];
const binUs = 250_000;
/** Most lie on what better ones lead to. */
const mostSeeds = 2000;

/** The most voted places to start from, best first. A bin counts with both its neighbours, so that no border splits it. */
export function seedsOf(hits: readonly FrameHit[], a: Side, b: Side): Seed[] {
  const seeds: Seed[] = [];
  for (const group of byView(hits)) {
    for (const speed of speeds) seeds.push(...seedsAt(speed, group, a.ptsUs, b.ptsUs));
  }
  const order = (seed: Seed): number => Math.abs(Math.log(seed.speed)) + seed.view.aLayer + seed.view.bLayer;
  return seeds
    .sort((x, y) => y.votes - x.votes || order(x) - order(y) || x.bFrame - y.bFrame || x.aFrame - y.aFrame)
    .slice(0, mostSeeds);
}

function byView(hits: readonly FrameHit[]): FrameHit[][] {
  const groups = new Map<number, FrameHit[]>();
  for (const hit of hits) {
    const key = hit.variant * 4 + hit.aLayer * 2 + hit.bLayer;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [hit]);
    else group.push(hit);
  }
  return [...groups.values()];
}

function seedsAt(
  speed: number,
  hits: readonly FrameHit[],
  aUs: readonly number[],
  bUs: readonly number[],
): Seed[] {
  const bins = new Map<number, FrameHit[]>();
  for (const hit of hits) {
    const offset = (aUs[hit.aFrame] ?? 0) - speed * (bUs[hit.bFrame] ?? 0);
    const number = Math.floor(offset / binUs);
    const bin = bins.get(number);
    if (bin === undefined) bins.set(number, [hit]);
    else bin.push(hit);
  }
  const weights = new Map([...bins].map(([number, bin]) => [number, weightOf(bin)]));
  const votesAt = (number: number): number =>
    (weights.get(number - 1) ?? 0) + (weights.get(number) ?? 0) + (weights.get(number + 1) ?? 0);
  const seeds: Seed[] = [];
  for (const [number, bin] of bins) {
    const votes = votesAt(number);
    // Only the top of each hill; of two equal neighbours the later one. What has no neighbours is a hill of its own.
    if (bins.has(number - 1) && votes < votesAt(number - 1)) continue;
    if (bins.has(number + 1) && votes <= votesAt(number + 1)) continue;
    const hill = [...(bins.get(number - 1) ?? []), ...bin, ...(bins.get(number + 1) ?? [])];
    for (const run of runsOf(hill, bUs)) {
      const { aLayer, bLayer, variant, aFrame, bFrame } = run.reduce(nearer);
      seeds.push({ view: { aLayer, bLayer, variant }, aFrame, bFrame, speed, votes: weightOf(run) });
    }
  }
  return seeds;
}

/** Hits of one offset that lie so far apart in b may belong to two stretches, with something else between them. */
const apartUs = 1_500_000;

/** What is shown again at the same offset, after something else, is a place to start from of its own. */
function runsOf(hill: readonly FrameHit[], bUs: readonly number[]): FrameHit[][] {
  const runs: FrameHit[][] = [];
  let lastUs = Number.NEGATIVE_INFINITY;
  for (const hit of hill.toSorted((x, y) => x.bFrame - y.bFrame)) {
    const us = bUs[hit.bFrame] ?? 0;
    if (us - lastUs > apartUs) runs.push([]);
    runs.at(-1)?.push(hit);
    lastUs = us;
  }
  return runs;
}

const nearer = (one: FrameHit, other: FrameHit): FrameHit => (other.distance < one.distance ? other : one);

/**
 * A nearer pair of frames says more: equal ones count twice as much as those at the limit. Of each indexed frame the
 * nearest hit counts: however long a still lasts, it votes once.
 */
function weightOf(hits: readonly FrameHit[]): number {
  const nearest = new Map<number, number>();
  for (const { entry, distance } of hits)
    nearest.set(entry, Math.min(distance, nearest.get(entry) ?? Infinity));
  let weight = 0;
  for (const distance of nearest.values()) weight += 1 + (31 - distance) / 31;
  return weight;
}
