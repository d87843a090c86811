// Cases that no proof may lean on, whole or in part: ids twice, facts that contradict each other, what only one member stands behind.
import { describe, expect, it } from "vitest";
import type { Case, Fact } from "../case/shape.ts";
import { among, by, file, frame, joined, proofOf, sides, unmarked } from "../testing/by-hand.ts";
import { different, same, SIGNED, track } from "../testing/examples.ts";
import { checkProof } from "./check.ts";

const check = (of: Case) => checkProof(of, proofOf(frame("p1", 0, ["p1-0", "p1-1"]), 2, of));
const counting = (of: Case) => checkProof(of, proofOf(frame("v", 4, [], unmarked("h", 1)), 1, of));
const signedBy = (statedBy: string | null, reviewedBy: string | null): Case => ({
  ...file,
  criteria: { ...file.criteria, confirmed: ["headcounts"] },
  headcounts: file.headcounts.map((one) => ({ ...one, statedBy, reviewedBy })) as Case["headcounts"],
});

describe("a case that a proof may not lean on", () => {
  it("uses an id twice", () => {
    const why = { ok: false, why: "the case uses an id twice" };
    expect(check({ ...file, groups: [...file.groups, { id: "v1", members: [] }] })).toEqual(why);
    expect(check({ ...file, facts: [...file.facts, different("D", "p1-1", "p2-1")] })).toEqual(why);
    expect(check({ ...file, facts: [...file.facts, different("v1", "p1-1", "p2-1")] })).toMatchObject({
      ok: true,
    });
  });

  it("has a headcount that one member, or nobody, stands behind", () => {
    const why = '"h" is no headcount that counts';
    expect(counting(signedBy("m1", "m2"))).toEqual({ ok: true, atLeast: 1 });
    for (const [stated, reviewed] of [
      ["m1", null],
      [null, "m2"],
      [null, null],
      ["m1", " M1"],
    ] as const)
      expect(counting(signedBy(stated, reviewed))).toEqual({ ok: false, why });
  });

  it("has instants that are no whole numbers", () => {
    const sightings = file.sightings.map((one) => (one.id === "v4" ? track("v4", "v", [0.5, 30]) : one));
    const why = 'sightings[11] cannot be read: "spans" is not as it should be';
    expect(check({ ...file, sightings })).toEqual({ ok: false, why });
  });

  it.each([
    ["a link between two in one frame", [same("X", "p1-0", "p1-1")], ["X"]],
    ["a link across a stated difference", [same("X", "p1-0", "p2-0")], ["D", "X"]],
    ["a link within a shot", [same("X", "v2", "v3")], ["X"]],
    [
      "a link across a shot",
      [{ ...SIGNED, id: "L", kind: "continuous", item: "v", span: [0, 30] }, same("X", "v1", "v4")],
      ["L", "X"],
    ],
    ["a link across a separation", [same("X", "v3", "v4")], ["S", "X"]],
    [
      "a group that lies within two separate ones",
      [{ ...SIGNED, id: "T", kind: "separate", groups: ["west", "far"] }],
      ["W", "T"],
    ],
  ] as [string, Fact[], string[]][])(
    "says two things that cannot both hold, neither of which any proof may then lean on: %s",
    (_, facts, gone) => {
      const of = { ...file, facts: [...file.facts, ...facts] };
      const leaning = (id: string): object => {
        const fact = of.facts.find((one) => one.id === id);
        if (fact?.kind === "same") return among([joined(fact.between, id)]);
        if (fact?.kind === "different")
          return among(["p1-0", "p2-0"], by("different", { fact: id }, "p1-0", "p2-0"));
        if (fact?.kind === "continuous")
          return among(["v1", "v4"], by("continuous", { fact: id }, "v1", "v4"));
        if (fact?.kind === "within") return among(["p3-0", "v4"], sides(["far", [0], [id]], ["alone", [1]]));
        return among(["v3", "v4"], { ...sides(["far", [0]], ["alone", [1]]), fact: id });
      };
      expect(check(of)).toEqual({ ok: true, atLeast: 2 });
      for (const id of gone) {
        const n = of.facts.find((one) => one.id === id)?.kind === "same" ? 1 : 2;
        expect(checkProof(of, proofOf(leaning(id), n, of))).toMatchObject({
          ok: false,
          why: expect.stringContaining(`"${id}" is no fact`) as string,
        });
      }
    },
  );
});
