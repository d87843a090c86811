// Drops vertices that another vertex can always replace.
import type { Bits } from "./bits.ts";
import { allOf, andInto, drop, has, nextIn } from "./bits.ts";
import type { Weighted } from "./decompose.ts";

interface Kept {
  readonly vertices: readonly number[];
  /** The hint with each dropped vertex replaced by the one that dominates it. */
  readonly hint: readonly number[];
}

/**
 * Theorem (domination, false twins): where u and v are not adjacent, N(u) ⊆ N(v), and u weighs no more than v in both
 * numbers, any clique with u may take v instead, and any colouring of the rest colours u as a part of v: u is dropped.
 * A drop may make another possible, so there are several passes, lightest vertices first; what a later one would still
 * find is left to the search.
 */
export function undominated(graph: Weighted): Kept {
  const { rows, low, hint } = graph;
  const alive = allOf(rows.length);
  const wide = allOf(rows.length);
  const replacedBy = new Map<number, number>();
  for (let pass = 0, before = -1; pass < PASSES && before !== replacedBy.size; pass++) {
    before = replacedBy.size;
    // Heaviest first: none from `end` on weighs enough to replace u.
    let end = rows.length;
    for (let u = rows.length - 1; u >= 0; u--) {
      while ((low[end - 1] ?? 0) < (low[u] ?? 0)) end--;
      if (!has(alive, u)) continue;
      const v = dominatorOf({ u, end, alive, wide }, graph);
      if (v < 0) continue;
      drop(alive, u);
      replacedBy.set(u, v);
    }
  }
  const vertices = [...rows.keys()].filter((v) => has(alive, v));
  const standIn = (v: number): number => {
    let at = v;
    for (let next = replacedBy.get(at); next !== undefined; next = replacedBy.get(at)) at = next;
    return at;
  };
  return { vertices, hint: [...new Set(hint.map(standIn))] };
}

interface Question {
  readonly u: number;
  /** Only vertices below this one are asked about. */
  readonly end: number;
  readonly alive: Bits;
  /** Room to work in. */
  readonly wide: Bits;
}

/**
 * Some v with N(u) ⊆ N(v) that weighs enough, or −1. Each candidate either is one, or lacks a neighbour w of u; then so do
 * all others that are not adjacent to w, and go with it.
 */
function dominatorOf({ u, end, alive, wide }: Question, { rows, high }: Weighted): number {
  const row = rows[u] ?? alive;
  for (let i = 0; i < wide.length; i++) wide[i] = (alive[i] ?? 0) & ~(row[i] ?? 0);
  drop(wide, u);
  for (let v = nextIn(wide, 0); v >= 0 && v < end; v = nextIn(wide, v)) {
    const lacking = (high[u] ?? 0) > (high[v] ?? 0) ? u : firstLacking(row, rows[v] ?? row, alive);
    if (lacking < 0) return v;
    if (lacking === u) drop(wide, v);
    else andInto(wide, rows[lacking] ?? wide);
  }
  return -1;
}

function firstLacking(row: Bits, other: Bits, alive: Bits): number {
  for (let i = 0; i < row.length; i++) {
    const word = (row[i] ?? 0) & (alive[i] ?? 0) & ~(other[i] ?? 0);
    if (word !== 0) return (i << 5) + 31 - Math.clz32(word & -word);
  }
  return -1;
}

const PASSES = 4;
