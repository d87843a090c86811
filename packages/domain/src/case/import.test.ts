// Importing what people really send: a bad row is refused by its path, the rows around it come in, nothing crashes.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { count, readCase } from "@sightline/count";
import type { Held } from "../investigation/held.ts";
import { SEED } from "../testing/any-change.ts";
import { COLLECTED, freshHeld, play, stateOf } from "../testing/play.ts";
import { exportCase } from "./export.ts";
import { planImport } from "./import.ts";

const two = [
  { by: "m1", verdict: "verified", reason: "the gate" },
  { by: "m2", verdict: "verified" },
];
/** Two photos of two events: one person and a headcount of three in the first, two people in the second. */
const good = {
  format: "sightline.case/1",
  criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
  items: [
    { id: "a", kind: "photo", verdict: "verified", reviews: two, source: "acct-7", capturedAt: "2031-04-09" },
    { id: "b", kind: "photo", verdict: "verified", reviews: two, footage: "f1" },
    { id: "c", kind: "video", verdict: "none" },
  ],
  frames: [
    { item: "c", span: [40_000, 80_000], coVisible: false },
    { item: "b", at: 0, exhaustive: true },
  ],
  sightings: [
    { id: "s1", item: "a", subject: "prisoner", attributes: ["wounded"], spans: [[0, 0]] },
    { id: "s2", item: "b", subject: "prisoner", spans: [[0, 0]] },
    { id: "s3", item: "b", subject: "prisoner", spans: [[0, 0]] },
  ],
  headcounts: [{ id: "h1", item: "a", at: 0, subject: "prisoner", atLeast: 3 }],
  groups: [
    { id: "gate", members: ["inner"] },
    { id: "inner", name: "At the gate", members: ["a", "s1", "h1"] },
    { id: "mill", members: ["b"] },
  ],
  facts: [
    {
      id: "F1",
      kind: "separate",
      groups: ["gate", "mill"],
      basis: "50 km",
      statedBy: "m1",
      reviewedBy: "m2",
    },
    { id: "F2", kind: "different", between: ["s1", "s2"], tier: 3, basis: "a scar", statedBy: "m1" },
  ],
};
type List = "items" | "frames" | "sightings" | "headcounts" | "groups" | "facts";

function desk(): Held {
  const held = freshHeld();
  play(held, COLLECTED);
  return held;
}
const imported = (json: unknown, as = "owner") => {
  const held = desk();
  return { held, plan: planImport(held, json, as) };
};
const minimumOf = (held: Held): number => {
  const reading = readCase(JSON.parse(JSON.stringify(exportCase(held))));
  if (!reading.ok) throw new Error(JSON.stringify(reading.refusals));
  return count(reading.case).atLeast;
};
const whole = imported(good);

test("a good file comes in whole and counts", () => {
  expect(whole.plan.refusals).toEqual([]);
  expect(whole.plan.rows).toBe(14);
  expect(minimumOf(whole.held)).toBe(5);
  expect(whole.held.member.get("m2")).toEqual({ id: "m2", name: "m2", role: "reviewer" });
});

