// Proofs forged by hand, each wrong in one way only: the checker names what is wrong, and nothing else lets it through.
import { describe, expect, it } from "vitest";
import { among, by, file, frame, joined, proofOf, sides, unmarked } from "../testing/by-hand.ts";
import { checkProof } from "./check.ts";

type Root = Parameters<typeof proofOf>[0];
const good: [what: string, root: Root, atLeast: number][] = [
  ["nobody", { kind: "sum", parts: [], separations: [] }, 0],
  ["two in a photo", frame("p1", 0, ["p1-0", "p1-1"]), 2],
  ["a frame with its unmarked people", frame("v", 4, ["v1", "v2"], unmarked("h", 3)), 5],
  ["fewer than the headcount says", frame("v", 4, ["v1", "v2"], unmarked("h", 1)), 3],
  ["a stated difference", among(["p1-0", "p2-0"], by("different", { fact: "D" }, "p1-0", "p2-0")), 2],
  [
    "a stated difference of somebody seen elsewhere",
    among([joined(["v1", "p1-0"], "J"), "p2-0"], by("different", { fact: "D" }, "p1-0", "p2-0")),
    2,
  ],
  ["a chain of two links", among([joined(["p1-0", "p3-0"], "J", "K")]), 1],
  ["a shot nobody re-enters", among(["v2", "v3"], by("continuous", { fact: "C" }, "v2", "v3")), 2],
  ["the one good end of two tracks", among(["q3", "q4"], by("frame", { item: "q", at: 5 }, "q3", "q4")), 2],
  ["two in one frame, one of whom starts and ends in flagged ones", frame("q", 5, ["q4", "q1"]), 2],
  ["two groups", among(["v3", "v4"], sides(["far", [0]], ["alone", [1]])), 2],
  ["a group within", among(["p3-0", "v4"], sides(["far", [0], ["W"]], ["alone", [1]])), 2],
  [
    "a sum",
    {
      kind: "sum",
      parts: [among(["v3"]), among(["v4"])],
      separations: [sides(["far", [0]], ["alone", [1]])],
    },
    2,
  ],
];

const UNSEEN = "two people have no reason to be different";
const TWICE = "a reason names somebody twice";
const OTHER = (id: string) => `a reason names "${id}" for somebody else`;
const MISSHAPEN = (kind: string, key: string) =>
  `a node of the kind "${kind}" cannot be read: "${key}" is not as it should be`;
