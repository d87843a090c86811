// The filters of the library: what is counted is what is listed, whatever was done, and in whatever order it is listed.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { draftOf, settled, type Held } from "../investigation/held.ts";
import type { Signed } from "../journal/entry.ts";
import { MEMBERS, SEED } from "../testing/any-change.ts";
import { workBy } from "../testing/any-work.ts";
import { freshHeld, MARKED, play, signed } from "../testing/play.ts";
import { overlap } from "../place/span.ts";
import { whereIn } from "../place/where.ts";
import { FACET_NAMES, isListed, isWithin, type Facet } from "./facets.ts";
import { libraryOf, placeIn } from "./library.ts";
import { needsMember, needsOfMember } from "./needs.ts";
import { byColumn, COLUMNS, type SortColumn } from "./order.ts";
import { tallyOf } from "./tally.ts";

/** An investigation that was worked on in several steps, as it stands after each: what was counted before is known. */
function stood(steps: readonly (readonly Iterable<Signed>[])[]): Held[] {
  const outside = freshHeld();
  let held: Held = outside;
  return steps.map((works) => {
    const draft = draftOf(held, outside);
    for (const work of works) play(draft, work);
    held = settled(draft);
    return held;
  });
}
const worked = fc
  .array(workBy(...MEMBERS), { minLength: 2, maxLength: 4 })
  .map((works) => stood(works.map((work, i) => (i === 0 ? [MARKED, work] : [work]))));

describe("of each filter", () => {
  test("as many items are counted as are listed, and every item that is listed is counted", () => {
    const seen = new Set<Facet>();
    fc.assert(
      fc.property(worked, (helds) => {
        for (const held of helds) {
          const tally = tallyOf(held);
          expect(tally.items).toBe(libraryOf(held, {}).length);
          for (const name of FACET_NAMES) {
            const listed = new Set<string>();
            for (const [value, items] of tally[name]) {
              const ids = libraryOf(held, { [name]: value });
              expect([name, value, items]).toEqual([name, value, ids.length]);
              expect(items).toBeGreaterThan(0);
              for (const id of ids) listed.add(id);
              if (value !== "") seen.add(name);
            }
            const isOfAll = name !== "people" && name !== "attribute";
            expect(listed.size).toBeGreaterThanOrEqual(isOfAll ? tally.items : 0);
          }
        }
      }),
      { seed: SEED, numRuns: 30 },
    );
    expect([...seen].toSorted()).toEqual(FACET_NAMES.toSorted());
  });

  test("what fits several is what fits each of them, and an unknown value fits nothing", () => {
    fc.assert(
      fc.property(worked, fc.subarray([...FACET_NAMES], { minLength: 2 }), fc.nat(), (helds, names, at) => {
        const held = helds.at(-1) as Held;
        const asked = Object.fromEntries(
          names.map((name) => {
            const values = [...tallyOf(held)[name].keys()];
            return [name, values[at % Math.max(1, values.length)] ?? "no such value"];
          }),
        );
        const each = Object.entries(asked).map(([name, value]) => libraryOf(held, { [name]: value }));
        expect(libraryOf(held, asked)).toEqual(
          libraryOf(held, {}).filter((id) => each.every((ids) => ids.includes(id))),
        );
        for (const name of names) expect(libraryOf(held, { [name]: "no such value" })).toEqual([]);
      }),
      { seed: SEED, numRuns: 30 },
    );
  });
});

test("in any order the same items are listed, each at its place, and the other way round those that differ are turned", () => {
  const column = fc.constantFrom(...(Object.keys(COLUMNS) as SortColumn[]));
  fc.assert(
    fc.property(worked, column, (helds, by) => {
      // What was listed before is known, and must not be told of what is now.
      for (const before of helds) libraryOf(before, { sort: { by, down: false } });
      const held = helds.at(-1) as Held;
      const up = libraryOf(held, { sort: { by, down: false } });
      const down = libraryOf(held, { sort: { by, down: true } });
      expect(up.toSorted()).toEqual(libraryOf(held, {}).toSorted());
      const rows = [...held.item.values()].filter(isListed).sort(byColumn(held, { by, down: false }));
      expect(up).toEqual(rows.map(({ id }) => id));
      expect(down.toSorted()).toEqual(up.toSorted());
      const keys = (ids: readonly string[]) =>
        ids.flatMap((id) => {
          const item = held.item.get(id);
          return item ? [COLUMNS[by](held, item)] : [];
        });
      expect(keys(down)).toEqual(keys(up).toReversed());
      for (const [place, id] of down.entries())
        expect(placeIn(held, { sort: { by, down: true } }, id)).toMatchObject({
          place,
          before: down[place - 1] ?? null,
          after: down[place + 1] ?? null,
        });
    }),
    { seed: SEED, numRuns: 100 },
  );
});

test("what is needed of a member is listed for them, and nothing is needed of whoever may do nothing", () => {
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(worked, (helds) => {
      const held = helds.at(-1) as Held;
      for (const member of [...MEMBERS, "nobody"]) {
        const needed = libraryOf(held, { needs: member });
        expect(needed).toEqual(
          libraryOf(held, {}).filter((id) => {
            const item = held.item.get(id);
            return item !== undefined && needsMember(held, item, member);
          }),
        );
        expect(needsOfMember(held, member)).toBe(needed.length);
        if (needed.length > 0) seen.add(member === "v" || member === "nobody");
      }
    }),
    { seed: SEED, numRuns: 30 },
  );
  expect([...seen]).toEqual([false]);
});

test.each([
  ["2031-04-09T10:00Z", "2031-04-09", "2031-04-09", true],
  ["2031-04-09", "2031-04-10", undefined, false],
  ["2031-04", "2031-04-09", "2031-04-09", true],
  ["2031-04", undefined, "2031-03-31", false],
  ["2031", "2031-12-31", undefined, true],
  ["2030", "2031-01-01", undefined, false],
  [null, "2031-01-01", undefined, false],
  [null, undefined, undefined, true],
] as const)("captured %s is between %s and %s: %s", (capturedAt, since, till, is) => {
  expect(isWithin(freshHeld(), { id: "none", capturedAt }, { since, till })).toBe(is);
});

test("of what the time line has in some days, the library finds the same items, whatever their own dates are", () => {
  const hour = fc.nat(100_000).map((n) => new Date(Date.UTC(2031, 0, 1) + n * 3_600_000).toISOString());
  const given = fc.record({
    at: hour.map((at) => `${at.slice(0, 16)}Z`),
    precision: fc.constantFrom("year" as const, "month" as const, "day" as const, "hour" as const),
  });
  const day = hour.map((at) => at.slice(0, 10));
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(given, day, day, day, (time, own, a, b) => {
      const [since = a, till = b] = [a, b].toSorted();
      const answer = { question: "time", result: "passed" as const, basis: "a clock", evidence: [], time };
      const held = freshHeld();
      play(held, [
        ...MARKED,
        signed({ verb: "item.describe", subject: "a", payload: { capturedAt: own } }),
        signed({ verb: "check.answer", subject: "a", payload: answer }),
      ]);
      const there = whereIn(held).find(({ id }) => id === "a");
      const days = { from: Date.parse(since), to: Date.parse(till) + 86_400_000 };
      const is = there?.span != null && overlap(there.span, days);
      expect([time, since, till, libraryOf(held, { since, till }).includes("a")]).toEqual([
        time,
        since,
        till,
        is,
      ]);
      seen.add(is);
    }),
    { seed: SEED, numRuns: 200 },
  );
  expect(seen.size).toBe(2);
});