describe("a bad row is refused by its path, and the others come in", () => {
  const sighting = { id: "s9", item: "a", subject: "prisoner", spans: [[0, 0]] };
  const headcount = { id: "h9", item: "a", at: 0, subject: "prisoner", atLeast: 3 };
  const fact = { id: "F9", kind: "same", between: ["s1", "s2"], basis: "gait", statedBy: "m1" };
  const rows: readonly (readonly [why: string, list: List, row: unknown, field: string, code: string])[] = [
    [
      "an item that nobody collected",
      "items",
      { id: "z", kind: "photo", verdict: "none" },
      "",
      "no-such-item",
    ],
    [
      "an item of other bytes",
      "items",
      { id: "a", kind: "photo", verdict: "verified", reviews: two, sha256: "f".repeat(64) },
      "",
      "other-bytes",
    ],
    ["an item of another kind", "items", { id: "a", kind: "video", verdict: "verified" }, "", "other-kind"],
    [
      "a verdict without its reviews",
      "items",
      { id: "d", kind: "video", verdict: "verified" },
      "",
      "verdict-needs-reviews",
    ],
    [
      "a verdict of one member",
      "items",
      { id: "d", kind: "video", verdict: "verified", reviews: [two[0]] },
      "",
      "verdict-needs-reviews",
    ],
    [
      "a kind that does not exist",
      "items",
      { id: "a", kind: "film", verdict: "none" },
      ".kind",
      "wrong-shape",
    ],
    [
      "an unknown key of an item",
      "items",
      { id: "a", kind: "photo", verdict: "none", verdic: 1 },
      "",
      "unknown-key",
    ],
    [
      "an unknown key of a review",
      "items",
      { id: "a", kind: "photo", verdict: "none", reviews: [{ ...two[0], who: 1 }] },
      ".reviews[0]",
      "unknown-key",
    ],
    [
      "a date that is none",
      "items",
      { id: "a", kind: "photo", verdict: "none", capturedAt: "yesterday" },
      ".capturedAt",
      "wrong-shape",
    ],
    [
      "an unknown key of a frame",
      "frames",
      { item: "a", at: 0, exhaustive: true, mirror: 1 },
      "",
      "unknown-key",
    ],
    ["a frame that says nothing", "frames", { item: "a", at: 0 }, ".exhaustive", "wrong-shape"],
    ["a frame of nothing", "frames", { item: "z", at: 0, exhaustive: true }, "", "no-such-item"],
    ["an instant between frames", "frames", { item: "c", at: 41_000, exhaustive: true }, "", "not-a-frame"],
    [
      "a span over a headcount",
      "frames",
      { item: "c", span: [80_000, 40_000], coVisible: false },
      ".span",
      "wrong-shape",
    ],
    ["an unknown key of a sighting", "sightings", { ...sighting, box: [] }, "", "unknown-key"],
    ["a sighting without spans", "sightings", { ...sighting, spans: [] }, ".spans", "wrong-shape"],
    [
      "a sighting later than its photo",
      "sightings",
      { ...sighting, spans: [[0, 40_000]] },
      "",
      "not-a-frame",
    ],
    [
      "spans that meet",
      "sightings",
      {
        ...sighting,
        item: "c",
        spans: [
          [0, 40_000],
          [40_000, 80_000],
        ],
      },
      "",
      "spans-unsorted",
    ],
    [
      "spans out of order",
      "sightings",
      {
        ...sighting,
        item: "c",
        spans: [
          [80_000, 80_000],
          [0, 0],
        ],
      },
      "",
      "spans-unsorted",
    ],
    ["a sighting under the id of an item", "sightings", { ...sighting, id: "b" }, "", "id-taken"],
    [
      "a sighting marked otherwise",
      "sightings",
      { ...sighting, id: "s1", subject: "guard" },
      "",
      "sighting-differs",
    ],
    ["half a microsecond", "sightings", { ...sighting, spans: [[0, 0.5]] }, ".spans[0][1]", "wrong-shape"],
    ["an unknown key of a headcount", "headcounts", { ...headcount, about: 3 }, "", "unknown-key"],
    ["a headcount upside down", "headcounts", { ...headcount, atMost: 2 }, "", "headcount-upside-down"],
    [
      "a headcount inside a mirror",
      "headcounts",
      { ...headcount, item: "c", at: 40_000 },
      "",
      "headcount-inside",
    ],
    ["fewer than nobody", "headcounts", { ...headcount, atLeast: -1 }, ".atLeast", "wrong-shape"],
    ["an unknown key of a group", "groups", { id: "g9", members: [], parent: "gate" }, "", "unknown-key"],
    ["a group of strangers", "groups", { id: "g9", members: ["z"] }, "", "no-such-member-of-group"],
    ["a group of itself", "groups", { id: "g9", members: ["g9"] }, "", "group-cycle"],
    ["a group of a file without frames", "groups", { id: "g9", members: ["x"] }, "", "no-frames"],
    ["a group defined otherwise", "groups", { id: "mill", members: ["a"] }, "", "group-differs"],
    ["an unknown key of a fact", "facts", { ...fact, sure: true }, "", "unknown-key"],
    ["a kind of fact that does not exist", "facts", { ...fact, kind: "alike" }, ".kind", "wrong-shape"],
    ["a fact about nobody", "facts", { ...fact, between: ["s1", "z"] }, "", "no-such-sighting"],
    ["a fact about one", "facts", { ...fact, between: ["s1", "s1"] }, "", "one-sighting"],
    [
      "a fact about a group twice",
      "facts",
      { id: "F9", kind: "within", inner: "mill", outer: "mill", basis: "x" },
      "",
      "one-group",
    ],
    ["a fact without a basis", "facts", { ...fact, basis: " " }, "", "basis-needed"],
    [
      "a fact without a basis at all",
      "facts",
      { id: "F9", kind: "same", between: ["s1", "s2"] },
      "",
      "basis-needed",
    ],
    ["a fact reviewed by its author", "facts", { ...fact, reviewedBy: "m1" }, "", "second-member-needed"],
    ["a tier that does not exist", "facts", { ...fact, tier: 5 }, ".tier", "wrong-shape"],
    ["a fact stated otherwise", "facts", { ...fact, id: "F2" }, "", "fact-differs"],
    ["a row that is no object", "facts", [], "", "wrong-shape"],
    ["a row that is nothing", "groups", null, "", "wrong-shape"],
  ];

  test.each(rows)("%s", (...[, list, row, field, code]) => {
    const at = good[list].length;
    const { held, plan } = imported({ ...good, [list]: [...good[list], row] });
    expect(plan.refusals).toMatchObject([{ code, path: `${list}[${at}]${field}` }]);
    expect(plan.refusals[0]?.sentence).toMatch(/^[^\n]+\.$/);
    expect(minimumOf(held)).toBe(5);
  });

  test("in front of the others as well as behind them", () => {
    for (const list of ["items", "frames", "sightings", "headcounts", "groups", "facts"] as const) {
      const { held, plan } = imported({ ...good, [list]: [{ unheard: "of" }, ...good[list]] });
      expect(new Set(plan.refusals.map(({ path }) => path?.startsWith(`${list}[0]`)))).toEqual(
        new Set([true]),
      );
      expect(stateOf(held)).toBe(stateOf(whole.held));
    }
  });

  test("two groups that contain one another, and what contains them", () => {
    const loop = [
      { id: "p", members: ["q"] },
      { id: "q", members: ["p"] },
      { id: "o", members: ["p"] },
    ];
    const { held, plan } = imported({ ...good, groups: [...loop, ...good.groups] });
    expect(plan.refusals.map(({ code, path }) => `${code} ${path}`)).toEqual(
      ["groups[0]", "groups[1]", "groups[2]"].map((path) => `group-cycle ${path}`),
    );
    expect(minimumOf(held)).toBe(5);
  });
});

