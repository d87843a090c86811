// Breaks against brute force: real, and no smaller set of items does it.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Case } from "../case/shape.ts";
import { count } from "../result/count.ts";
import { smallCase } from "../testing/small-cases.ts";
import { worldOf } from "../testing/world.ts";
import { breaks } from "./breaks.ts";
import { deskCase } from "./testing/desk.ts";
import { caseOf, people, photo, SIGNED } from "../testing/examples.ts";
import { withoutItems } from "./without.ts";

const runs = { seed: 20260912, numRuns: 40 };

/** The size of a smallest break, by trying every set of items. */
function smallestByForce(file: Case, threshold: number): number {
  let smallest = Infinity;
  for (let mask = 0; mask < 1 << file.items.length; mask++) {
    const gone = new Set(file.items.flatMap(({ id }, i) => (mask & (1 << i) ? [id] : [])));
    if (gone.size < smallest && count(withoutItems(file, gone)).atLeast < threshold) smallest = gone.size;
  }
  return smallest;
}

const world = fc
  .tuple(fc.nat(2 ** 31), fc.integer({ min: 4, max: 14 }), fc.integer({ min: 2, max: 3 }), fc.nat(10))
  .map(([seed, people, events, pairFacts]) => {
    const size = { people, events, itemsPerEvent: 3, shownPerItem: 4, pairFacts, exhaustive: false };
    return worldOf(seed, size).file;
  });

describe("a break of a threshold", () => {
  it("is real and smallest, in worlds of true facts", () => {
    let deep = 0;
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 5 }), (file, below) => {
        const threshold = Math.max(1, count(file).atLeast - below + 1);
        const broken = breaks(file, threshold);
        if (!broken.ok) throw new Error(broken.sentence);
        const rest = count(withoutItems(file, new Set(broken.items)));
        expect(rest.atLeast).toBeLessThan(threshold);
        expect(broken.left.atLeast).toBe(rest.atLeast);
        expect(broken.provedSmallest).toBe(true);
        expect(broken.items.length).toBe(smallestByForce(file, threshold));
        if (broken.items.length > 1) deep++;
      }),
      runs,
    );
    expect(deep).toBeGreaterThan(8);
  });

  it.each([
    ["any small case", smallCase()],
    ["conflicted small cases", smallCase("conflicted")],
    ["small cases as a desk has them", deskCase("conflicted", 9)],
  ])("is real on %s, and smallest wherever it says so", (_, cases) => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 4 }), (file, threshold) => {
        const broken = breaks(file, threshold);
        if (!broken.ok) throw new Error(broken.sentence);
        expect(count(withoutItems(file, new Set(broken.items))).atLeast).toBeLessThan(threshold);
        const smallest = smallestByForce(file, threshold);
        expect(broken.items.length).toBeGreaterThanOrEqual(smallest);
        expect(broken.provedSmallest ? broken.items.length : smallest).toBe(smallest);
      }),
      runs,
    );
  });

  it("stays real when the budget is spent at once, and is then not called smallest", () => {
    fc.assert(
      fc.property(world, (file) => {
        const threshold = Math.max(1, count(file).atLeast - 1);
        const broken = breaks(file, threshold, { budget: 0 });
        if (!broken.ok) throw new Error(broken.sentence);
        expect(count(withoutItems(file, new Set(broken.items))).atLeast).toBeLessThan(threshold);
        expect(broken.provedSmallest).toBe(broken.items.length === 0);
      }),
      runs,
    );
  });

  it("counts few times where many alike events add up", () => {
    const items = Array.from({ length: 10 }, (_, i) => `i${i}`);
    const file = caseOf({
      items: items.map((id) => photo(id)),
      headcounts: items.map((item) => ({
        id: `${item}-count`,
        item,
        at: 0,
        subject: "prisoner",
        atLeast: 10,
        atMost: null,
      })),
      groups: items.map((item) => ({ id: `${item}-place`, members: [item] })),
      facts: [{ ...SIGNED, id: "F1", kind: "separate", groups: items.map((item) => `${item}-place`) }],
    });
    expect(breaks(file, 60)).toMatchObject({
      ok: true,
      atLeast: 100,
      items: ["i0", "i1", "i2", "i3", "i4"],
      left: { atLeast: 50 },
      provedSmallest: true,
      recounts: 1,
    });
    expect(breaks(file, 101)).toMatchObject({ items: [], recounts: 0 });
    expect(breaks(file, 0)).toMatchObject({ ok: false, code: "threshold-not-positive" });
  });
});

describe("what is said of a break", () => {
  const file = caseOf({
    items: [photo("i1"), photo("i2")],
    sightings: [...people("i1", 3), ...people("i2", 3)],
  });

  it("names the items, and whether fewer would do", () => {
    expect(breaks(file, 3)).toMatchObject({
      sentence: 'Without "i1", "i2" at least 0 remain, fewer than 3; no smaller loss of items does that.',
    });
    expect(breaks(file, 3, { budget: 0 })).toMatchObject({
      sentence:
        'Without "i1", "i2" at least 0 remain, fewer than 3; a smaller loss that does the same was not ruled out.',
    });
  });

  it("says so where nothing has to be lost, or nothing could be", () => {
    expect(breaks(file, 4)).toMatchObject({
      items: [],
      provedSmallest: true,
      sentence: "The number is 3, which is below 4 already.",
    });
    expect(breaks(file, 0)).toMatchObject({
      sentence: "No loss takes a number below 0; ask about a threshold of 1 or more.",
    });
    expect(breaks(file, NaN)).toMatchObject({ ok: false });
  });
});
