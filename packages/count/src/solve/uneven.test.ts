// Graphs whose vertices stand for a proved and a possible number of people that differ, and searches that may not go on.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawn, fewestColours, graphOf, heaviest, isJoined } from "../testing/weighted-graphs.ts";
import { heaviestClique } from "./clique.ts";
import { colourBound, greedyColours } from "./colour.ts";
import type { Solved, Weighted } from "./decompose.ts";
import { coComponents, components, solveGraph } from "./decompose.ts";
import { undominated } from "./domination.ts";
import { exactColouring } from "./dsatur.ts";
import type { Answers, Effort, Remembered } from "./effort.ts";
import { recalled } from "./effort.ts";
import { improve } from "./local-search.ts";

const runs = { seed: 20261129, numRuns: 120 };
const GENEROUS = { nodes: 1_000_000, memory: undefined };

/** Heaviest first by what is proved, then by what is possible, as pieces are ordered. */
const uneven: fc.Arbitrary<Weighted> = fc
  .tuple(drawn, fc.array(fc.nat(1), { minLength: 7, maxLength: 7 }))
  .map(([shape, extra]) => {
    const pairs = shape.weights.slice(0, 7).map((low, v): [number, number] => [low, low + (extra[v] ?? 0)]);
    const ordered = pairs.toSorted((a, b) => b[0] - a[0] || b[1] - a[1]);
    const graph = graphOf({ ...shape, weights: ordered.map(([low]) => low) });
    return { ...graph, high: ordered.map(([, high]) => high) };
  });

const most = (graph: Weighted) => fewestColours({ ...graph, low: graph.high });
const isClique = (graph: Weighted, list: readonly number[]) =>
  new Set(list).size === list.length &&
  list.every((a, i) => list.slice(i + 1).every((b) => isJoined(graph, a, b)));
const weigh = (graph: Weighted, list: readonly number[]) =>
  list.reduce((sum, v) => sum + (graph.low[v] ?? 0), 0);

/** Which pairs are joined beside those drawn, so that twins, or parts wholly joined, come about. */
const isShared = (i: number, mode: number) => (mode === 0 ? i % 2 === 0 : mode === 1 && i % 3 !== 0);

describe("a graph whose numbers are still open", () => {
  it("is solved to the most that is proved and the most that is possible, each by itself", () => {
    fc.assert(
      fc.property(uneven, (graph) => {
        const { clique, low, high } = solveGraph(graph, GENEROUS);
        expect({ low, high }).toEqual({ low: heaviest(graph), high: most(graph) });
        expect(isClique(graph, clique)).toBe(true);
        expect(weigh(graph, clique)).toBe(low);
      }),
      runs,
    );
  });

  it("is solved so in parts and with twins, where what is heaviest must stay first", () => {
    const shaped = fc
      .tuple(drawn, fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }), fc.nat(2))
      .map(([shape, extra, mode]): Weighted => {
        const pairs = shape.weights.slice(0, 8).map((low, v): [number, number] => [low, 3 + (extra[v] ?? 0)]);
        const ordered = pairs.toSorted((a, b) => b[0] - a[0] || b[1] - a[1]);
        const coins = shape.coins.map((coin, i) =>
          mode === 2 ? coin && i % 3 === 0 : coin || isShared(i, mode),
        );
        const graph = graphOf({ weights: ordered.map(([low]) => low), coins });
        return { ...graph, high: ordered.map(([, high]) => high) };
      });
    fc.assert(
      fc.property(shaped, (graph) => {
        const solved = solveGraph(graph, { nodes: 2_000, memory: undefined });
        expect(solved.low).toBe(heaviest(graph));
        expect(solved.high).toBeGreaterThanOrEqual(solved.low);
      }),
      { ...runs, numRuns: 3_000 },
    );
  });

  it("comes apart into parts that keep the order of its vertices", () => {
    fc.assert(
      fc.property(uneven, ({ rows }) => {
        for (const parts of [components(rows), coComponents(rows)]) {
          expect(parts.flat().toSorted((a, b) => a - b)).toEqual([...rows.keys()]);
          for (const part of parts) expect(part).toEqual(part.toSorted((a, b) => a - b));
        }
      }),
      runs,
    );
  });

  it("loses by domination only what changes neither number", () => {
    let dropped = 0;
    fc.assert(
      fc.property(uneven, (graph) => {
        const { vertices } = undominated(graph);
        if (vertices.length < graph.low.length) dropped++;
        const kept = { ...graph, low: graph.low.map((low, v) => (vertices.includes(v) ? low : 0)) };
        const high = graph.high.map((n, v) => (vertices.includes(v) ? n : 0));
        expect(heaviest(kept)).toBe(heaviest(graph));
        expect(fewestColours({ ...graph, low: high })).toBe(most(graph));
      }),
      runs,
    );
    expect(dropped).toBeGreaterThan(40);
  });

  it("is bounded soundly by a search that may take a few steps only, from any start", () => {
    fc.assert(
      fc.property(uneven, fc.nat(6), fc.array(fc.nat(8), { maxLength: 3 }), (graph, nodes, any) => {
        const hint = [...new Set(any)].filter((v) => v < graph.low.length);
        const solved = solveGraph({ ...graph, hint }, { nodes, memory: undefined });
        expect(solved.low).toBeLessThanOrEqual(heaviest(graph));
        expect(solved.high).toBeGreaterThanOrEqual(most(graph));
        expect(isClique(graph, solved.clique)).toBe(true);
        expect(weigh(graph, solved.clique)).toBe(solved.low);
        // What was known to be a clique is never lost.
        expect(isClique(graph, hint) ? weigh(graph, hint) : 0).toBeLessThanOrEqual(solved.low);
      }),
      runs,
    );
  });
});

