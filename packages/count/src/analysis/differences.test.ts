// The worklist's own reading of who differs from whom, held against the brute-force reading of the letter.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Case } from "../case/shape.ts";
import { count } from "../result/count.ts";
import { differences } from "../testing/oracle.ts";
import { smallCase } from "../testing/small-cases.ts";
import { worldOf } from "../testing/world.ts";
import { lookAt } from "./candidates.ts";
import { Differences } from "./differences.ts";
import { nextBest } from "./next-best.ts";
import { pairCandidates } from "./pairs.ts";
import { caseOf, people, photo, SIGNED } from "../testing/examples.ts";

const runs = { seed: 20261124, numRuns: 300 };

/** Of everybody who counts, as often as they weigh: how many others each differs from, sorted. */
function degreesOf({
  people,
  areDifferent,
}: {
  people: Differences["people"];
  areDifferent: Differences["areDifferent"];
}) {
  const counting = people.flatMap((one, p) =>
    one.counts ? Array.from({ length: one.weight }, () => p) : [],
  );
  return counting
    .map(
      (a, i) =>
        counting.filter((b, j) => i !== j && ((a === b && people[a]?.headcount) || areDifferent(a, b)))
          .length,
    )
    .sort((a, b) => a - b);
}

const world = fc.nat(2 ** 31).map(
  (seed) =>
    worldOf(seed, {
      people: 9,
      events: 3,
      itemsPerEvent: 3,
      shownPerItem: 4,
      pairFacts: 8,
      exhaustive: false,
    }).file,
);

describe("who differs from whom", () => {
  it.each([
    ["any small case", smallCase({ facts: 12 })],
    ["a world of true facts", world],
  ])("is what brute force reads, in %s", (_, cases) => {
    fc.assert(
      fc.property(cases, (file) => {
        const { suspended } = count(file);
        const own = new Differences(file, suspended);
        const letter = differences(file, suspended)
          .map((row) => row.filter(Boolean).length)
          .sort((a, b) => a - b);
        expect(degreesOf({ people: own.people, areDifferent: (a, b) => own.areDifferent(a, b) })).toEqual(
          letter,
        );
      }),
      runs,
    );
  });

  it("is asked only of people whom verified items show", () => {
    const file = caseOf({
      items: [photo("i1"), photo("i2", { verdict: "none" })],
      sightings: [...people("i1", 2), ...people("i2", 3)],
      headcounts: ["i1", "i2"].map((item) => ({
        id: `${item}-h`,
        item,
        at: 0,
        subject: "prisoner",
        atLeast: 5,
        atMost: null,
      })),
    });
    const { people: all } = new Differences(file, []);
    expect(all.map(({ id, weight, counts }) => [id, weight, counts])).toEqual([
      ["i1-0", 1, true],
      ["i1-1", 1, true],
      ["i1-h", 3, true],
    ]);
  });
});

describe("pairs that are called sure", () => {
  it("prove one more person when they are settled, each of them, unless that contradicts something", () => {
    let sure = 0;
    const check = (file: Case) => {
      const full = count(file);
      for (const { isSure, applied, bound } of pairCandidates(lookAt(file, full)).candidates) {
        if (isSure !== true) continue;
        const after = count(applied());
        if (after.suspended.length > full.suspended.length) continue;
        sure++;
        expect(after.atLeast).toBe(full.atLeast + bound);
      }
    };
    fc.assert(fc.property(fc.oneof(smallCase(), world), check), runs);
    expect(sure).toBeGreaterThan(60);
  });
});

const counted = (id: string, item: string, atLeast: number) => ({
  id,
  item,
  at: 0,
  subject: "prisoner",
  atLeast,
  atMost: null,
});

describe("the worklist", () => {
  it("lists no step twice", () => {
    fc.assert(
      fc.property(fc.oneof(smallCase(), world), (file) => {
        const { steps } = nextBest(file, 40, { budget: 300 });
        const keys = steps.map(({ kind, ids }) => `${kind} ${[...ids].sort().join(" ")}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { ...runs, numRuns: 60 },
    );
  });

  it("knows that a group which names a headcount holds those marked in it", () => {
    const file = caseOf({
      items: [photo("i1"), photo("i2")],
      sightings: [...people("i1", 1), ...people("i2", 1)],
      headcounts: [{ id: "h", item: "i1", at: 0, subject: "prisoner", atLeast: 6, atMost: null }],
      groups: [
        { id: "counted", members: ["h"] },
        { id: "elsewhere", members: ["i2"] },
      ],
      facts: [{ ...SIGNED, id: "F", kind: "separate", groups: ["counted", "elsewhere"] }],
    });
    // The group holds all six, the marked one among them, so that nothing is left to settle.
    expect(count(file).atLeast).toBe(7);
    expect(nextBest(file, 3).steps).toEqual([]);
  });

  it("finds a pair that pays off in another picture than the one that the proof shows", () => {
    const file = caseOf({
      items: ["i1", "i2", "i3", "i4", "i5"].map((id) => photo(id)),
      sightings: ["i2", "i3", "i5"].flatMap((id) => people(id, 1)),
      headcounts: [counted("h1", "i1", 5), counted("h4", "i4", 6)],
      groups: [
        { id: "west", members: ["i1", "i5"] },
        { id: "east", members: ["i2", "i3"] },
        { id: "road", members: ["i4"] },
      ],
      facts: [{ ...SIGNED, id: "F", kind: "separate", groups: ["west", "east"] }],
    });
    expect(count(file).atLeast).toBe(6);
    const { steps } = nextBest(file, 20, { budget: 200 });
    expect(steps.filter(({ kind }) => kind === "settle-different")).toMatchObject([
      { ids: ["i2-0", "i3-0"], gain: 1 },
    ]);
  });
});
