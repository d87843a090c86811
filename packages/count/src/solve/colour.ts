// Upper bounds on the people that could be pairwise different: weighted colourings of the difference graph.
import type { Bits } from "./bits.ts";
import { bits, has, orInto, sizeOf } from "./bits.ts";
import type { Budget } from "./clique.ts";
import { isOut } from "./clique.ts";
import { exactColouring } from "./dsatur.ts";

/** Above this many people a colouring is only greedy: an exact one costs more than it says. */
const EXACT_UP_TO = 64;

/** An upper bound on the weighted chromatic number, equal to it where the graph is small and the budget lasts; never below `floor`. */
export function colourBound(
  rows: readonly Bits[],
  weights: readonly number[],
  floor: number,
  budget: Budget,
): number {
  const greedy = greedyColours(rows, weights, floor);
  const people = weights.reduce((sum, weight) => sum + weight, 0);
  if (greedy <= floor || people > EXACT_UP_TO || isOut(budget)) return Math.max(floor, greedy);
  return exactColouring(rows, weights, { floor, ceiling: greedy, budget });
}

/** Above this many vertices the dearest order is left out. */
const CAREFUL_UP_TO = 1_000;

/** The best of three orders; stops where `floor` is met. */
export function greedyColours(rows: readonly Bits[], weights: readonly number[], floor: number): number {
  let fewest = Infinity;
  const orders = rows.length > CAREFUL_UP_TO ? [asGiven, byDegree] : [asGiven, byDegree, smallestLast];
  for (const orderOf of orders) {
    fewest = Math.min(fewest, peel(rows, weights, orderOf(rows)));
    if (fewest <= floor) break;
  }
  return fewest;
}

type Rows = readonly Bits[];

const asGiven = (rows: Rows): number[] => [...rows.keys()];

function byDegree(rows: Rows): number[] {
  const degree = rows.map(sizeOf);
  return asGiven(rows).sort((a, b) => (degree[b] ?? 0) - (degree[a] ?? 0) || a - b);
}

/** The vertex of least degree goes last, and so on in what is left (Matula & Beck 1983). */
function smallestLast(rows: Rows): number[] {
  const degree = Int32Array.from(rows, sizeOf);
  const order: number[] = [];
  const gone = new Uint8Array(rows.length);
  for (let left = rows.length; left > 0; left--) {
    let least = -1;
    for (let v = 0; v < rows.length; v++)
      if (gone[v] === 0 && (least < 0 || (degree[v] ?? 0) < (degree[least] ?? 0))) least = v;
    gone[least] = 1;
    order.push(least);
    const row = rows[least] ?? bits(0);
    for (let v = 0; v < rows.length; v++) if (has(row, v)) degree[v] = (degree[v] ?? 0) - 1;
  }
  return order.reverse();
}

/**
 * Theorem: taking an independent set and removing its lightest weight from each of its vertices spends as many colours as
 * that weight; repeated until nothing is left it is a proper multi-colouring, so its total is an upper bound. Each round
 * empties a vertex, so there are at most as many rounds as vertices.
 */
function peel(rows: Rows, weights: readonly number[], order: readonly number[]): number {
  const left = [...weights];
  const blocked = bits(rows.length);
  let colours = 0;
  for (let live = order.filter((v) => (left[v] ?? 0) > 0); live.length > 0;) {
    const set: number[] = [];
    let spent = Infinity;
    blocked.fill(0);
    for (const v of live) {
      if (has(blocked, v)) continue;
      set.push(v);
      spent = Math.min(spent, left[v] ?? 0);
      orInto(blocked, rows[v] ?? blocked);
    }
    for (const v of set) left[v] = (left[v] ?? 0) - spent;
    colours += spent;
    live = live.filter((v) => (left[v] ?? 0) > 0);
  }
  return colours;
}