describe("a search", () => {
  it("stops at a ceiling, at once where it starts there", () => {
    fc.assert(
      fc.property(drawn, (shape) => {
        const graph = graphOf(shape);
        const { rows, low: weights } = graph;
        const ceiling = heaviest(graph);
        const first = heaviestClique({ rows, weights, ceiling, hint: [], budget: { nodes: 100_000 } });
        expect(first.weight).toBe(ceiling);
        const budget = { nodes: 50 };
        const again = heaviestClique({ rows, weights, ceiling, hint: first.clique, budget });
        expect(again.weight).toBe(ceiling);
        expect(budget.nodes).toBe(50);
      }),
      runs,
    );
  });

  it("of a clique begins where it is told and gives up nothing, with no steps left", () => {
    fc.assert(
      fc.property(drawn, fc.nat(8), (shape, n) => {
        const graph = graphOf(shape);
        const { rows, low: weights } = graph;
        const hint = [n % weights.length];
        const found = heaviestClique({ rows, weights, ceiling: Infinity, hint, budget: { nodes: 0 } });
        expect(isClique(graph, found.clique)).toBe(true);
        expect(weigh(graph, found.clique)).toBe(found.weight);
        expect(found.weight).toBeGreaterThanOrEqual(weights[hint[0] ?? 0] ?? 0);
        const better = improve(rows, weights, found.clique, found.weight);
        expect(better).toEqual({ clique: found.clique, weight: found.weight });
      }),
      runs,
    );
  });

  it("for colours is never below its floor, nor below the truth, nor above its ceiling", () => {
    fc.assert(
      fc.property(drawn, fc.nat(5), fc.nat(4), (shape, nodes, above) => {
        const graph = graphOf({ ...shape, weights: shape.weights.slice(0, 6) });
        const fewest = fewestColours(graph);
        const floor = heaviest(graph);
        const ceiling = greedyColours(graph.rows, graph.low, 0);
        for (const budget of [{ nodes }, { nodes: 100_000 }]) {
          const found = exactColouring(graph.rows, graph.low, { floor, ceiling: ceiling + above, budget });
          expect(found).toBeGreaterThanOrEqual(fewest);
          expect(found).toBeLessThanOrEqual(ceiling + above);
          expect(budget.nodes > 0 ? found : fewest).toBe(fewest);
        }
        expect(colourBound(graph.rows, graph.low, floor, { nodes: 0 })).toBe(
          greedyColours(graph.rows, graph.low, floor),
        );
        expect(colourBound(graph.rows, graph.low, fewest + above, { nodes: 9 })).toBe(fewest + above);
      }),
      runs,
    );
  });
});

const solved = (low: number): Solved => ({ clique: [], low, high: low, isCut: false });

describe("what was searched before", () => {
  it("is recalled for the same graph, weights, start and budget, and for no other", () => {
    const graph = graphOf({ weights: [3, 2, 1], coins: Array.from({ length: 36 }, (_, i) => i === 0) });
    const learned = new Map<number, Remembered[]>();
    const ask = (one: Weighted, nodes: number, earlier: Answers = new Map()) => {
      let asked = 0;
      const effort: Effort = { nodes, memory: { earlier, learned } };
      recalled(one, effort, () => solved(++asked));
      return asked;
    };
    expect([ask(graph, 9), ask(graph, 9)]).toEqual([1, 0]);
    expect(ask(graph, 8)).toBe(1);
    expect(ask({ ...graph, low: [3, 2, 2] }, 9)).toBe(1);
    expect(ask({ ...graph, high: [4, 2, 1] }, 9)).toBe(1);
    expect(ask({ ...graph, hint: [1] }, 9)).toBe(1);
    expect(ask({ ...graph, hint: [2] }, 9)).toBe(1);
    const turned = graphOf({ weights: [3, 2, 1], coins: Array.from({ length: 36 }, (_, i) => i === 1) });
    expect(ask(turned, 9)).toBe(1);
    const before = new Map(learned);
    learned.clear();
    expect(ask(graph, 9, before)).toBe(0);
    // What was recalled is remembered for the next count.
    expect(learned.size).toBe(1);
    expect(ask(graphOf({ weights: [1], coins: [] }), 9)).toBe(1);
    expect(learned.size).toBe(1);
  });
});
