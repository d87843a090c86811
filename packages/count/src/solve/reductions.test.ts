// Each reduction by itself: what it drops or joins changes neither number, by brute force on weighted random graphs.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawn, fewestColours, graphOf, heaviest, isJoined } from "../testing/weighted-graphs.ts";
import { add, bits, pick, runsOf } from "./bits.ts";
import { heaviestClique } from "./clique.ts";
import { colourBound, greedyColours } from "./colour.ts";
import type { Weighted } from "./decompose.ts";
import { coComponents, components } from "./decompose.ts";
import { undominated } from "./domination.ts";
import { improve } from "./local-search.ts";
import { trueTwins } from "./twins.ts";

const runs = { seed: 20260901, numRuns: 250 };

function part(graph: Weighted, vertices: readonly number[]): Weighted {
  const rows = vertices.map((v) => pick(graph.rows[v] ?? bits(0), runsOf(vertices), vertices.length));
  const of = (weights: readonly number[]) => vertices.map((v) => weights[v] ?? 0);
  return { rows, low: of(graph.low), high: of(graph.high), hint: [] };
}

const numbers = (graph: Weighted) => [heaviest(graph), fewestColours(graph)];
const sum = (list: readonly number[]) => list.reduce((total, n) => total + n, 0);
const isClique = (graph: Weighted, vertices: readonly number[]) =>
  vertices.every((a, i) => vertices.slice(i + 1).every((b) => isJoined(graph, a, b)));

describe("a graph in parts that nothing joins", () => {
  it("has the numbers of its largest part", () => {
    let several = 0;
    fc.assert(
      fc.property(drawn, (shape) => {
        const graph = graphOf({ ...shape, coins: shape.coins.map((coin, i) => coin && i % 3 === 0) });
        const parts = components(graph.rows).map((vertices) => numbers(part(graph, vertices)));
        if (parts.length > 1) several++;
        const largest = [0, 1].map((i) => Math.max(...parts.map((pair) => pair[i] ?? 0)));
        expect(largest).toEqual(numbers(graph));
      }),
      runs,
    );
    expect(several).toBeGreaterThan(100);
  });
});

describe("a graph in parts that are wholly joined", () => {
  it("has the sum of their numbers", () => {
    let several = 0;
    fc.assert(
      fc.property(drawn, (shape) => {
        const graph = graphOf({ ...shape, coins: shape.coins.map((coin, i) => coin || i % 3 !== 0) });
        const parts = coComponents(graph.rows).map((vertices) => numbers(part(graph, vertices)));
        if (parts.length > 1) several++;
        expect([0, 1].map((i) => sum(parts.map((pair) => pair[i] ?? 0)))).toEqual(numbers(graph));
      }),
      runs,
    );
    expect(several).toBeGreaterThan(100);
  });
});

describe("a dominated piece", () => {
  it("may be dropped without changing a number, and a hint that named it stays a clique", () => {
    let dropped = 0;
    fc.assert(
      fc.property(drawn, fc.nat(), (shape, n) => {
        const graph = graphOf(shape);
        const start = n % graph.low.length;
        const { vertices, hint } = undominated({ ...graph, hint: [start] });
        if (vertices.length < graph.low.length) dropped++;
        expect(numbers(part(graph, vertices))).toEqual(numbers(graph));
        expect(hint.every((v) => vertices.includes(v)) && isClique(graph, hint)).toBe(true);
      }),
      runs,
    );
    expect(dropped).toBeGreaterThan(50);
  });
});

describe("true twins", () => {
  it("act as one piece of their summed weight", () => {
    let merged = 0;
    fc.assert(
      fc.property(drawn, (shape) => {
        const graph = graphOf({ ...shape, coins: shape.coins.map((coin, i) => coin || i % 2 === 0) });
        const sets = trueTwins(graph.rows);
        if (sets.length < graph.low.length) merged++;
        const firsts = part(
          graph,
          sets.map(([first]) => first ?? 0),
        );
        const weights = sets.map((set) => sum(set.map((v) => graph.low[v] ?? 0)));
        expect(numbers({ ...firsts, low: weights, high: weights })).toEqual(numbers(graph));
      }),
      runs,
    );
    expect(merged).toBeGreaterThan(50);
  });
});

describe("what nothing takes apart", () => {
  it("is searched to the heaviest clique from any start, right or wrong", () => {
    fc.assert(
      fc.property(drawn, fc.array(fc.nat(8), { maxLength: 4 }), (shape, any) => {
        const graph = graphOf(shape);
        const { rows, low: weights } = graph;
        const hint = [...new Set(any)].filter((v) => v < weights.length);
        const found = heaviestClique({ rows, weights, ceiling: Infinity, hint, budget: { nodes: 100_000 } });
        expect(found.weight).toBe(heaviest(graph));
        expect(isClique(graph, found.clique)).toBe(true);
      }),
      runs,
    );
  });

  it("gives only cliques when improved by exchanges, never lighter than where they began", () => {
    fc.assert(
      fc.property(drawn, fc.nat(), (shape, n) => {
        const graph = graphOf(shape);
        const start = n % graph.low.length;
        const found = improve(graph.rows, graph.low, [start], Infinity);
        expect(isClique(graph, found.clique)).toBe(true);
        expect(found.weight).toBe(sum(found.clique.map((v) => graph.low[v] ?? 0)));
        expect(found.weight).toBeGreaterThanOrEqual(graph.low[start] ?? 0);
      }),
      runs,
    );
  });

  it("is coloured with as few colours as brute force needs, and greedily with no fewer", () => {
    fc.assert(
      fc.property(drawn, (shape) => {
        const graph = graphOf(shape);
        const fewest = fewestColours(graph);
        expect(colourBound(graph.rows, graph.low, 0, { nodes: 100_000 })).toBe(fewest);
        expect(greedyColours(graph.rows, graph.low, 0)).toBeGreaterThanOrEqual(fewest);
      }),
      runs,
    );
  });
});

describe("picking rows out of a graph", () => {
  it("renumbers members in runs as it would one by one", () => {
    const many = fc.uniqueArray(fc.nat(199), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(many, many, (set, members) => {
        const all = bits(200);
        for (const v of set) add(all, v);
        const expected = bits(members.length);
        members.forEach((v, i) => {
          if (set.includes(v)) add(expected, i);
        });
        expect(pick(all, runsOf(members), members.length)).toEqual(expected);
      }),
      runs,
    );
  });
});
