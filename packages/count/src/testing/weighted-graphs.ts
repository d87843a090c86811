// Small weighted graphs and their numbers by brute force, for the tests of each reduction.
import * as fc from "fast-check";
import { add, bits, has } from "../solve/bits.ts";
import type { Weighted } from "../solve/decompose.ts";

export interface Drawn {
  readonly weights: readonly number[];
  readonly coins: readonly boolean[];
}

export const drawn: fc.Arbitrary<Drawn> = fc.record({
  weights: fc
    .array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 9 })
    .map((list) => list.toSorted((a, b) => b - a)),
  coins: fc.array(fc.boolean(), { minLength: 36, maxLength: 36 }),
});

export function graphOf({ weights, coins }: Drawn): Weighted {
  const rows = weights.map(() => bits(weights.length));
  let next = 0;
  for (let a = 0; a < weights.length; a++) {
    for (let b = a + 1; b < weights.length; b++) {
      const [rowA, rowB] = [rows[a], rows[b]];
      if (!coins[next++] || !rowA || !rowB) continue;
      add(rowA, b);
      add(rowB, a);
    }
  }
  return { rows, low: weights, high: weights, hint: [] };
}

export const isJoined = ({ rows }: Weighted, a: number, b: number) => has(rows[a] ?? bits(0), b);

export function heaviest(graph: Weighted): number {
  let most = 0;
  for (let set = 1; set < 1 << graph.low.length; set++) {
    const members = graph.low.flatMap((_, v) => ((set >> v) & 1 ? [v] : []));
    if (!members.every((a, i) => members.slice(i + 1).every((b) => isJoined(graph, a, b)))) continue;
    most = Math.max(
      most,
      members.reduce((sum, v) => sum + (graph.low[v] ?? 0), 0),
    );
  }
  return most;
}

export function fewestColours(graph: Weighted): number {
  const people = graph.low.flatMap((weight, v) => Array.from({ length: weight }, () => v));
  const colours: number[] = [];
  const fits = (i: number, most: number): boolean => {
    if (i === people.length) return true;
    for (let colour = 0; colour < Math.min(most, Math.max(-1, ...colours.slice(0, i)) + 2); colour++) {
      const clash = people
        .slice(0, i)
        .some((v, j) => colours[j] === colour && (v === people[i] || isJoined(graph, v, people[i] ?? 0)));
      if (clash) continue;
      colours[i] = colour;
      if (fits(i + 1, most)) return true;
    }
    return false;
  };
  // No colouring uses fewer colours than the heaviest clique: below it there is nothing to try.
  let most = heaviest(graph);
  while (!fits(0, most)) most++;
  return most;
}
