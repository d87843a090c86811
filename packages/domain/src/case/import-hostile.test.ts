// Importing what nobody should send: a file of the wrong shape, or one made to break the desk.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SEED } from "../testing/any-change.ts";
import { good, desk, imported } from "../testing/import-case.ts";
import { stateOf } from "../testing/play.ts";
import { planImport } from "./import.ts";

describe("a file of the wrong shape is refused whole", () => {
  test.each([
    [{ ...good, format: "sightline.case/2" }, "format", /sightline\.case\/1/],
    [{ ...good, headcount: [] }, "", /Unknown key headcount/],
    [{ ...good, items: {} }, "items", /a list is needed/],
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

const chainOf = (n: number) =>
  Array.from({ length: n }, (_, i) => ({ id: `k${i}`, members: i === 0 ? ["a"] : [`k${i - 1}`] }));

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
      expect(stateOf(held)).toBe(stateOf(imported(good).held));
    }
    expect(imported(nested(50_000)).plan.refusals).toHaveLength(1);
  });

  test("may nest groups a hundred deep, and share their members; what lies deeper is refused by name", () => {
    const chain = chainOf(100);
    const deep = imported({ ...good, groups: [...good.groups, ...chainOf(5_000)] }).plan.refusals;
    expect(deep[0]).toMatchObject({ code: "group-too-deep", path: `groups[${good.groups.length + 100}]` });
    expect(deep).toHaveLength(4_900);
    const lattice = Array.from({ length: 60 }, (_, i) =>
      [`l${i}`, `m${i}`].map((id) => ({ id, members: i === 0 ? ["b"] : [`l${i - 1}`, `m${i - 1}`] })),
    ).flat();
    const { held, plan } = imported({ ...good, groups: [...good.groups, ...chain, ...lattice] });
    expect(plan.refusals).toEqual([]);
    const again = planImport(
      held,
      { ...good, groups: [...good.groups, ...chain.slice(-3), ...lattice] },
      { as: "owner" },
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
