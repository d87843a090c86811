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
        const withdrawn = { ...file, facts: file.facts.filter((_, i) => i !== n % file.facts.length) };
        const second = recount(withdrawn, first.memo);
        expect(JSON.stringify(second.count)).toBe(JSON.stringify(count(withdrawn)));
        const lost = { ...withdrawn, items: file.items.filter((_, i) => i !== n % file.items.length) };
        const ids = new Set(lost.items.map(({ id }) => id));
        const left = { ...lost, sightings: file.sightings.filter(({ item }) => ids.has(item)) };
        const third = recount(left, second.memo);
        expect(JSON.stringify(third.count)).toBe(JSON.stringify(count(left)));
        expect(JSON.stringify(recount(file, third.memo).count)).toBe(JSON.stringify(first.count));
      }),
      runs,
    );
  });

  it("searches nothing twice, and forgets what an edit took away", () => {
    let searched = 0;
    fc.assert(
      fc.property(crowded, (file) => {
        const { memo } = recount(file);
        const known = new Set([...memo.answers.values()].flat());
        searched += known.size;
        // Other objects that say the same: the steps are not known, the graphs are. Parts of what was recalled whole are not asked for.
        const again = recount({ ...file, sightings: [...file.sightings] }, memo).memo;
        for (const one of [...again.answers.values()].flat()) expect(known.has(one)).toBe(true);
        expect(recount({ ...file, facts: [], items: [] }, memo).memo.answers.size).toBe(0);
      }),
      runs,
    );
    expect(searched).toBeGreaterThan(20);
  });

  it("keeps the steps below the tier of the fact that was withdrawn", () => {
    fc.assert(
      fc.property(crowded, (file) => {
        const { memo } = recount(file);
        const same = file.facts.find(({ kind }) => kind === "same");
        const again = recount({ ...file, facts: file.facts.filter((fact) => fact !== same) }, memo).memo;
        for (const tier of [0, 1, 2, 3]) expect(again.steps[tier]).toBe(memo.steps[tier]);
      }),
      runs,
    );
  });
});
