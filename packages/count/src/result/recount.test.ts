// Counting again after an edit: the same bytes as counting from nothing, with only what was touched searched again.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Case } from "../case/shape.ts";
import { worldOf } from "../testing/world.ts";
import { count, recount } from "./count.ts";

const crowded: fc.Arbitrary<Case> = fc.nat(2 ** 31).map(
  (seed) =>
    worldOf(seed, {
      people: 60,
      events: 4,
      itemsPerEvent: 6,
      shownPerItem: 7,
      pairFacts: 80,
      exhaustive: false,
    }).file,
);

const runs = { seed: 20260903, numRuns: 40 };

describe("a case counted again", () => {
  it("gives the same bytes with a memo and without, before and after an edit", () => {
    fc.assert(
      fc.property(crowded, fc.nat(), (file, n) => {
        const first = recount(file);
        expect(JSON.stringify(first.count)).toBe(JSON.stringify(count(file)));
        const edited = { ...file, facts: file.facts.filter((_, i) => i !== n % file.facts.length) };
        const second = recount(edited, first.memo);
        expect(JSON.stringify(second.count)).toBe(JSON.stringify(count(edited)));
      }),
      runs,
    );
  });

  it("searches nothing twice, and forgets what an edit took away", () => {
    let searched = 0;
    fc.assert(
      fc.property(crowded, (file) => {
        const { memo } = recount(file);
        searched += memo.size;
        const again = recount(file, memo).memo;
        // What was recalled is the very same object; parts of what was recalled whole are not asked for.
        for (const [key, solved] of again) expect(solved).toBe(memo.get(key));
        expect(recount({ ...file, facts: [], items: [] }, memo).memo.size).toBe(0);
      }),
      runs,
    );
    expect(searched).toBeGreaterThan(20);
  });
});
