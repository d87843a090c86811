// Taking graphs apart, against brute force on weighted random graphs.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, bits, has } from "./bits.ts";
import type { Weighted } from "./decompose.ts";
import { solveGraph } from "./decompose.ts";

interface Drawn {
  readonly weights: readonly number[];
  readonly coins: readonly boolean[];
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  weights: fc
    .array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 9 })
    .map((list) => list.toSorted((a, b) => b - a)),
  coins: fc.array(fc.boolean(), { minLength: 36, maxLength: 36 }),
});

function graphOf({ weights, coins }: Drawn): Weighted {
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

const isJoined = ({ rows }: Weighted, a: number, b: number) => has(rows[a] ?? bits(0), b);

function heaviest(graph: Weighted): number {
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

function fewestColours(graph: Weighted): number {
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

describe("a weighted difference graph", () => {
  it("is solved to the heaviest clique and the fewest colours", () => {
    fc.assert(
      fc.property(drawn, (shape) => {
        const graph = graphOf(shape);
        const solved = solveGraph(graph, { nodes: 1_000_000, memory: undefined });
        expect({ low: solved.low, high: solved.high }).toEqual({
          low: heaviest(graph),
          high: fewestColours(graph),
        });
        expect(solved.clique.reduce((sum, v) => sum + (graph.low[v] ?? 0), 0)).toBe(solved.low);
        expect(
          solved.clique.every((a, i) => solved.clique.slice(i + 1).every((b) => isJoined(graph, a, b))),
        ).toBe(true);
      }),
      { seed: 4, numRuns: 400 },
    );
  });

  it("is bounded soundly when the budget runs out", () => {
    fc.assert(
      fc.property(drawn, fc.nat(3), (shape, nodes) => {
        const graph = graphOf(shape);
        const solved = solveGraph(graph, { nodes, memory: undefined });
        expect(solved.low).toBeLessThanOrEqual(heaviest(graph));
        expect(solved.high).toBeGreaterThanOrEqual(fewestColours(graph));
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
