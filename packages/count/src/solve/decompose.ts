// Solves a difference graph by taking it apart: components, co-components, dominated pieces, twins; what is left is searched.
import type { Bits } from "./bits.ts";
import { allOf, andInto, andNot, bits, drop, isEmpty, nextIn, pick, runsOf } from "./bits.ts";
import { undominated } from "./domination.ts";
import type { Effort } from "./effort.ts";
import { searchPrime } from "./effort.ts";
import { trueTwins } from "./twins.ts";

/** A graph whose vertex `v` stands for `low[v]` proved and at most `high[v]` people; heaviest first. */
export interface Weighted {
  readonly rows: readonly Bits[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Vertices known to form a good clique, if any: where a search starts. */
  readonly hint: readonly number[];
}

export interface Solved {
  /** Pairwise adjacent vertices whose `low` sums to `low`. */
  readonly clique: readonly number[];
  readonly low: number;
  readonly high: number;
  /** Whether a search stopped at its budget where more of it could have closed the gap between the two. */
  readonly isCut: boolean;
}

/** What can be taken apart more often than this is searched as it is: sound, if perhaps not exact, and within any stack. */
const DEEPEST = 300;

/**
 * Theorem (components, co-components): without an edge between parts no clique leaves a part and colours are shared, so
 * both numbers are the maximum over parts; with every edge between parts cliques join and colours cannot be shared, so
 * both are the sum. Cographs, and so nested groups that are separate or may overlap, are solved by these two alone.
 */
export function solveGraph(graph: Weighted, effort: Effort, depth = 0): Solved {
  const n = graph.rows.length;
  if (n === 0) return { clique: [], low: 0, high: 0, isCut: false };
  if (n === 1) return alone(graph, 0);
  if (depth > DEEPEST) return searchPrime(graph, effort);
  const apart = components(graph.rows);
  if (apart.length > 1) return best(apart.map((part) => solvePart(graph, part, effort, depth)));
  const joined = coComponents(graph.rows);
  if (joined.length > 1) return together(joined.map((part) => solvePart(graph, part, effort, depth)));
  const kept = undominated(graph);
  if (kept.vertices.length < n) return solvePart({ ...graph, hint: kept.hint }, kept.vertices, effort, depth);
  const twins = trueTwins(graph.rows);
  if (twins.length < n) return solveTwins(graph, twins, effort, depth);
  return searchPrime(graph, effort);
}

function best(parts: readonly Solved[]): Solved {
  const high = parts.reduce((most, part) => Math.max(most, part.high), 0);
  const top = parts.reduce((a, b) => (b.low > a.low ? b : a));
  const isCut = parts.some((part) => part.isCut && part.high > top.low);
  return { clique: top.clique, low: top.low, high, isCut };
}

function together(parts: readonly Solved[]): Solved {
  return {
    clique: parts.flatMap((part) => part.clique),
    low: parts.reduce((sum, part) => sum + part.low, 0),
    high: parts.reduce((sum, part) => sum + part.high, 0),
    isCut: parts.some((part) => part.isCut),
  };
}

/** Nothing is searched for one vertex. */
function alone({ low, high }: Weighted, v: number): Solved {
  return { clique: [v], low: low[v] ?? 0, high: high[v] ?? 0, isCut: false };
}

export function components(rows: readonly Bits[]): number[][] {
  return closures(rows.length, (near, left, v) => {
    near.set(left);
    andInto(near, rows[v] ?? left);
  });
}

/** The components of the complement. */
export function coComponents(rows: readonly Bits[]): number[][] {
  return closures(rows.length, (near, left, v) => near.set(andNot(left, rows[v] ?? left)));
}

function closures(n: number, reach: (near: Bits, left: Bits, v: number) => void): number[][] {
  const left = allOf(n);
  const near = bits(n);
  const parts: number[][] = [];
  for (let start = nextIn(left, 0); start >= 0; start = nextIn(left, start + 1)) {
    const part = [start];
    drop(left, start);
    for (let i = 0; i < part.length && !isEmpty(left); i++) {
      reach(near, left, part[i] ?? 0);
      for (let v = nextIn(near, 0); v >= 0; v = nextIn(near, v + 1)) {
        drop(left, v);
        part.push(v);
      }
    }
    parts.push(part.sort((a, b) => a - b));
  }
  return parts;
}

function solvePart(graph: Weighted, part: readonly number[], effort: Effort, depth: number): Solved {
  const [only = 0] = part;
  if (part.length === 1) return alone(graph, only);
  const solved = solveGraph(restrict(graph, part), effort, depth + 1);
  return { ...solved, clique: solved.clique.map((v) => part[v] ?? 0) };
}

function restrict(graph: Weighted, part: readonly number[]): Weighted {
  const place = new Map(part.map((v, i) => [v, i]));
  const runs = runsOf(part);
  return {
    rows: part.map((v) => pick(graph.rows[v] ?? bits(0), runs, part.length)),
    low: part.map((v) => graph.low[v] ?? 0),
    high: part.map((v) => graph.high[v] ?? 0),
    hint: graph.hint.flatMap((v) => place.get(v) ?? []),
  };
}

/** Theorem (true twins): whoever is adjacent to one is adjacent to all and they to each other, so they act as one vertex of their summed weight. */
function solveTwins(
  graph: Weighted,
  sets: readonly (readonly number[])[],
  effort: Effort,
  depth: number,
): Solved {
  const merged = sets
    .map((set) => ({ set, low: sum(graph.low, set), high: sum(graph.high, set) }))
    .sort((a, b) => b.low - a.low || b.high - a.high || (a.set[0] ?? 0) - (b.set[0] ?? 0));
  const firstOf = new Map(merged.flatMap(({ set }) => set.map((v) => [v, set[0] ?? v])));
  const hint = [...new Set(graph.hint.map((v) => firstOf.get(v) ?? v))];
  const shape = restrict(
    { ...graph, hint },
    merged.map(({ set }) => set[0] ?? 0),
  );
  const low = merged.map((one) => one.low);
  const high = merged.map((one) => one.high);
  const solved = solveGraph({ ...shape, low, high }, effort, depth + 1);
  return { ...solved, clique: solved.clique.flatMap((v) => merged[v]?.set ?? []) };
}

function sum(weights: readonly number[], set: readonly number[]): number {
  return set.reduce((total, v) => total + (weights[v] ?? 0), 0);
}
