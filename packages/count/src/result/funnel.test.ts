// The way from collected items to counted footage.
import { describe, expect, it } from "vitest";
import { readCase } from "../case/read.ts";
import { count } from "./count.ts";
import { funnel } from "./funnel.ts";

const photo = (id: string, more: object = {}) => ({
  id,
  kind: "photo",
  verdict: "verified",
  capturedAt: "2024-08-10",
  ...more,
});
const seen = (id: string, item: string, subject = "prisoner") => ({ id, item, subject, spans: [[0, 0]] });

describe("the funnel of a case", () => {
  const reading = readCase({
    format: "sightline.case/1",
    criteria: { subjects: ["prisoner"], until: "2024-08-20" },
    items: [
      photo("a", { footage: "f" }),
      photo("b", { footage: "f", verdict: "none" }),
      photo("c", { verdict: "false" }),
      photo("d"),
      photo("e"),
      photo("late", { capturedAt: "2024-08-21" }),
      photo("g"),
    ],
    sightings: [seen("s1", "a"), seen("s2", "c"), seen("s3", "e", "guard"), seen("s4", "late")],
    headcounts: [{ id: "h", item: "g", at: 0, subject: "prisoner", atLeast: 4 }],
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.refusals));
  const steps = funnel(reading.case, count(reading.case));

  it("counts copies once, then verdicts, then people, then the criteria", () => {
    expect(steps).toMatchObject({ collected: 7, distinctFootage: 6, verified: 5, withPeople: 4, counted: 2 });
  });

  it("says who leaves at each step, and the numbers add up", () => {
    const { leftOut } = steps;
    expect(leftOut.distinctFootage.map(({ id }) => id)).toEqual(["b"]);
    expect(leftOut.verified.map(({ id }) => id)).toEqual(["c"]);
    expect(leftOut.withPeople.map(({ id }) => id)).toEqual(["d"]);
    expect(leftOut.counted.map(({ id }) => id)).toEqual(["e", "late"]);
    const gone = Object.values(leftOut).flat();
    expect(steps.counted).toBe(steps.collected - gone.length);
    for (const { why } of gone) expect(why).toMatch(/\.$/);
  });
});

const copy = (id: string, verdict: string, capturedAt: string | null = null) => ({
  id,
  kind: "photo",
  verdict,
  footage: "f1",
  ...(capturedAt !== null && { capturedAt }),
});
function repeatsOf(...items: object[]): Record<string, string> {
  const reading = readCase({
    format: "sightline.case/1",
    criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
    items,
    frames: [],
    sightings: [],
    headcounts: [],
    groups: [],
    facts: [],
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.refusals));
  const { leftOut } = funnel(reading.case, count(reading.case));
  return Object.fromEntries(leftOut.distinctFootage.map(({ id, why }) => [id, why]));
}

it("the copy whose verdict counts is kept, and the others are listed with the reason", () => {
  expect(repeatsOf(copy("a", "none", "2031-01"), copy("b", "verified"), copy("c", "false"))).toEqual({
    a: '"a" shows the same footage as "b", which is kept: its verdict counts, that of "a" does not.',
    c: '"c" shows the same footage as "b", which is kept: its verdict counts, that of "c" does not.',
  });
});

it("of those, the one that was captured earliest; a known time goes before an unknown one", () => {
  expect(
    repeatsOf(
      copy("a", "verified"),
      copy("b", "verified", "2031-04-10"),
      copy("c", "verified", "2031-04-09T10:00Z"),
    ),
  ).toEqual({
    a: '"a" shows the same footage as "c", which is kept: it is known when that was captured.',
    b: '"b" shows the same footage as "c", which is kept: it was captured earlier.',
  });
});

it("else the first of the file", () => {
  expect(repeatsOf(copy("b", "verified"), copy("a", "verified"))).toEqual({
    a: '"a" shows the same footage as "b", which is kept: it comes first in the case.',
  });
});
