// Solves a difference graph exactly by taking it apart: components, co-components, twins, dominated pieces, then search.
import type { Bits } from "./bits.ts";
import { add, andNot, bits, drop, has, isWithin, membersOf } from "./bits.ts";
import type { Budget } from "./clique.ts";
import { heaviestClique } from "./clique.ts";
import { colourBound } from "./colour.ts";

/** A graph whose vertex `v` stands for `low[v]` proved and at most `high[v]` people; heaviest first. */
export interface Weighted {
  readonly rows: readonly Bits[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

export interface Solved {
  /** Pairwise adjacent vertices whose `low` sums to `low`. */
  readonly clique: readonly number[];
  readonly low: number;
  readonly high: number;
}

/**
 * Theorem (components, co-components): without an edge between parts no clique leaves a part and colours are shared, so
 * both numbers are the maximum over parts; with every edge between parts cliques join and colours cannot be shared, so
 * both are the sum. Cographs, and so nested groups that are separate or may overlap, are solved by these two alone.
 */
export function solveGraph(graph: Weighted, budget: Budget): Solved {
  const n = graph.rows.length;
  if (n === 0) return { clique: [], low: 0, high: 0 };
  if (n === 1) return { clique: [0], low: graph.low[0] ?? 0, high: graph.high[0] ?? 0 };
  const apart = componentsOf(n, (v, left) => membersOf(left).filter((u) => has(graph.rows[v] ?? left, u)));
  if (apart.length > 1) return best(apart.map((part) => solvePart(graph, part, budget)));
  const joined = componentsOf(n, (v, left) => membersOf(andNot(left, graph.rows[v] ?? left)));
  if (joined.length > 1) return together(joined.map((part) => solvePart(graph, part, budget)));
  return solvePrime(graph, budget);
}

function best(parts: readonly Solved[]): Solved {
  const high = Math.max(...parts.map((part) => part.high));
  const top = parts.reduce((a, b) => (b.low > a.low ? b : a));
  return { clique: top.clique, low: top.low, high };
}

function together(parts: readonly Solved[]): Solved {
  return parts.reduce((a, b) => ({
    clique: [...a.clique, ...b.clique],
    low: a.low + b.low,
    high: a.high + b.high,
  }));
}

function componentsOf(n: number, near: (v: number, left: Bits) => number[]): number[][] {
  const left = bits(n);
  for (let v = 0; v < n; v++) add(left, v);
  const parts: number[][] = [];
  for (let [start] = membersOf(left); start !== undefined; [start] = membersOf(left)) {
    const part = [start];
    drop(left, start);
    for (let i = 0; i < part.length; i++) {
      for (const v of near(part[i] ?? 0, left)) {
        drop(left, v);
        part.push(v);
      }
    }
    parts.push(part.sort((a, b) => a - b));
  }
  return parts;
}

function solvePart(graph: Weighted, part: readonly number[], budget: Budget): Solved {
  const solved = solveGraph(restrict(graph, part), budget);
  return { ...solved, clique: solved.clique.map((v) => part[v] ?? 0) };
}

function restrict(graph: Weighted, part: readonly number[]): Weighted {
  const rows = part.map((v) => {
    const row = bits(part.length);
    part.forEach((u, i) => {
      if (has(graph.rows[v] ?? row, u)) add(row, i);
    });
    return row;
  });
  return { rows, low: part.map((v) => graph.low[v] ?? 0), high: part.map((v) => graph.high[v] ?? 0) };
}

function solvePrime(graph: Weighted, budget: Budget): Solved {
  const kept = undominated(graph);
  if (kept.length < graph.rows.length) return solvePart(graph, kept, budget);
  const twins = trueTwins(graph);
  if (twins.length < graph.rows.length) return solveTwins(graph, twins, budget);
  const ceiling = colourBound(graph.rows, graph.low, 0, { nodes: 0 });
  const found = heaviestClique(graph.rows, graph.low, ceiling, budget);
  const high = colourBound(graph.rows, graph.high, found.weight, budget);
  return { clique: found.clique, low: found.weight, high };
}

/**
 * Theorem (domination, false twins): where u and v are not adjacent, N(u) ⊆ N(v), and u weighs no more than v in both
 * numbers, any clique with u may take v instead, and any colouring of the rest colours u as a part of v: u is dropped.
 */
function undominated({ rows, low, high }: Weighted): number[] {
  const gone = new Set<number>();
  for (const u of [...rows.keys()].reverse()) {
    const row = rows[u];
    const isLess = (v: number) => (low[u] ?? 0) <= (low[v] ?? 0) && (high[u] ?? 0) <= (high[v] ?? 0);
    for (const [v, other] of rows.entries()) {
      if (!row || v === u || gone.has(v) || has(row, v) || !isLess(v) || !isWithin(row, other)) continue;
      gone.add(u);
      break;
    }
  }
  return [...rows.keys()].filter((v) => !gone.has(v));
}

/** Sets of adjacent vertices with the same neighbours, in order of their first. */
function trueTwins({ rows }: Weighted): number[][] {
  const sets = new Map<string, number[]>();
  rows.forEach((row, v) => {
    const closed = row.slice();
    add(closed, v);
    const key = closed.join();
    const set = sets.get(key);
    if (set) set.push(v);
    else sets.set(key, [v]);
  });
  return [...sets.values()];
}

/** Theorem (true twins): whoever is adjacent to one is adjacent to all and they to each other, so they act as one vertex of their summed weight. */
function solveTwins(graph: Weighted, sets: readonly (readonly number[])[], budget: Budget): Solved {
  const merged = restrict(
    graph,
    sets.map(([first]) => first ?? 0),
  );
  const sum = (weights: readonly number[]) =>
    sets.map((set) => set.reduce((total, v) => total + (weights[v] ?? 0), 0));
  const low = sum(graph.low);
  const order = [...sets.keys()].sort((a, b) => (low[b] ?? 0) - (low[a] ?? 0) || a - b);
  const weighted = restrict({ rows: merged.rows, low, high: sum(graph.high) }, order);
  const solved = solveGraph(weighted, budget);
  return { ...solved, clique: solved.clique.flatMap((v) => sets[order[v] ?? 0] ?? []) };
}