describe("a file of the wrong shape is refused whole", () => {
  test.each([
    [{ ...good, format: "sightline.case/2" }, "format", /sightline\.case\/1/],
    [{ ...good, headcount: [] }, "", /Unknown key headcount/],
    [{ ...good, items: {} }, "items", /array/],
    [{ ...good, criteria: { ...good.criteria, verdict: [] } }, "criteria", /Unknown key verdict/],
    [{ ...good, criteria: { ...good.criteria, until: "soon" } }, "criteria.until", /date/],
    [[], "", /object/],
    [null, "", /object/],
    ["a case", "", /object/],
  ])("%#", (json, path, sentence) => {
    const { held, plan } = imported(json);
    expect(plan.changes).toEqual([]);
    expect(plan.refusals).toMatchObject([{ path, sentence: expect.stringMatching(sentence) }]);
    expect(stateOf(held)).toBe(stateOf(desk()));
  });
});

const nested = (depth: number): unknown => JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`);

describe("a hostile file", () => {
  test("cannot reach the prototype of anything", () => {
    const row =
      '{"__proto__":{"verdict":"verified"},"constructor":1,"id":"a","kind":"photo","verdict":"none"}';
    const { plan } = imported({ ...good, items: [JSON.parse(row), ...good.items] });
    expect(plan.refusals).toMatchObject([
      { code: "unknown-key", path: "items[0]", sentence: expect.stringContaining("__proto__, constructor") },
    ]);
    const top: unknown = JSON.parse(JSON.stringify(good).replace("{", '{"__proto__":{"x":1},'));
    expect(imported(top).plan.refusals).toMatchObject([{ code: "unknown-key" }]);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });

  test("may use the names of the language as ids", () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    const sightings = names.map((id) => ({ id, item: "b", subject: "__proto__", spans: [[0, 0]] }));
    const groups = [{ id: "valueOf", members: names }];
    const { held, plan } = imported({ ...good, sightings: [...good.sightings, ...sightings], groups });
    expect(plan.refusals.map(({ path }) => path)).toEqual(["facts[0]"]);
    expect(held.group.get("valueOf")?.members).toEqual(names);
  });

  test("may be as deep or as large as it likes", () => {
    const rows = [
      nested(20_000),
      "x".repeat(1_000_000),
      1e308,
      { id: "y".repeat(100_000) },
      { id: nested(5_000) },
    ];
    for (const list of ["items", "frames", "sightings", "headcounts", "groups", "facts"] as const) {
      const { held, plan } = imported({ ...good, [list]: [...rows, ...good[list]] });
      for (let i = 0; i < rows.length; i++)
        expect(plan.refusals.some(({ path }) => path?.startsWith(`${list}[${i}]`))).toBe(true);
      expect(stateOf(held)).toBe(stateOf(whole.held));
    }
    expect(imported(nested(50_000)).plan.refusals).toHaveLength(1);
  });

  test("may nest groups deeper than any stack, and share their members", () => {
    const chain = Array.from({ length: 5_000 }, (_, i) => ({
      id: `k${i}`,
      members: i === 0 ? ["a"] : [`k${i - 1}`],
    }));
    const lattice = Array.from({ length: 60 }, (_, i) =>
      [`l${i}`, `m${i}`].map((id) => ({ id, members: i === 0 ? ["b"] : [`l${i - 1}`, `m${i - 1}`] })),
    ).flat();
    const { held, plan } = imported({ ...good, groups: [...good.groups, ...chain, ...lattice] });
    expect(plan.refusals).toEqual([]);
    const again = planImport(
      held,
      { ...good, groups: [...good.groups, ...chain.slice(-3), ...lattice] },
      "owner",
    );
    expect(again).toMatchObject({ changes: [], refusals: [] });
  });

  test("is answered, whatever JSON it is", () => {
    const lists = {
      items: fc.array(fc.jsonValue()),
      sightings: fc.array(fc.jsonValue()),
      groups: fc.array(fc.jsonValue()),
      facts: fc.array(fc.jsonValue()),
    };
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.record(lists).map((rows) => ({ ...good, ...rows })),
        ),
        (json) => {
          const { plan } = imported(json);
          for (const { sentence } of plan.refusals) expect(sentence.length).toBeGreaterThan(10);
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe("the member who imports", () => {
  test.each([
    ["stranger", "no-such-member"],
    ["v", "not-allowed"],
  ])("%s brings nothing in", (as, code) => {
    const { held, plan } = imported(good, as);
    expect(plan.changes).toEqual([]);
    expect(new Set(plan.refusals.map((refusal) => refusal.code))).toEqual(new Set([code]));
    expect(stateOf(held)).toBe(stateOf(desk()));
  });
});

describe("which item a row means", () => {
  test("a group that names a sighting gets the sighting, though an item has such a file name", () => {
    expect(whole.held.item.get("a")?.name).toBe("s1");
    expect(whole.held.group.get("inner")?.members).toEqual(["a", "s1", "h1"]);
  });

  test("by file name and by hash, where the id is the file's own", () => {
    const items = [
      { id: "i1", name: "b.bin", kind: "photo", verdict: "none" },
      { id: "i2", sha256: "c".repeat(64), kind: "video", verdict: "none" },
    ];
    const sightings = ["i1", "i2", "d.bin"].map((item, i) => ({
      id: `t${i}`,
      item,
      subject: "guard",
      spans: [[0, 0]],
    }));
    const { held, plan } = imported({
      ...good,
      items,
      frames: [],
      sightings,
      headcounts: [],
      groups: [],
      facts: [],
    });
    expect(plan.refusals).toEqual([]);
    expect([...held.sighting.values()].map((row) => row.item)).toEqual(["b", "c", "d"]);
  });
});
