// Proofs forged by hand, each wrong in one way only: the checker names what is wrong, and nothing else lets it through.
import { describe, expect, it } from "vitest";
import { caseOf, people, photo, SIGNED } from "../analysis/testing/photos.ts";
import { caseHashOf } from "../case/hash.ts";
import type { Case, Fact, Sighting } from "../case/shape.ts";
import { checkProof } from "./check.ts";

const track = (
  id: string,
  item: string,
  spans: Sighting["spans"],
  more: Partial<Sighting> = {},
): Sighting => ({
  id,
  item,
  subject: "prisoner",
  attributes: [],
  spans,
  ...more,
});
const different = (id: string, a: string, b: string): Fact => ({
  ...SIGNED,
  id,
  kind: "different",
  between: [a, b],
});
const same = (id: string, a: string, b: string): Fact => ({ ...SIGNED, id, kind: "same", between: [a, b] });

const file = caseOf({
  items: [
    photo("p1"),
    photo("p2"),
    photo("p3"),
    photo("no", { verdict: "inconclusive" }),
    photo("v", { kind: "video" }),
    photo("q", { kind: "video" }),
  ],
  frames: [
    { item: "q", span: [0, 1], coVisible: false },
    { item: "q", at: 9, coVisible: false },
  ],
  sightings: [
    ...people("p1", 2),
    ...people("p2", 2),
    track("guard", "p2", [[0, 0]], { subject: "guard" }),
    ...people("p3", 1),
    ...people("no", 2),
    track("v1", "v", [[0, 4]]),
    track("v2", "v", [[3, 6]]),
    track("v3", "v", [[6, 9]]),
    track("v4", "v", [[20, 30]]),
    track("q1", "q", [[0, 9]]),
    track("q2", "q", [[0, 9]]),
    track("q3", "q", [[1, 9]]),
    track("q4", "q", [[5, 8]]),
    track("q5", "q", [
      [-9, -8],
      [0, 9],
      [20, 21],
    ]),
    track("q6", "q", [
      [-7, -6],
      [0, 9],
      [30, 31],
    ]),
  ],
  headcounts: [
    { id: "h", item: "v", at: 4, subject: "prisoner", atLeast: 5, atMost: null },
    { id: "h2", item: "v", at: 4, subject: "prisoner", atLeast: 4, atMost: null },
    { id: "hg", item: "v", at: 4, subject: "guard", atLeast: 4, atMost: null },
  ],
  groups: [
    { id: "east", members: ["p1"] },
    { id: "west", members: ["p2", "inner"] },
    { id: "inner", members: ["p3"] },
    { id: "far", members: ["v3"] },
    { id: "alone", members: ["v4"] },
  ],
  facts: [
    different("D", "p1-0", "p2-0"),
    same("J", "p1-0", "v1"),
    same("K", "v1", "p3-0"),
    { ...SIGNED, id: "S", kind: "separate", groups: ["far", "alone"] },
    { ...SIGNED, id: "W", kind: "within", inner: "inner", outer: "far" },
    { ...SIGNED, id: "C", kind: "continuous", item: "v", span: [5, 9] },
    { ...different("own", "p1-1", "p2-1"), reviewedBy: "m1" },
    { ...different("none", "p1-1", "p2-1"), reviewedBy: null },
    different("unseen", "p1-1", "no-0"),
  ],
});

type Root = Parameters<typeof proofOf>[0];
const proofOf = (root: object, atLeast: number, of: Case = file) => ({
  format: "sightline.proof/1",
  caseHash: caseHashOf(of),
  atLeast,
  root,
});
const frame = (item: string, at: number, list: readonly unknown[], anonymous: unknown = null) => ({
  kind: "frame",
  item,
  at,
  people: list,
  anonymous,
});
const among = (list: readonly unknown[], ...reasons: unknown[]) => ({
  kind: "people",
  people: list,
  reasons,
});
const by = (kind: string, more: object, ...ids: string[]) => ({
  kind,
  ...more,
  seen: ids.map((id, i) => [i, id]),
});
const sides = (...list: (readonly [group: string, of: readonly number[], within?: readonly string[]])[]) => ({
  kind: "separate",
  fact: "S",
  sides: list.map(([group, of, within = []]) => ({ group, within, of })),
});
const joined = (sightings: readonly string[], ...facts: string[]) => ({ sightings, same: facts });
const unmarked = (headcount: string, n: unknown) => ({ headcount, n });

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
const check = (of: Case) => checkProof(of, proofOf(frame("p1", 0, ["p1-0", "p1-1"]), 2, of));

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
    const sightings = file.sightings.map((one) => (one.id === "v4" ? track("v4", "v", [[0.5, 30]]) : one));
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
