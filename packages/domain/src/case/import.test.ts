// Importing what people really send: a bad row is refused by its path, and the rows around it come in.
import { verdictOf } from "@sightline/count";
import { describe, expect, test } from "vitest";
import { two, good, desk, imported, minimumOf, type List } from "../testing/import-case.ts";
import { stateOf } from "../testing/play.ts";
import { planImport } from "./import.ts";

const whole = imported(good);

test("a good file comes in whole and counts", () => {
  expect(whole.plan.refusals).toEqual([]);
  expect(whole.plan.rows).toBe(16);
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
    // A mark that is refused leaves those around it without the sign-off that covered it, too.
    const refusals = plan.refusals.filter((refusal) => refusal.code !== "marks-differ");
    expect(refusals).toMatchObject([{ code, path: `${list}[${at}]${field}` }]);
    expect(refusals[0]?.sentence).toMatch(/^[^\n]+\.$/);
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

describe("the member who imports", () => {
  test.each([
    ["stranger", "no-such-member"],
    ["v", "not-allowed"],
  ])("%s brings nothing in", (as, code) => {
    const { held, plan } = imported(good, as);
    expect(plan.changes).toEqual([]);
    const codes = plan.refusals.map((refusal) => refusal.code).filter((one) => one !== "marks-differ");
    expect(new Set(codes)).toEqual(new Set([code]));
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

const judged = (verdict: string, ...reviews: readonly (readonly [by: string, verdict: string])[]) => ({
  ...good,
  items: [{ id: "b", kind: "photo", verdict, reviews: reviews.map(([by, said]) => ({ by, verdict: said })) }],
});

describe("a verdict that goes back and forth", () => {
  const both = judged("verified", ["m1", "verified"], ["m2", "verified"]);

  test("ends where the last file ends, and only what stands is so already", () => {
    const held = desk();
    const bring = (file: object) => planImport(held, file, { as: "owner" }).changes.length;
    const stands = () => verdictOf(held.reviewsOf.get("b") ?? []);
    bring(both);
    expect([bring(both), stands()]).toEqual([0, "verified"]);
    bring(judged("inconclusive", ["m1", "false"], ["m2", "verified"]));
    expect(stands()).toBe("inconclusive");
    expect([bring(both), stands()]).toEqual([1, "verified"]);
    expect([bring(both), stands()]).toEqual([0, "verified"]);
  });
});
