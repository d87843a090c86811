// Who stands behind the rows of a case file that comes in: both names, or nobody yet.
import { describe, expect, test } from "vitest";
import { good, imported, minimumOf } from "../testing/import-case.ts";
import { exportCase } from "./export.ts";
import { planImport } from "./import.ts";
import { waitingOf } from "./waiting.ts";

const whole = imported(good);

test("a good file comes in whole and counts", () => {
  expect(whole.plan.refusals).toEqual([]);
  expect(whole.plan.rows).toBe(16);
  expect(minimumOf(whole.held)).toBe(5);
  expect(whole.held.member.get("m2")).toEqual({ id: "m2", name: "m2", role: "reviewer" });
});

const signOffsIn = (json: unknown) => {
  const { held, plan } = imported(json);
  const signed = exportCase(held).items.flatMap(({ id, marks: by }) => (by ? [id] : []));
  return { signed, refusals: plan.refusals.map(({ code, path }) => `${code} ${path}`) };
};

describe("who stands behind a row", () => {
  const [a, b, c] = good.items;
  const marks = { statedBy: "m1", reviewedBy: "m2" };
  test("comes in in their names: headcounts, groups and the marks of items, too", () => {
    expect(whole.held.headcount.get("h1")).toMatchObject(marks);
    expect(whole.held.group.get("inner")).toMatchObject(marks);
    expect(exportCase(whole.held).items.map((item) => item.marks)).toMatchObject([
      marks,
      marks,
      undefined,
      undefined,
    ]);
    expect(waitingOf(whole.held)).toEqual({ headcounts: 0, groups: 0, facts: 1, marks: 1 });
  });

  test("is the importing member where nobody is named, and then it waits for another", () => {
    const { statedBy: _, reviewedBy: __, ...alone } = good.headcounts[0] ?? {};
    const { held, plan } = imported({ ...good, headcounts: [alone] });
    expect(plan.refusals).toEqual([]);
    expect(held.headcount.get("h1")).toMatchObject({ statedBy: "owner", reviewedBy: null });
    expect(waitingOf(held)).toMatchObject({ headcounts: 1 });
  });

  test.each(["m1", "M1"])("is never %s twice: the review is refused, and the row waits", (reviewedBy) => {
    const own = { statedBy: "m1", reviewedBy };
    const { held, plan } = imported({
      ...good,
      items: [{ ...a, marks: own }, b, c],
      headcounts: good.headcounts.map((row) => ({ ...row, ...own })),
      groups: good.groups.map((row) => ({ ...row, ...own })),
    });
    expect(plan.refusals.map(({ code, path }) => `${code} ${path}`)).toEqual(
      ["items[0].marks", "headcounts[0]", "groups[1]", "groups[2]", "groups[0]"].map(
        (path) => `second-member-needed ${path}`,
      ),
    );
    expect(waitingOf(held)).toMatchObject({ headcounts: 1, groups: 3, marks: 2 });
  });

  test("signs off no mark that the file does not show, and none in part", () => {
    expect(signOffsIn(good)).toEqual({ signed: ["a", "b"], refusals: [] });
    const fewer = { ...good, sightings: good.sightings.slice(0, 2) };
    const held = imported({ ...good, items: [{ ...b, marks: undefined }] }).held;
    expect(planImport(held, fewer, { as: "owner" }).refusals).toMatchObject([
      { code: "marks-differ", path: "items[1].marks" },
    ]);
    const mirror = { item: "b", at: 0, coVisible: false, mirrored: "yes" };
    const apart = { item: "b", span: [0, 5], coVisible: false };
    for (const [flag, code] of [
      [mirror, "wrong-shape"],
      [apart, "not-a-frame"],
    ] as const) {
      const { signed, refusals } = signOffsIn({ ...good, frames: [...good.frames, flag] });
      expect(signed).toEqual(["a"]);
      expect(refusals.at(-1)).toBe("marks-differ items[1].marks");
      expect(refusals.some((refusal) => refusal.startsWith(code))).toBe(true);
    }
  });

  test("is asked for by the desk whatever the file asks for", () => {
    const { held, plan } = imported({ ...good, criteria: { ...good.criteria, confirmed: ["facts"] } });
    expect(plan.refusals).toEqual([]);
    expect(exportCase(held).criteria.confirmed).toEqual([
      "verdicts",
      "facts",
      "headcounts",
      "marks",
      "groups",
    ]);
  });
});