const bad: [why: string, root: unknown, atLeast: number][] = [
  ["the proof adds up to 2, which is not the number it claims", frame("p1", 0, ["p1-0", "p1-1"]), 1],
  ["the proof adds up to 2, which is not the number it claims", frame("p1", 0, ["p1-0", "p1-1"]), 3],
  ["a frame shows somebody twice", frame("p1", 0, ["p1-0", "p1-0"]), 2],
  ['somebody is not visible in "p1" at 0', frame("p1", 0, ["p1-0", "p2-1"]), 2],
  ['somebody is not visible in "v" at 3', frame("v", 3, ["v1", "v3"]), 2],
  ['somebody is not visible in "v" at 5', frame("v", 5, ["v1", "v2"]), 2],
  ['somebody is not visible in "v" at 3', frame("v", 3, ["v1", "v2"], unmarked("h", 3)), 5],
  ['"q" at 1 is no co-visible frame that counts', frame("q", 1, ["q3"]), 1],
  ['"no" at 0 is no co-visible frame that counts', frame("no", 0, []), 0],
  ["two are not seen together", frame("q", 5, ["q1", "q2"]), 2],
  ["two are not seen together", frame("q", 5, ["q1", "q2", "q4"]), 3],
  ["two are not seen together", frame("q", 5, ["q4", "q2", "q1"]), 3],
  ["two are not seen together", frame("q", 5, ["q5", "q6"]), 2],
  ["no-0 are no sightings that count", frame("no", 0, ["no-0", "no-1"]), 2],
  ["nobody are no sightings that count", frame("p1", 0, ["nobody"]), 1],
  [MISSHAPEN("people", "people"), among([joined([])]), 1],
  ["guard lack the subject or an attribute asked for", frame("p2", 0, ["guard"]), 1],
  ['"hg" lacks the subject or an attribute asked for', frame("v", 4, [], unmarked("hg", 4)), 4],
  ["p1-0, v1 are not joined", among([joined(["p1-0", "v1"])]), 1],
  ["p1-0, p3-0 are not joined", among([joined(["p1-0", "p3-0"], "J")]), 1],
  ["p1-0, p1-1 are not joined", among([joined(["p1-0", "p1-1"], "J")]), 1],
  ["p1-0, h are no sightings that count", among([joined(["p1-0", "h"], "J")]), 1],
  ['"D" is no fact of the kind "same" that is in force', among([joined(["p1-0"], "D")]), 1],
  ['"D" is no fact of the kind "same" that is in force', among([joined(["p1-0", "p2-0"], "D")]), 1],
  [
    '"own" is no fact of the kind "different" that is in force',
    among(["p1-1", "p2-1"], by("different", { fact: "own" }, "p1-1", "p2-1")),
    2,
  ],
  [
    '"none" is no fact of the kind "different" that is in force',
    among(["p1-1", "p2-1"], by("different", { fact: "none" }, "p1-1", "p2-1")),
    2,
  ],
  [
    '"unseen" is no fact of the kind "different" that is in force',
    among(["p1-1"], by("different", { fact: "unseen" }, "p1-1")),
    1,
  ],
  ['"p1-0" is no headcount that counts', frame("p1", 0, [], unmarked("p1-0", 1)), 1],
  ['"h" does not leave that many unmarked', frame("v", 4, ["v1", "v2"], unmarked("h", 4)), 6],
  [MISSHAPEN("frame", "anonymous"), frame("v", 4, ["v1", "v2"], unmarked("h", 0)), 2],
  [MISSHAPEN("frame", "anonymous"), frame("v", 4, ["v1", "v2"], unmarked("h", -1)), 1],
  [MISSHAPEN("frame", "anonymous"), frame("v", 4, ["v1", "v2"], unmarked("h", 1.5)), 3],
  [UNSEEN, among(["p1-0", "p1-1"]), 2],
  [UNSEEN, among(["v2", "v3", "v1"], by("continuous", { fact: "C" }, "v2", "v3")), 3],
  [UNSEEN, { kind: "sum", parts: [frame("p1", 0, ["p1-0"]), frame("p2", 0, ["p2-0"])], separations: [] }, 2],
  [UNSEEN, among(["v1", unmarked("h", 3)], by("frame", { item: "v", at: 4 }, "v1")), 4],
  [UNSEEN, among(["v3", "v4"], sides(["far", [0]])), 2],
  [
    OTHER("p1-0"),
    among(["p1-0", "p1-1"], {
      kind: "frame",
      item: "p1",
      at: 0,
      seen: [
        [0, "p1-0"],
        [1, "p1-0"],
      ],
    }),
    2,
  ],
  [
    TWICE,
    among(["p1-0"], {
      kind: "frame",
      item: "p1",
      at: 0,
      seen: [
        [0, "p1-0"],
        [0, "p1-0"],
      ],
    }),
    1,
  ],
  [OTHER("p2-0"), among(["p1-0", "p1-1"], by("frame", { item: "p1", at: 0 }, "p1-0", "p1-1", "p2-0")), 2],
  [
    "a frame shows somebody twice",
    among([unmarked("h", 3), unmarked("h2", 2)], by("frame", { item: "v", at: 4 }, "h", "h2")),
    5,
  ],
  ['"D" is not about them', among(["p1-1", "p2-1"], by("different", { fact: "D" }, "p1-1", "p2-1")), 2],
  [
    '"D" is no fact of the kind "continuous" that is in force',
    among(["p1-0", "p2-0"], by("continuous", { fact: "D" }, "p1-0", "p2-0")),
    2,
  ],
  ['"C" is not about them', among(["v1", "v3"], by("continuous", { fact: "C" }, "v1", "v3")), 2],
  ['"C" is not about them', among(["q1", "v3"], by("continuous", { fact: "C" }, "q1", "v3")), 2],
  ['"C" is not about them', among([unmarked("h", 3), "v3"], by("continuous", { fact: "C" }, "h", "v3")), 4],
  [
    '"S" is used with one group twice',
    among(["v3", "v4"], sides(["far", [0]], ["far", [0]], ["alone", [1]])),
    2,
  ],
  ['"S" does not put these people into "far"', among(["v2", "v4"], sides(["far", [0]], ["alone", [1]])), 2],
  ['"S" does not put these people into "far"', among(["p3-0", "v4"], sides(["far", [0]], ["alone", [1]])), 2],
  [
    '"S" does not put these people into "inner"',
    among(["p3-0", "v4"], sides(["inner", [0]], ["alone", [1]])),
    2,
  ],
  [
    '"S" does not put these people into "far"',
    among(["v3", "v4"], sides(["far", [0, 7]], ["alone", [1]])),
    2,
  ],
  ["a side names a fact twice", among(["p3-0", "v4"], sides(["far", [0], ["W", "W"]], ["alone", [1]])), 2],
  [
    "a part shows nobody",
    {
      kind: "sum",
      parts: [among(["v3"]), { kind: "sum", parts: [], separations: [] }],
      separations: [sides(["far", [0]], ["alone", [1]])],
    },
    1,
  ],
  [
    '"S" is no fact of the kind "within" that is in force',
    among(["p3-0", "v4"], sides(["far", [0], ["S"]], ["alone", [1]])),
    2,
  ],
  [
    '"S" does not put these people into "far"',
    {
      kind: "sum",
      parts: [frame("v", 6, ["v2", "v3"]), among(["v4"])],
      separations: [sides(["far", [0]], ["alone", [1]])],
    },
    3,
  ],
];

