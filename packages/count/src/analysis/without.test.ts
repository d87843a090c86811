// Leave-one-out by reviewer: whose signatures a number rests on, by any spelling of the name.
import { describe, expect, it } from "vitest";
import type { Case } from "../case/shape.ts";
import { sensitivity } from "./sensitivity.ts";
import { ALL } from "./testing/desk.ts";
import { caseOf, people, photo, SIGNED } from "../testing/examples.ts";

const lossesOf = (file: Case) =>
  sensitivity(file, "reviewer").losses.map(({ key, atLeast, isSupport }) => [key, atLeast, isSupport]);

describe("a member whose absence takes signatures away", () => {
  const reviews = ["x", "y", "m1", "z"].map((by) => ({ by, verdict: "verified" as const }));
  const criteria = { ...caseOf({}).criteria, confirmed: ALL };
  const counted = { id: "h", item: "a", at: 0, subject: "prisoner", atLeast: 40, atMost: null };

  it("leaves nothing of a headcount of theirs, where two members are asked for", () => {
    const headcounts = [{ ...counted, statedBy: "m1", reviewedBy: "m2" }];
    const file = caseOf({ criteria, items: [photo("a", { reviews })], headcounts });
    expect(sensitivity(file, "reviewer").stillAtLeast).toBe(0);
    expect(lossesOf(file)).toEqual([
      ["m1", 0, true],
      ["m2", 0, true],
      ["x", 40, false],
      ["y", 40, false],
      ["z", 40, false],
    ]);
    const unasked = { ...file, criteria: { ...criteria, confirmed: ["verdicts", "facts"] as const } };
    expect(lossesOf(unasked).every(([key, left]) => key !== "m2" && left === 40)).toBe(true);
  });

  it("leaves nothing of marks and groups of theirs", () => {
    const marks = { statedBy: "m2", reviewedBy: "m3" };
    const file = caseOf({
      criteria,
      items: [photo("a", { reviews, marks }), photo("b", { reviews, marks: { ...marks, statedBy: "m4" } })],
      sightings: [...people("a", 2), ...people("b", 3)],
      groups: [
        { id: "g1", members: ["a"], statedBy: "m5", reviewedBy: "m6" },
        { id: "g2", members: ["b"], statedBy: "m5", reviewedBy: "m7" },
        { id: "g3", members: ["b"], statedBy: "m8", reviewedBy: "m9" },
      ],
      facts: [
        { ...SIGNED, id: "F1", kind: "separate", groups: ["g1", "g2"], statedBy: "x", reviewedBy: "z" },
      ],
    });
    expect(lossesOf(file)).toEqual([
      ["m3", 0, true],
      ["m4", 2, true],
      ["m2", 3, true],
      ["m5", 3, true],
      ["m6", 3, true],
      ["m7", 3, true],
      ["x", 3, true],
      ["z", 3, true],
      ["m1", 5, false],
      ["m8", 5, false],
      ["m9", 5, false],
      ["y", 5, false],
    ]);
  });

  it("is one member by any spelling, named by the first", () => {
    const file = caseOf({
      items: ["a", "b", "c"].map((id) => photo(id)),
      sightings: ["a", "b", "c"].flatMap((item) => people(item, 1)),
      facts: [
        {
          ...SIGNED,
          id: "F1",
          kind: "different",
          between: ["a-0", "b-0"],
          statedBy: "Anna",
          reviewedBy: "Boris",
        },
        {
          ...SIGNED,
          id: "F2",
          kind: "different",
          between: ["b-0", "c-0"],
          statedBy: "ANNA ",
          reviewedBy: "Clara",
        },
      ],
    });
    const { stillAtLeast, losses } = sensitivity(file, "reviewer");
    expect([stillAtLeast, losses.map(({ key }) => key)]).toEqual([1, ["Anna", "Boris", "Clara"]]);
    const twice = ["anna", "Anna", "boris"].map((by) => ({ by, verdict: "verified" as const }));
    const judged = caseOf({ items: [photo("a", { reviews: twice })], sightings: people("a", 1) });
    expect(lossesOf(judged)).toEqual([
      ["anna", 0, true],
      ["boris", 0, true],
    ]);
  });
});
