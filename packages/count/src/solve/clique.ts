// Heaviest clique by branch and bound with a weighted colouring bound, in a budget of search nodes.
import type { Bits } from "./bits.ts";
import { add, and, andNot, bits, drop, has, isEmpty, membersOf } from "./bits.ts";

export interface Budget {
  nodes: number;
}

export interface CliqueFound {
  readonly clique: readonly number[];
  readonly weight: number;
  /** False when the budget ran out before the search was complete. */
  readonly complete: boolean;
}

interface Search {
  readonly rows: readonly Bits[];
  readonly weights: readonly number[];
  readonly ceiling: number;
  readonly budget: Budget;
  best: number[];
  bestWeight: number;
  complete: boolean;
}

/** Vertices must come heaviest first. Stops as soon as `ceiling` (a known upper bound) is reached. */
export function heaviestClique(
  rows: readonly Bits[],
  weights: readonly number[],
  ceiling: number,
  budget: Budget,
): CliqueFound {
  const all = bits(rows.length);
  rows.forEach((_, v) => add(all, v));
  const search: Search = { rows, weights, ceiling, budget, best: [], bestWeight: 0, complete: true };
  for (const start of rows.keys()) {
    if (start < 64) greedy(search, start, all);
  }
  branch(search, all, [], 0);
  return { clique: search.best, weight: search.bestWeight, complete: search.complete };
}

function keep(search: Search, chosen: readonly number[], weight: number): void {
  if (weight <= search.bestWeight) return;
  search.best = [...chosen];
  search.bestWeight = weight;
}

function greedy(search: Search, start: number, all: Bits): void {
  const chosen: number[] = [];
  let weight = 0;
  let candidates = all;
  for (let v: number | undefined = start; v !== undefined; [v] = membersOf(candidates)) {
    chosen.push(v);
    weight += search.weights[v] ?? 0;
    candidates = and(candidates, search.rows[v] ?? bits(0));
  }
  keep(search, chosen, weight);
}

/**
 * Theorem: a clique takes at most one vertex of each independent set, so no clique within `candidates[0..i]` weighs more
 * than the sum over colour classes of the heaviest vertex up to `i` (Kumlander 2004). Vertices are tried last colour first.
 */
function branch(search: Search, candidates: Bits, chosen: number[], weight: number): void {
  if (search.bestWeight >= search.ceiling) return;
  if (search.budget.nodes <= 0) {
    search.complete = false;
    return;
  }
  search.budget.nodes--;
  keep(search, chosen, weight);
  const { order, bound } = colourOrder(search, candidates);
  const left = candidates.slice();
  for (let i = order.length - 1; i >= 0; i--) {
    if (weight + (bound[i] ?? 0) <= search.bestWeight) return;
    const v = order[i] ?? 0;
    chosen.push(v);
    branch(search, and(left, search.rows[v] ?? bits(0)), chosen, weight + (search.weights[v] ?? 0));
    chosen.pop();
    drop(left, v);
  }
}

function colourOrder({ rows, weights }: Search, candidates: Bits): { order: number[]; bound: number[] } {
  const order: number[] = [];
  const bound: number[] = [];
  let before = 0;
  for (let left = candidates.slice(); !isEmpty(left);) {
    let free = left.slice();
    const colour: number[] = [];
    for (const v of membersOf(left)) {
      if (!has(free, v)) continue;
      colour.push(v);
      drop(left, v);
      free = andNot(free, rows[v] ?? bits(0));
    }
    // Light vertices first, so that the bound of each is as low as the theorem allows.
    colour.sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0) || b - a);
    for (const v of colour) {
      order.push(v);
      bound.push(before + (weights[v] ?? 0));
    }
    before = bound.at(-1) ?? before;
    left = left.slice();
  }
  return { order, bound };
}