const lacking = (id: string) => ({ ok: false, why: `${id} lack the subject or an attribute asked for` });

describe("a proof written by hand", () => {
  it.each(good)("is accepted where every reason holds: %s", (_, root, atLeast) => {
    expect(checkProof(file, proofOf(root, atLeast))).toEqual({ ok: true, atLeast });
  });

  it.each(bad)("is refused, because %s (%#)", (why, root, atLeast) => {
    expect(checkProof(file, proofOf(root as Root, atLeast))).toEqual({ ok: false, why });
  });

  it("is refused for another case, and in another format", () => {
    const proof = proofOf(frame("p1", 0, ["p1-0"]), 1);
    const other = { ...file, criteria: { ...file.criteria, attributes: ["x"] } };
    expect(checkProof(other, proof)).toEqual({ ok: false, why: "the proof was written for another case" });
    const [noProof, noCase] = ["this is not a proof", "this is not a case"].map((why) => ({
      ok: false,
      why,
    }));
    expect(checkProof(file, { ...proof, format: "sightline.proof/2" })).toEqual(noProof);
    expect(checkProof({ ...file, format: "sightline.case/2" }, proof)).toEqual(noCase);
    expect(checkProof(file, { ...proof, conflicts: [] })).toMatchObject({ ok: false });
  });

  it("needs an attribute asked for to be carried by the person, not by somebody else", () => {
    const wounded = { ...file, criteria: { ...file.criteria, attributes: ["wounded"] } };
    const marks = wounded.sightings.map((one) =>
      one.id === "v1" ? { ...one, attributes: ["wounded"] } : one,
    );
    const asked = { ...wounded, sightings: marks };
    const checked = (root: object, atLeast: number) => checkProof(asked, proofOf(root, atLeast, asked));
    expect(checked(among([joined(["p1-0", "v1"], "J")]), 1)).toEqual({ ok: true, atLeast: 1 });
    expect(checked(among(["p1-0"]), 1)).toEqual(lacking("p1-0"));
    expect(checked(frame("v", 4, [], unmarked("h", 1)), 1)).toMatchObject({ ok: false });
  });
});
