// Taking graphs apart, against brute force on weighted random graphs.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawn, fewestColours, graphOf, heaviest, isJoined } from "../testing/weighted-graphs.ts";
import { add, bits } from "./bits.ts";
import { solveGraph } from "./decompose.ts";

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

  it("is solved however often it can be taken apart: whoever comes sees all before, or nobody, in turn", () => {
    const n = 2_000;
    const rows = Array.from({ length: n }, () => bits(n));
    for (let v = 1; v < n; v += 2)
      for (let u = 0; u < v; u++) {
        add(rows[v] ?? bits(n), u);
        add(rows[u] ?? bits(n), v);
      }
    const ones = Array.from({ length: n }, () => 1);
    const solved = solveGraph({ rows, low: ones, high: ones, hint: [] }, { nodes: 1_000, memory: undefined });
    expect(solved).toMatchObject({ low: n / 2 + 1, high: n / 2 + 1 });
  });
});
