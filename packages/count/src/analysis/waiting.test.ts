// What waits for a second member, in the worklist: verdicts, headcounts, marks and groups, and all of them at once.
import { describe, expect, it } from "vitest";
import type { Case } from "../case/shape.ts";
import { nextBest } from "./next-best.ts";
import { ALL } from "./testing/desk.ts";
import { caseOf, people, photo, SIGNED } from "../testing/examples.ts";

const by = (...names: readonly string[]) => names.map((name) => ({ by: name, verdict: "verified" as const }));

describe("what waits for a second member", () => {
  const asked = { ...caseOf({}).criteria, confirmed: ALL };
  const headcount = { id: "h", item: "a", at: 0, subject: "prisoner", atLeast: 40, atMost: null };
  const judged = photo("a", { reviews: by("x", "y") });
  const TWO_SIGNED = { statedBy: "m1", reviewedBy: "m2" };

  it("an item with one review and a headcount signed by two: one review proves it", () => {
    const file: Case = {
      ...caseOf({ criteria: asked, items: [photo("a", { verdict: "none", reviews: by("x") })] }),
      headcounts: [{ ...headcount, ...TWO_SIGNED }],
    };
    expect(nextBest(file, 5)).toMatchObject({
      isComplete: true,
      steps: [
        {
          kind: "verify-item",
          ids: ["a"],
          gain: 40,
          effort: 1,
          sentence: 'Review the item "a" (1 review to go): once verified, it proves 40 more people.',
        },
      ],
    });
  });

  it.each([
    [{ statedBy: "m1" }, 1, 'Review the headcount "h" (1 review to go)'],
    [{ statedBy: "m1", reviewedBy: " M1" }, 1, 'Review the headcount "h" (1 review to go)'],
    [{}, 2, 'State and review the headcount "h" (2 signatures to go)'],
  ])("a headcount signed %j lacks %i", (signatures, effort, words) => {
    const file = caseOf({ criteria: asked, items: [judged], headcounts: [{ ...headcount, ...signatures }] });
    const sentence = `${words}: if it holds, it proves 40 more people.`;
    expect(nextBest(file, 5).steps).toEqual([
      { kind: "review-headcount", ids: ["h"], gain: 40, effort, sentence },
    ]);
  });

  it("marks that one member signed off lack another, and those that nobody did lack two", () => {
    const file = caseOf({ criteria: asked, items: [judged], sightings: people("a", 3) });
    const sentence =
      'Sign off the marks of "a" (2 signatures to go): if they are right, that proves 3 more people.';
    expect(nextBest(file, 5).steps).toEqual([
      { kind: "review-marks", ids: ["a"], gain: 3, effort: 2, sentence },
    ]);
    const half = { ...file, items: [{ ...judged, marks: { statedBy: "m1", reviewedBy: null } }] };
    expect(nextBest(half, 5).steps).toMatchObject([{ kind: "review-marks", effort: 1 }]);
  });

  it("two events whose groups nobody reviewed: the second group adds its people once it is", () => {
    const items = ["a", "b"].map((id) => ({ ...judged, id, marks: TWO_SIGNED }));
    const file = caseOf({
      criteria: asked,
      items,
      sightings: [...people("a", 5), ...people("b", 3)],
      groups: [
        { id: "square", members: ["a"], ...TWO_SIGNED },
        { id: "barracks", members: ["b"], statedBy: "m1" },
      ],
      facts: [{ ...SIGNED, id: "F1", kind: "separate", groups: ["square", "barracks"] }],
    });
    expect(nextBest(file, 1).steps).toEqual([
      {
        kind: "review-group",
        ids: ["barracks"],
        gain: 3,
        effort: 1,
        sentence:
          'Review who belongs to the group "barracks" (1 review to go): if they all do, that proves 3 more people.',
      },
    ]);
  });

  it("an item that lacks its verdict, its marks and its headcount proves somebody only with all of it", () => {
    const file = caseOf({
      criteria: asked,
      items: [photo("a", { verdict: "none", reviews: by("x") })],
      sightings: people("a", 3),
      headcounts: [{ ...headcount, statedBy: "m1" }],
    });
    expect(nextBest(file, 5).steps).toEqual([
      {
        kind: "complete-item",
        ids: ["a"],
        gain: 40,
        effort: 4,
        sentence:
          'Review the item "a" (1 review to go), sign off the marks of "a" (2 signatures to go) and review the headcount "h" (1 review to go): if all of it holds, that proves 40 more people.',
      },
    ]);
  });

  it("whoever is supposed to review is nobody who did", () => {
    const file = caseOf({
      criteria: asked,
      items: [photo("a", { verdict: "none", reviews: by("Supposed 1"), marks: TWO_SIGNED })],
      sightings: people("a", 2),
    });
    expect(nextBest(file, 5).steps).toMatchObject([{ kind: "verify-item", gain: 2, effort: 1 }]);
  });

  it("a second member who agrees is enough where the verdict counts already", () => {
    const criteria = { ...asked, verdicts: ["verified", "inconclusive"] as const };
    const reviews = [{ by: "m1", verdict: "inconclusive" as const }];
    const file = caseOf({
      criteria,
      items: [photo("a", { verdict: "inconclusive", reviews, marks: TWO_SIGNED })],
      sightings: people("a", 2),
    });
    expect(nextBest(file, 5).steps).toMatchObject([{ kind: "verify-item", gain: 2, effort: 1 }]);
  });
});
