// Walking a proof: what each part adds and leans on.
import type { ProofNode } from "@sightline/count";
import { describe, expect, test } from "vitest";
import { factsOf, groupOf, peopleIn, seenIn } from "./proof-walk.ts";

const frame: ProofNode = {
  kind: "frame",
  item: "i1",
  at: 0,
  people: ["s1", { sightings: ["s2", "s9"], same: ["F7"] }],
  anonymous: { headcount: "h1", n: 27 },
};
const people: ProofNode = {
  kind: "people",
  people: ["s3", "s4", { headcount: "h2", n: 4 }],
  reasons: [
    {
      kind: "different",
      fact: "F3",
      seen: [
        [0, "s3"],
        [1, "s4"],
      ],
    },
    {
      kind: "frame",
      item: "i2",
      at: 40,
      seen: [
        [1, "s4"],
        [2, "h2"],
      ],
    },
  ],
};
const sum: ProofNode = {
  kind: "sum",
  parts: [frame, people],
  separations: [
    {
      kind: "separate",
      fact: "F1",
      sides: [
        { group: "a", within: [], of: [0] },
        { group: "b", within: ["F2"], of: [1] },
      ],
    },
  ],
};

const side = (group: string, of: number[]) => ({ group, within: [], of });

describe("a part of a proof", () => {
  test("a frame adds those marked and those only counted", () => {
    expect(peopleIn(frame)).toBe(29);
    expect(seenIn(frame)).toEqual(["s1", "s2"]);
  });

  test("a sum adds its parts", () => {
    expect(peopleIn(people)).toBe(6);
    expect(peopleIn(sum)).toBe(35);
  });

  test("a part names its own facts: same links, separations, what lies within, stated differences", () => {
    expect(factsOf(frame)).toEqual(["F7"]);
    expect(factsOf(sum)).toEqual(["F1", "F2"]);
    expect(factsOf(people)).toEqual(["F3"]);
  });

  test("a part of a sum is known by the group that most separations put it in", () => {
    const separations = [
      { kind: "separate" as const, fact: "F1", sides: [side("road", [0]), side("yard", [1])] },
      { kind: "separate" as const, fact: "F2", sides: [side("road, in the ditch", [0]), side("mill", [2])] },
      { kind: "separate" as const, fact: "F3", sides: [side("road", [0]), side("mill", [2])] },
    ];
    expect(groupOf(0, separations)).toBe("road");
    expect(groupOf(2, separations)).toBe("mill");
    expect(groupOf(7, separations)).toBeNull();
  });
});
