// What the checker takes for evidence: who has to stand behind it, what was seen in time, and who is asked for.
import { describe, expect, it } from "vitest";
import { caseOf, people, photo, SIGNED } from "../testing/examples.ts";
import { caseHashOf } from "../case/hash.ts";
import type { Case, Criteria, Item } from "../case/shape.ts";
import { checkProof } from "../proof/check.ts";

const two = { statedBy: "m1", reviewedBy: "m2" };
const file = caseOf({
  items: [photo("p"), photo("q")],
  sightings: [...people("p", 1), ...people("q", 1)],
  headcounts: [{ id: "h", item: "p", at: 0, subject: "prisoner", atLeast: 5, atMost: null, ...two }],
  groups: [
    { id: "g", members: ["p"], ...two },
    { id: "k", members: ["q"], ...two },
  ],
  facts: [
    { ...SIGNED, id: "S", kind: "separate", groups: ["g", "k"] },
    { ...SIGNED, id: "D", kind: "different", between: ["p-0", "q-0"] },
  ],
});

const reviewed = (verdict: Item["verdict"], ...by: string[]): Partial<Item> => ({
  verdict,
  reviews: by.map((one) => ({ by: one, verdict })),
});
const withItems = (more: Partial<Item>, criteria: Partial<Criteria> = {}): Case => ({
  ...file,
  criteria: { ...file.criteria, ...criteria },
  items: file.items.map((item) => ({ ...item, ...more })),
});
const asking = (confirmed: Criteria["confirmed"], change: Partial<Case> = {}): Case => ({
  ...file,
  ...change,
  criteria: { ...file.criteria, ...(confirmed ? { confirmed } : {}) },
});
const signed = <T extends object>(list: readonly T[], by: object): T[] =>
  list.map((one) => ({ ...one, statedBy: null, reviewedBy: null, ...by }));

const ROOTS = {
  "a mark": { kind: "frame", item: "p", at: 0, people: ["p-0"], anonymous: null },
  "a crowd": { kind: "frame", item: "p", at: 0, people: [], anonymous: { headcount: "h", n: 1 } },
  "two groups": {
    kind: "people",
    people: ["p-0", "q-0"],
    reasons: [
      {
        kind: "separate",
        fact: "S",
        sides: [
          { group: "g", within: [], of: [0] },
          { group: "k", within: [], of: [1] },
        ],
      },
    ],
  },
  "two men": {
    kind: "people",
    people: ["p-0", "q-0"],
    reasons: [
      {
        kind: "different",
        fact: "D",
        seen: [
          [0, "p-0"],
          [1, "q-0"],
        ],
      },
    ],
  },
} as const;
type Root = keyof typeof ROOTS;

/** What of it all a case proves. */
const provedBy = (of: Case): string[] =>
  (Object.keys(ROOTS) as Root[]).filter((name) => {
    const atLeast = name.startsWith("two") ? 2 : 1;
    const proof = { format: "sightline.proof/1", caseHash: caseHashOf(of), atLeast, root: ROOTS[name] };
    const check = checkProof(of, proof);
    return check.ok && check.atLeast === atLeast;
  });

const ALL = Object.keys(ROOTS);
const MARKED = ["a mark", "two groups", "two men"];
const oneMan: readonly (readonly [string | null, string | null])[] = [
  ["m1", null],
  [null, "m2"],
  [null, null],
  ["m1", " M1"],
  ["José", "JOSE\u0301"],
  ["m\u200B1", "M1"],
  ["Anna Berg", "anna  berg "],
];

