// The covering search against brute force: a smallest set that meets every demand, within its steps and beyond them.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Demand } from "./cover.ts";
import { demandFor, mostLeanedOn, smallestCover } from "./cover.ts";

const runs = { seed: 20261125, numRuns: 300 };
const ITEMS = ["a", "b", "c", "d", "e", "f", "g"];

const person = fc.record({
  ids: fc.constant([] as readonly string[]),
  items: fc.subarray(ITEMS, { minLength: 1, maxLength: 3 }),
  weight: fc.integer({ min: 1, max: 4 }),
});

/** Demands that can be met: never more than all their people. */
const demand: fc.Arbitrary<Demand> = fc
  .tuple(fc.array(person, { minLength: 1, maxLength: 8 }), fc.nat(99))
  .map(([people, n]) => {
    const all = people.reduce((sum, { weight }) => sum + weight, 0);
    return demandFor(people, 1 + (n % all));
  });

const lean = (items: string[], weight: number) => ({ ids: [], items, weight });

const meets = (chosen: ReadonlySet<string>, { bundles, need }: Demand) =>
  bundles.reduce(
    (sum, { items, weight }) => (items.some((one) => chosen.has(one)) ? sum + weight : sum),
    0,
  ) >= need;

function fewestByForce(demands: readonly Demand[]): number {
  let fewest = Infinity;
  for (let mask = 0; mask < 1 << ITEMS.length; mask++) {
    const chosen = new Set(ITEMS.filter((_, i) => mask & (1 << i)));
    if (chosen.size < fewest && demands.every((one) => meets(chosen, one))) fewest = chosen.size;
  }
  return fewest;
}

describe("a cover of demands", () => {
  it("meets them all with as few items as brute force needs", () => {
    fc.assert(
      fc.property(fc.array(demand, { maxLength: 4 }), (demands) => {
        const { items, isSmallest } = smallestCover(demands, { nodes: 100_000 });
        expect(isSmallest).toBe(true);
        expect(demands.every((one) => meets(new Set(items), one))).toBe(true);
        expect(items.length).toBe(fewestByForce(demands));
        expect(items).toEqual([...items].sort());
      }),
      runs,
    );
  });

  it("meets them all however few steps it may take, is called smallest only where it is, and counts its steps", () => {
    let greedy = 0;
    fc.assert(
      fc.property(fc.array(demand, { minLength: 1, maxLength: 4 }), fc.nat(12), (demands, nodes) => {
        const spare = { nodes };
        const { items, isSmallest } = smallestCover(demands, spare);
        expect(demands.every((one) => meets(new Set(items), one))).toBe(true);
        if (!isSmallest) greedy++;
        expect(isSmallest ? items.length : fewestByForce(demands)).toBe(fewestByForce(demands));
        expect(spare.nodes).toBeGreaterThanOrEqual(-1);
        // Only a search that had to stop spent them all.
        expect(spare.nodes < 0).toBe(!isSmallest);
      }),
      runs,
    );
    expect(greedy).toBeGreaterThan(20);
  });

  it("counts the people of a demand once for all who lean on the same items", () => {
    const people = [
      { ids: [], items: ["a", "b"], weight: 2 },
      { ids: [], items: ["a"], weight: 1 },
      { ids: [], items: ["a", "b"], weight: 3 },
    ];
    expect(demandFor(people, 4)).toEqual({
      bundles: [
        { items: ["a", "b"], weight: 5 },
        { items: ["a"], weight: 1 },
      ],
      need: 4,
    });
  });

  it("knows what most people lean on, the first by name among equals", () => {
    expect(mostLeanedOn([lean(["b"], 3), lean(["a"], 2), lean(["a", "c"], 2)])).toBe("a");
    expect(mostLeanedOn([lean(["b"], 3), lean(["a"], 3)])).toBe("a");
    expect(() => mostLeanedOn([])).toThrow("expected somebody who leans on an item");
  });
});
