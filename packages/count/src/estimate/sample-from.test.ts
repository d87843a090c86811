// A case becomes lists of people by source; what the case cannot settle makes the estimate refuse.
import { expect, test } from "vitest";
import { readCase } from "../case/read.ts";
import { count } from "../result/count.ts";
import { estimate } from "./estimate.ts";
import { sampleFrom } from "./sample-from.ts";

const mark = (item: string, n: number) => ({
  id: `${item}-${n}`,
  item,
  subject: "prisoner",
  attributes: [],
  spans: [[0, 0]],
});

/** `both` people on the lists of two sources, `onlyA` and `onlyB` on one each, all marked, all told apart or linked. */
function caseOf({ both, onlyA, onlyB }: { both: number; onlyA: number; onlyB: number }) {
  const signed = { basis: "gait", statedBy: "m1", reviewedBy: "m2" };
  const a = Array.from({ length: both + onlyA }, (_, n) => mark("a", n));
  const b = Array.from({ length: both + onlyB }, (_, n) => mark("b", n));
  const read = readCase({
    format: "sightline.case/1",
    criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
    items: ["a", "b"].map((id) => ({
      id,
      kind: "photo",
      verdict: "verified",
      footage: null,
      source: `acct-${id}`,
      capturedAt: null,
    })),
    frames: ["a", "b"].map((item) => ({ item, at: 0, exhaustive: true })),
    sightings: [...a, ...b],
    headcounts: [],
    groups: [
      { id: "A", members: a.slice(both).map(({ id }) => id) },
      { id: "B", members: b.slice(both).map(({ id }) => id) },
    ],
    facts: [
      { id: "apart", kind: "separate", groups: ["A", "B"], ...signed },
      ...a
        .slice(0, both)
        .map(({ id }, n) => ({ id: `S${n}`, kind: "same", between: [id, `b-${n}`], ...signed })),
    ],
  });
  if (!read.ok) throw new Error(read.refusals[0]?.sentence);
  return read.case;
}

test("people on both lists are on both, the others on one, and Chapman says what the formula says", () => {
  const file = caseOf({ both: 20, onlyA: 30, onlyB: 10 });
  const result = count(file);
  expect(result).toMatchObject({ atLeast: 60, maximumShown: 60 });
  const sample = sampleFrom(file, { result, isClosed: true });
  expect(sample.captures.filter(({ lists }) => lists.length === 2)).toHaveLength(20);
  // (n1 + 1)(n2 + 1)/(m + 1) − 1 with 50, 30 and 20.
  expect(estimate(sample, "chapman")).toMatchObject({ ok: true, value: (51 * 31) / 21 - 1 });
});

test("a population of which nobody says that it was closed is not estimated", () => {
  const file = caseOf({ both: 20, onlyA: 30, onlyB: 10 });
  const answer = estimate(sampleFrom(file, { result: count(file), isClosed: null }), "chapman");
  expect(answer.ok ? [] : answer.refusals.map(({ code }) => code)).toEqual(["population-not-stated"]);
});

test("people who may still be one another are not estimated", () => {
  const file = caseOf({ both: 20, onlyA: 30, onlyB: 10 });
  const unsettled = { ...file, facts: file.facts.filter(({ id }) => id !== "apart") };
  const sample = sampleFrom(unsettled, { result: count(unsettled), isClosed: true });
  const answer = estimate(sample, "chapman");
  expect(answer.ok ? [] : answer.refusals.map(({ code }) => code)).toContain("matching-unresolved");
});

test("items without a source make no independent list", () => {
  const file = caseOf({ both: 20, onlyA: 30, onlyB: 10 });
  const nameless = { ...file, items: file.items.map((item) => ({ ...item, source: null })) };
  const sample = sampleFrom(nameless, { result: count(nameless), isClosed: true });
  expect(sample.lists).toMatchObject([{ id: "without a source", sources: [] }]);
  expect(estimate(sample, "chapman").ok).toBe(false);
});