describe("evidence is only what enough members stand behind", () => {
  it("is all of it where nothing more is asked", () => {
    expect(provedBy(file)).toEqual(ALL);
    expect(provedBy(asking(["facts"], { headcounts: signed(file.headcounts, {}) }))).toEqual(ALL);
    expect(provedBy(asking(["headcounts", "groups"]))).toEqual(ALL);
  });

  it.each(oneMan)("is no headcount, group, fact or mark signed by %j and %j", (statedBy, reviewedBy) => {
    const by = { statedBy, reviewedBy };
    const [headcounts, groups] = [signed(file.headcounts, by), signed(file.groups, by)];
    expect(provedBy(asking(["headcounts"], { headcounts, groups }))).toEqual(MARKED);
    expect(provedBy(asking(["groups"], { headcounts, groups }))).toEqual(["a mark", "a crowd", "two men"]);
    if (statedBy === null) return;
    const facts = signed(file.facts, by);
    expect(provedBy(asking(undefined, { facts }))).toEqual(["a mark", "a crowd"]);
    const marked = withItems({ marks: { statedBy, reviewedBy } }, { confirmed: ["marks"] });
    expect(provedBy(marked)).toEqual(["a crowd"]);
  });

  it("is a mark that two have signed off, and none that nobody has", () => {
    expect(provedBy(withItems({ marks: two }, { confirmed: ["marks"] }))).toEqual(ALL);
    expect(provedBy(withItems({}, { confirmed: ["marks"] }))).toEqual(["a crowd"]);
    expect(
      provedBy(withItems({ marks: { statedBy: "m1", reviewedBy: null } }, { confirmed: ["facts"] })),
    ).toEqual(ALL);
  });

  it("is an item whose verdict two have given", () => {
    const asked = { confirmed: ["verdicts"], verdicts: ["verified", "false", "inconclusive"] } as const;
    const by = (verdict: Item["verdict"], ...members: string[]) =>
      provedBy(withItems(reviewed(verdict, ...members), asked));
    expect(by("verified", "m1", "m2")).toEqual(ALL);
    expect(by("false", "m1", "m2", "m3")).toEqual(ALL);
    expect(by("false", "m1")).toEqual([]);
    expect(by("false", "m1", "M1 ")).toEqual([]);
    expect(by("inconclusive", "m1")).toEqual([]);
    expect(provedBy(withItems({}, asked))).toEqual([]);
    expect(provedBy(withItems(reviewed("false", "m1"), { verdicts: ["false"] }))).toEqual(ALL);
    expect(provedBy(withItems(reviewed("false", "m1", "m2")))).toEqual([]);
  });

  it("is an item of which nobody says what it rests on, when its verdict is asked for", () => {
    expect(provedBy(withItems({ verdict: "none" }, { verdicts: ["none"] }))).toEqual(ALL);
    expect(provedBy(withItems({ verdict: "none" }))).toEqual([]);
    const { verdicts: _, ...rest } = file.criteria;
    expect(provedBy({ ...file, criteria: rest as Criteria })).toEqual(ALL);
  });
});

describe("evidence is only what was seen in time", () => {
  it.each([
    ["2024-05-02", "2024-05-02"],
    ["2024-05-02T23:59:59.999999Z", "2024-05-02"],
    ["2024-05-02T10:00Z", "2024-05-02T10:00Z"],
    ["2024-05-02T10:00:59.999999Z", "2024-05-02T10:00Z"],
    ["2024-05-02T10:00:07Z", "2024-05-02T10:00:07Z"],
    ["2024-05-02T10:00:07.5Z", "2024-05-02T10:00:07.5Z"],
    ["2024-05", "2024-05-31"],
    ["2024-04", "2024-04-30"],
    ["2024-06", "2024-06-30"],
    ["2024-09", "2024-09-30"],
    ["2024-11", "2024-11-30"],
    ["2024-02", "2024-02-29"],
    ["2023-02", "2023-02-28"],
    ["2100-02", "2100-02-28"],
    ["2000-02", "2000-02-29"],
    ["2024", "2024-12"],
    ["2024", "2024-12-31T23:59Z"],
    ["2024-05-02", "2024"],
  ])("takes what is from %s until %s", (capturedAt, until) => {
    expect(provedBy(withItems({ capturedAt }, { until }))).toEqual(ALL);
  });

  it.each([
    [null, "2024"],
    ["2024-05-03", "2024-05-02"],
    ["2024-05-03T00:00Z", "2024-05-02"],
    ["2024-05-02", "2024-05-02T23:58Z"],
    ["2024-05-02T10:01Z", "2024-05-02T10:00Z"],
    ["2024-05-02T10:00Z", "2024-05-02T10:00:58Z"],
    ["2024-05-02T10:00:07Z", "2024-05-02T10:00:07.99998Z"],
    ["2024-05-02T10:00:07.5Z", "2024-05-02T10:00:07.4Z"],
    ["2024-05", "2024-05-30"],
    ["2024-01", "2024-01-30"],
    ["2024-03", "2024-03-30"],
    ["2024-02", "2024-02-28"],
    ["2000-02", "2000-02-28"],
    ["2024", "2024-11"],
    ["2024", "2024-12-30"],
    ["2025", "2024"],
  ])("leaves out what is from %s until %s", (capturedAt, until) => {
    expect(provedBy(withItems({ capturedAt }, { until }))).toEqual([]);
  });
});

