// The invariants of docs/method.md, on worlds whose truth is known and on arbitrary small cases.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCase } from "../case/read.ts";
import type { Case, Fact } from "../case/shape.ts";
import { contradicts } from "../testing/oracle.ts";
import { smallCase } from "../testing/small-cases.ts";
import type { World } from "../testing/world.ts";
import { dice, worldOf } from "../testing/world.ts";
import { conflicts, count } from "./count.ts";

const runs = { seed: 20260825, numRuns: 150 };

const world = (isExhaustive = false): fc.Arbitrary<World> =>
  fc
    .tuple(
      fc.nat(2 ** 31),
      fc.integer({ min: 3, max: 16 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 0, max: 20 }),
    )
    .map(([seed, people, events, pairFacts]) =>
      worldOf(seed, {
        people,
        events,
        itemsPerEvent: 4,
        shownPerItem: 5,
        pairFacts,
        exhaustive: isExhaustive,
      }),
    );

const without = (facts: readonly Fact[], gone: Fact | undefined) => facts.filter((fact) => fact !== gone);
const shuffled = <T>(list: readonly T[], seed: number): T[] => {
  const roll = dice(seed);
  return list
    .map((value) => ({ value, key: roll(2 ** 30) }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
};

describe("a world of true facts", () => {
  it("is never counted above the truth, and has no conflict", () => {
    fc.assert(
      fc.property(world(), ({ file, shown }) => {
        expect(readCase(file)).toMatchObject({ ok: true });
        const result = count(file);
        expect(result.atLeast).toBeLessThanOrEqual(shown);
        expect(result.conflicts).toEqual([]);
      }),
      runs,
    );
  });

  it("never shows fewer than its maximum says, where every frame is marked exhaustively", () => {
    fc.assert(
      fc.property(world(true), ({ file, shown }) => {
        const { maximumShown, atLeast } = count(file);
        expect(maximumShown).not.toBeNull();
        expect(maximumShown).toBeGreaterThanOrEqual(shown);
        expect(maximumShown).toBeGreaterThanOrEqual(atLeast);
      }),
      runs,
    );
  });

  it("counts at least the largest verified headcount", () => {
    fc.assert(
      fc.property(world(), ({ file }) => {
        const largest = Math.max(0, ...file.headcounts.map(({ atLeast }) => atLeast));
        expect(count(file).atLeast).toBeGreaterThanOrEqual(largest);
        expect(count(file, { nodeBudget: 0 }).atLeast).toBeGreaterThanOrEqual(largest);
      }),
      runs,
    );
  });

  it("never counts more when a fact is withdrawn, and the same when the fact was no support", () => {
    fc.assert(
      fc.property(world(), fc.nat(), ({ file }, n) => {
        const full = count(file);
        const gone = file.facts[n % Math.max(1, file.facts.length)];
        const less = count({ ...file, facts: without(file.facts, gone) });
        expect(less.atLeast).toBeLessThanOrEqual(full.atLeast);
        const isSupport = full.support.facts.includes(gone?.id ?? "");
        expect(isSupport ? full.atLeast : less.atLeast).toBe(full.atLeast);
      }),
      runs,
    );
  });

  it("never counts more when an item loses its verdict, and the same when the item was no support", () => {
    fc.assert(
      fc.property(world(), fc.nat(), ({ file }, n) => {
        const full = count(file);
        const gone = file.items[n % file.items.length];
        const items = file.items.map((item) =>
          item === gone ? { ...item, verdict: "inconclusive" as const } : item,
        );
        const less = count({ ...file, items });
        expect(less.atLeast).toBeLessThanOrEqual(full.atLeast);
        const isSupport = full.support.items.includes(gone?.id ?? "");
        expect(isSupport ? full.atLeast : less.atLeast).toBe(full.atLeast);
      }),
      runs,
    );
  });

  it("keeps an earlier proof as a floor when the search later has no budget", () => {
    fc.assert(
      fc.property(world(), ({ file }) => {
        const before = count(file);
        const grown = {
          ...file,
          items: [...file.items, { ...file.items[0], id: "late", verdict: "none" } as Case["items"][number]],
        };
        expect(count(grown, { nodeBudget: 0, floor: [before.proof] }).atLeast).toBeGreaterThanOrEqual(
          before.atLeast,
        );
      }),
      runs,
    );
  });

  it("does not count an item that nobody verified, whatever it shows and links", () => {
    fc.assert(
      fc.property(world(), fc.nat(), ({ file }, n) => {
        const item = file.items[n % file.items.length]?.id;
        const items = file.items.map((one) => (one.id === item ? { ...one, verdict: "none" as const } : one));
        const gone = new Set(file.sightings.filter((sighting) => sighting.item === item).map(({ id }) => id));
        const cut: Case = {
          ...file,
          items: file.items.filter(({ id }) => id !== item),
          frames: file.frames.filter((frame) => frame.item !== item),
          sightings: file.sightings.filter(({ id }) => !gone.has(id)),
          headcounts: file.headcounts.filter((headcount) => headcount.item !== item),
          groups: file.groups.map((group) => ({
            ...group,
            members: group.members.filter((member) => member !== item),
          })),
          facts: file.facts.filter(
            (fact) => !("between" in fact) || !fact.between.some((id) => gone.has(id)),
          ),
        };
        expect(count({ ...file, items }).atLeast).toBe(count(cut).atLeast);
      }),
      runs,
    );
  });
});

describe("any small case, right or wrong", () => {
  it("gives the same bytes for the same input", () => {
    fc.assert(
      fc.property(smallCase(), (file) => {
        expect(JSON.stringify(count(structuredClone(file)))).toBe(JSON.stringify(count(file)));
      }),
      runs,
    );
  });

  it("counts the same in any order, with every fact said twice", () => {
    fc.assert(
      fc.property(smallCase(), fc.nat(), (file, seed) => {
        const { atLeast, couldReach, suspended, tiers } = count(file);
        const mixed: Case = {
          ...file,
          items: shuffled(file.items, seed),
          sightings: shuffled(file.sightings, seed + 1),
          headcounts: shuffled(file.headcounts, seed + 2),
          groups: shuffled(file.groups, seed + 3),
          facts: shuffled(file.facts, seed + 4),
        };
        const again = count(mixed);
        expect({ ...again, suspended: [...again.suspended].sort() }).toMatchObject({
          atLeast,
          couldReach,
          tiers,
          suspended: [...suspended].sort(),
        });
        const twice = count({
          ...file,
          facts: [...file.facts, ...file.facts.map((fact) => ({ ...fact, id: `${fact.id}-again` }))],
        });
        expect(twice).toMatchObject({ atLeast, couldReach, tiers });
      }),
      runs,
    );
  });

  it("counts the same under other names", () => {
    fc.assert(
      fc.property(smallCase(), (file) => {
        const ids = [file.items, file.sightings, file.headcounts, file.groups, file.facts].flatMap((list) =>
          list.map(({ id }) => id),
        );
        const renamed = new Map(ids.map((id, i) => [id, `n${(i * 7919) % 1009}`]));
        const other = JSON.parse(JSON.stringify(file), (_, value: unknown) =>
          typeof value === "string" ? (renamed.get(value) ?? value) : value,
        ) as Case;
        const { atLeast, couldReach, exact } = count(file);
        expect(count(other)).toMatchObject({ atLeast, couldReach, exact });
      }),
      runs,
    );
  });

  it("counts the same when an exact copy of an item is added", () => {
    fc.assert(
      fc.property(smallCase(), fc.nat(), (file, n) => {
        const item = file.items[n % file.items.length];
        if (!item) return;
        const copyOf = <T extends { id: string; item: string }>(list: readonly T[]): T[] =>
          list
            .filter((one) => one.item === item.id)
            .map((one) => ({ ...one, id: `${one.id}-copy`, item: "copy" }));
        const copied: Case = {
          ...file,
          items: [...file.items, { ...item, id: "copy" }],
          frames: [
            ...file.frames,
            ...file.frames
              .filter((frame) => frame.item === item.id)
              .map((frame) => ({ ...frame, item: "copy" })),
          ],
          sightings: [...file.sightings, ...copyOf(file.sightings)],
          headcounts: [...file.headcounts, ...copyOf(file.headcounts)],
        };
        expect(count(copied).atLeast).toBe(count(file).atLeast);
      }),
      runs,
    );
  });

  it("explains each conflict by facts that cannot all hold, of which every smaller choice can", () => {
    let seen = 0;
    fc.assert(
      fc.property(smallCase({ facts: 12, items: 3 }), (file) => {
        const factOf = new Map(file.facts.map((fact) => [fact.id, fact]));
        for (const conflict of conflicts(file)) {
          seen++;
          const facts = conflict.facts.flatMap((id) => factOf.get(id) ?? []);
          expect(contradicts(file, facts)).toBe(true);
          for (const fact of facts) expect(contradicts(file, without(facts, fact))).toBe(false);
          expect(conflict.sentence).toMatch(/^"?[^,].*\.$/);
        }
        const { suspended } = count(file);
        const explained = conflicts(file).flatMap(({ facts }) => facts);
        expect(suspended).toEqual(expect.arrayContaining(explained));
        expect(explained.length > 0).toBe(suspended.length > 0);
        const left = file.facts.filter(({ id }) => !suspended.includes(id));
        expect(contradicts(file, left)).toBe(false);
      }),
      { ...runs, numRuns: 600 },
    );
    expect(seen).toBeGreaterThan(100);
  });

  it("proves no less with a higher tier of evidence, and the whole with all four", () => {
    fc.assert(
      fc.property(smallCase(), (file) => {
        const { atLeast, tiers } = count(file);
        expect(tiers.map(({ tier }) => tier)).toEqual([1, 2, 3, 4]);
        expect(tiers.map((step) => step.atLeast)).toEqual(
          tiers.map((step) => step.atLeast).sort((a, b) => a - b),
        );
        expect(tiers.at(-1)?.atLeast).toBe(atLeast);
      }),
      runs,
    );
  });
});
