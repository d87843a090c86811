// The worklist: every gain is real when the step is taken, and on small cases no other single step is worth more.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Case, Fact } from "../case/shape.ts";
import { count } from "../result/count.ts";
import { smallCase } from "../testing/small-cases.ts";
import { worldOf } from "../testing/world.ts";
import { nextBest } from "./next-best.ts";
import { deskCase } from "./testing/desk.ts";
import { caseOf, people, photo, SIGNED } from "../testing/examples.ts";
import { bestByForce, newConflict, take } from "./testing/steps.ts";

const runs = { seed: 20260913, numRuns: 50 };

const world = fc.tuple(fc.nat(2 ** 31), fc.integer({ min: 2, max: 4 })).map(([seed, events]) => {
  const size = { people: 20, events, itemsPerEvent: 4, shownPerItem: 5, pairFacts: 6, exhaustive: false };
  const { file } = worldOf(seed, size);
  const items = file.items.map((item, i) => (i % 3 === 1 ? { ...item, verdict: "none" as const } : item));
  const facts = file.facts.map((fact, i) => (i % 2 === 1 ? { ...fact, reviewedBy: null } : fact));
  return { ...file, items, facts };
});

/** Much of it waits for its second member. */
const desk = deskCase({ sightings: 6, facts: 5 }, 4);

describe("the worklist", () => {
  it.each([
    ["a world of true facts", world],
    ["any plain small case", smallCase({ isPlain: true, facts: 10 })],
    ["any small case", smallCase({ facts: 10 })],
    ["what a desk asks for", desk],
  ])("gives gains that are real when the step is taken, without a new conflict, in %s", (_, cases) => {
    let seen = 0;
    fc.assert(
      fc.property(cases, (file) => {
        const { atLeast, steps } = nextBest(file, 6);
        for (const step of steps) {
          seen++;
          const after = take(file, step);
          expect(step.gain).toBeGreaterThan(0);
          expect(count(after).atLeast).toBe(atLeast + step.gain);
          expect(newConflict(file, after)).toBe(false);
          expect(step.sentence).toMatch(/proves \d+ more (person|people)\.$/);
        }
        const worth = steps.map(({ gain, effort }) => gain / effort);
        expect(worth).toEqual(worth.toSorted((a, b) => b - a));
      }),
      runs,
    );
    expect(seen).toBeGreaterThan(20);
  });

  it.each([
    ["plain", smallCase({ isPlain: true, sightings: 7, facts: 8 })],
    ["of every kind", smallCase({ sightings: 7, facts: 8 })],
    ["conflicted", smallCase("conflicted")],
    ["as a desk has them", desk],
    ["conflicted, as a desk has them", deskCase("conflicted", 7)],
  ])("begins with a step that no other single step beats, on small cases %s", (_, cases) => {
    let gains = 0;
    fc.assert(
      fc.property(cases, (file) => {
        const { steps, isComplete, unseen } = nextBest(file, 1, { budget: 500 });
        expect({ isComplete, unseen }).toEqual({ isComplete: true, unseen: "" });
        const [first] = steps;
        if (first) gains++;
        expect(first ? first.gain / first.effort : 0).toBe(bestByForce(file));
      }),
      runs,
    );
    expect(gains).toBeGreaterThan(8);
  });

  it("says when its budget ran out, and is empty when nothing is asked", () => {
    const file = caseOf({
      items: [photo("i1"), photo("i2", { verdict: "none" })],
      sightings: [...people("i1", 1), ...people("i2", 3)],
    });
    expect(nextBest(file, 3, { budget: 0 })).toMatchObject({ steps: [], isComplete: false });
    expect(nextBest(file, 0)).toMatchObject({ steps: [], isComplete: true });
  });
});

const link = (id: string, a: string, b: string): Fact => ({
  ...SIGNED,
  id,
  kind: "same",
  between: [a, b],
});

describe("the examples", () => {
  const twoEvents = caseOf({
    items: [photo("i1"), photo("i2")],
    sightings: [...people("i1", 5), ...people("i2", 3)],
    groups: [
      { id: "square", members: ["i1"] },
      { id: "barracks", members: ["i2"] },
    ],
  });

  it("two events that might share everybody: find out whether they do", () => {
    expect(nextBest(twoEvents, 1).steps).toEqual([
      {
        kind: "separate-groups",
        ids: ["square", "barracks"],
        gain: 3,
        effort: 2,
        sentence:
          'Find out whether "square" and "barracks" share anybody: if they do not, that proves 3 more people.',
      },
    ]);
  });

  it("the same, already stated: one review does it", () => {
    const fact: Fact = {
      ...SIGNED,
      id: "F1",
      kind: "separate",
      groups: ["square", "barracks"],
      reviewedBy: null,
    };
    expect(nextBest({ ...twoEvents, facts: [fact] }, 5).steps).toEqual([
      {
        kind: "review-fact",
        ids: ["F1"],
        gain: 3,
        effort: 1,
        sentence: 'Review the fact "F1" (1 review to go): if it holds, it proves 3 more people.',
      },
    ]);
  });

  it("an item with one review is a smaller effort than one with none", () => {
    const file = caseOf({
      items: [
        photo("i1", { verdict: "none", reviews: [{ by: "m1", verdict: "verified" }] }),
        photo("i2", { verdict: "none" }),
        photo("i3", { verdict: "false" }),
      ],
      sightings: [...people("i1", 3), ...people("i2", 5), ...people("i3", 50)],
    });
    expect(nextBest(file, 5).steps).toMatchObject([
      { ids: ["i1"], gain: 3, effort: 1 },
      { ids: ["i2"], gain: 5, effort: 2 },
    ]);
  });

  it("three photos of two people each, two of three links known: the third link proves a third person", () => {
    const file = caseOf({
      items: [photo("i1"), photo("i2"), photo("i3")],
      sightings: [...people("i1", 2), ...people("i2", 2), ...people("i3", 2)],
      facts: [link("F1", "i1-1", "i2-0"), link("F2", "i2-1", "i3-0")],
    });
    const { steps } = nextBest(file, 9);
    expect(steps.filter(({ kind }) => kind === "settle-same").map(({ ids }) => ids)).toEqual([
      ["i1-0", "i3-1"],
    ]);
    expect(steps.filter(({ kind }) => kind === "settle-different").length).toBeGreaterThan(0);
  });
});

const counted = (id: string, atLeast: number) => ({
  id: `h-${id}`,
  item: id,
  at: 0,
  subject: "prisoner",
  atLeast,
  atMost: null,
});

it("keeps two groups apart from two others whose ids read the same side by side", () => {
  const file: Case = {
    ...caseOf({ items: [photo("p"), photo("q"), photo("r"), photo("t")] }),
    headcounts: [counted("p", 5), counted("q", 5), counted("r", 30), counted("t", 30)],
    groups: [
      { id: "a b", members: ["p"] },
      { id: "c", members: ["q"] },
      { id: "a", members: ["r"] },
      { id: "b c", members: ["t"] },
    ],
    facts: [{ ...SIGNED, id: "S", kind: "separate", groups: ["a b", "c"] }],
  };
  expect(nextBest(file, 5).steps[0]).toMatchObject({ kind: "separate-groups", ids: ["a", "b c"], gain: 30 });
});