/** Everybody of "outer" is marked, one person; "inner" shows two at once and is said to lie within it. */
const crowded = (change: Partial<Case> = {}, confirmed: Criteria["confirmed"] = ["facts"]): Case => {
  const of = caseOf({
    items: [photo("o", { marks: two }), photo("i", { marks: two }), photo("r", { marks: two })],
    frames: [{ item: "o", at: 0, exhaustive: true }],
    sightings: [...people("o", 1), ...people("i", 2), ...people("r", 1)],
    groups: [
      { id: "outer", members: ["o"], ...two },
      { id: "inner", members: ["i"], ...two },
      { id: "rest", members: ["r"], ...two },
    ],
    facts: [
      { ...SIGNED, id: "W", kind: "within", inner: "inner", outer: "outer" },
      { ...SIGNED, id: "S", kind: "separate", groups: ["outer", "rest"] },
    ],
    ...change,
  });
  return { ...of, criteria: { ...of.criteria, ...(confirmed ? { confirmed } : {}) } };
};
const isWithinInForce = (of: Case): boolean => {
  const sides = [
    { group: "outer", within: ["W"], of: [0] },
    { group: "rest", within: [], of: [1] },
  ];
  const root = { kind: "people", people: ["i-0", "r-0"], reasons: [{ kind: "separate", fact: "S", sides }] };
  const proof = { format: "sightline.proof/1", caseHash: caseHashOf(of), atLeast: 2, root };
  return checkProof(of, proof).ok;
};
const headcount = (item: string, atLeast: number, by: object = two) => ({
  headcounts: [{ id: "h", item, at: 0, subject: "prisoner", atLeast, atMost: null, ...by }],
});
const { frames, groups, sightings } = crowded();
/** The outer group is a video whose one track is marked exhaustively in several spans. */
const filmed = (...spans: (readonly [number, number])[]): Partial<Case> => ({
  items: [photo("o", { kind: "video" }), photo("i"), photo("r")],
  frames: spans.map((span) => ({ item: "o", span, exhaustive: true })),
  sightings: sightings.map((one) => (one.item === "o" ? { ...one, spans: [[0, 9]] } : one)),
});

describe("more people than a fully marked group shows are within none", () => {
  it.each<[string, Partial<Case>, Criteria["confirmed"]?]>([
    ["one frame shows two", {}],
    ["a headcount of the outer group is all marked", headcount("o", 1), ["headcounts"]],
    [
      "a headcount shows two",
      {
        ...headcount("i", 2),
        sightings: sightings.filter(({ item }) => item !== "i").concat(people("i", 1)),
      },
    ],
    [
      "the outer group names its sighting",
      { groups: groups.map((one) => (one.id === "outer" ? { ...one, members: ["o-0"] } : one)) },
    ],
    ["one span is marked", filmed([0, 9])],
    ["spans that touch are marked", filmed([5, 9], [0, 4])],
    ["spans that overlap are marked", filmed([0, 5], [3, 9])],
    ["a span within a span is marked", filmed([0, 9], [1, 2])],
    ["spans that overlap are marked, the later first", filmed([4, 12], [-3, 4], [2, 3])],
  ])("so that the fact is suspended: %s", (_, change, confirmed) => {
    expect(isWithinInForce(crowded(change, confirmed))).toBe(false);
  });

  it.each<[string, Partial<Case>, Criteria["confirmed"]?]>([
    ["nothing is marked exhaustively", { frames: [] }],
    ["another instant is marked exhaustively", { frames: [{ item: "i", at: 0, exhaustive: true }] }],
    ["a flag is in the item", { frames: [...frames, { item: "i", at: 0, coVisible: false }] }],
    ["one sighting is in the frame", { sightings: sightings.filter(({ id }) => id !== "i-1") }],
    ["two are marked", { sightings: [...sightings.filter(({ item }) => item !== "o"), ...people("o", 2)] }],
    ["some of the outer group are not marked", headcount("o", 2)],
    [
      "a headcount of the outer group waits for a second member",
      headcount("o", 1, { statedBy: "m1" }),
      ["headcounts"],
    ],
    ["a headcount of nobody waits for a second member", headcount("o", 0, {}), ["headcounts"]],
    ["an instant between two spans is not marked", filmed([0, 4], [6, 9])],
    ["the first instant is not marked", filmed([1, 9])],
    ["the last instant is not marked", filmed([0, 8])],
    ["the outer group shows nobody", { sightings: sightings.filter(({ item }) => item !== "o") }],
    [
      "the outer group holds an item that does not count",
      {
        items: [photo("o"), photo("i"), photo("r"), photo("x", { verdict: "false" })],
        groups: groups.map((one) => (one.id === "outer" ? { ...one, members: ["o", "x"] } : one)),
      },
    ],
    [
      "the outer group holds a group that waits for a second member",
      {
        groups: [
          ...groups.map((one) => (one.id === "outer" ? { ...one, members: ["o", "w"] } : one)),
          { id: "w", members: [] },
        ],
      },
      ["groups"],
    ],
  ])("unless %s", (_, change, confirmed) => {
    expect(isWithinInForce(crowded(change, confirmed))).toBe(true);
  });
});
