// Improves a clique by exchanging vertices, a fixed number of steps: the lower bound that the exact search starts from.
import type { Bits } from "./bits.ts";
import { has } from "./bits.ts";

interface Found {
  readonly clique: readonly number[];
  readonly weight: number;
}

/**
 * Each step takes in the vertex that gains most (its weight less that of the members it is not adjacent to), even where
 * that loses a little, and keeps it for some steps (tabu search; Wu, Hao & Glover 2012). Stops at `ceiling`. Sound
 * whatever the steps are: what it returns is always a clique.
 */
export function improve(
  rows: readonly Bits[],
  weights: readonly number[],
  start: readonly number[],
  ceiling: number,
): Found {
  const n = rows.length;
  const inside = new Uint8Array(n);
  const cost = new Int32Array(n);
  const freeAt = new Int32Array(n);
  let weight = 0;
  const shift = (v: number, by: number) => {
    for (let u = 0; u < n; u++) if (u !== v && !isAdjacent(v, u)) cost[u] = (cost[u] ?? 0) + by;
    weight += by;
  };
  const isAdjacent = (u: number, v: number) => {
    const row = rows[u];
    return row !== undefined && has(row, v);
  };
  const enter = (v: number) => {
    inside[v] = 1;
    shift(v, weights[v] ?? 0);
  };
  for (const v of start) enter(v);
  let best: Found = { clique: [...start], weight };
  const steps = Math.min(400, 2 * n);
  for (let step = 1, idle = 0; step <= steps && idle < IDLE && best.weight < ceiling; step++, idle++) {
    let next = -1;
    let gain = -Infinity;
    for (let v = 0; v < n; v++) {
      if (inside[v] === 1 || (freeAt[v] ?? 0) > step) continue;
      const here = (weights[v] ?? 0) - (cost[v] ?? 0);
      if (here > gain) [next, gain] = [v, here];
    }
    if (next < 0) break;
    for (let v = 0; v < n; v++) {
      if (inside[v] !== 1 || isAdjacent(next, v)) continue;
      inside[v] = 0;
      shift(v, -(weights[v] ?? 0));
      freeAt[v] = step + 7;
    }
    enter(next);
    if (weight <= best.weight) continue;
    best = { clique: membersOf(inside), weight };
    idle = 0;
  }
  return best;
}

/** Steps without a gain after which the search gives up. */
const IDLE = 60;

function membersOf(inside: Uint8Array): number[] {
  const members: number[] = [];
  for (let v = 0; v < inside.length; v++) if (inside[v] === 1) members.push(v);
  return members;
}
