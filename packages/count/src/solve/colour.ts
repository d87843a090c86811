// Upper bounds on the people that could be pairwise different: weighted colourings of the difference graph.
import type { Bits } from "./bits.ts";
import { has, sizeOf } from "./bits.ts";
import type { Budget } from "./clique.ts";

/** Above this many people a colouring is only greedy: an exact one costs more than it says. */
const EXACT_UP_TO = 64;

/** An upper bound on the weighted chromatic number, equal to it where the graph is small and the budget lasts; never below `floor`. */
export function colourBound(
  rows: readonly Bits[],
  weights: readonly number[],
  floor: number,
  budget: Budget,
): number {
  const degree = rows.map(sizeOf);
  const byDegree = [...rows.keys()].sort((a, b) => (degree[b] ?? 0) - (degree[a] ?? 0) || a - b);
  const greedy = Math.min(peel(rows, weights, [...rows.keys()]), peel(rows, weights, byDegree));
  const people = weights.reduce((sum, weight) => sum + weight, 0);
  if (greedy <= floor || people > EXACT_UP_TO) return Math.max(floor, greedy);
  return exactColouring(rows, weights, { floor, ceiling: greedy, budget });
}

/**
 * Theorem: taking an independent set and removing its lightest weight from each of its vertices spends as many colours as
 * that weight; repeated until nothing is left it is a proper multi-colouring, so its total is an upper bound. Each round
 * empties a vertex, so there are at most as many rounds as vertices.
 */
function peel(rows: readonly Bits[], weights: readonly number[], order: readonly number[]): number {
  const left = [...weights];
  let colours = 0;
  for (
    let live = order.filter((v) => (left[v] ?? 0) > 0);
    live.length > 0;
    live = live.filter((v) => (left[v] ?? 0) > 0)
  ) {
    const set: number[] = [];
    for (const v of live) if (!set.some((u) => has(rows[u] ?? new Uint32Array(), v))) set.push(v);
    const spent = Math.min(...set.map((v) => left[v] ?? 0));
    for (const v of set) left[v] = (left[v] ?? 0) - spent;
    colours += spent;
  }
  return colours;
}

interface Limits {
  readonly floor: number;
  readonly ceiling: number;
  readonly budget: Budget;
}

/** DSATUR branch and bound (Brélaz 1979) on the graph with each vertex repeated as often as it weighs. */
function exactColouring(rows: readonly Bits[], weights: readonly number[], limits: Limits): number {
  const people = weights.flatMap((weight, v) => Array.from({ length: weight }, () => v));
  const colours = people.map(() => -1);
  const adjacent = (i: number, j: number) => {
    const [a, b] = [people[i] ?? 0, people[j] ?? 0];
    return a === b || has(rows[a] ?? new Uint32Array(), b);
  };
  let best = limits.ceiling;
  const extend = (done: number, used: number): void => {
    if (used >= best || best <= limits.floor || limits.budget.nodes <= 0) return;
    limits.budget.nodes--;
    if (done === people.length) {
      best = used;
      return;
    }
    const { person, taken } = mostSaturated(colours, adjacent);
    for (let colour = 0; colour <= used && colour < best - 1; colour++) {
      if (taken.has(colour)) continue;
      colours[person] = colour;
      extend(done + 1, Math.max(used, colour + 1));
    }
    colours[person] = -1;
  };
  extend(0, 0);
  return Math.max(best, limits.floor);
}

function mostSaturated(colours: readonly number[], adjacent: (i: number, j: number) => boolean) {
  let person = 0;
  let taken = new Set<number>([]);
  let widest = -1;
  colours.forEach((own, i) => {
    if (own !== -1) return;
    const around = new Set<number>();
    colours.forEach((colour, j) => {
      if (colour !== -1 && adjacent(i, j)) around.add(colour);
    });
    if (around.size <= widest) return;
    [person, taken, widest] = [i, around, around.size];
  });
  return { person, taken };
}
