// The count as text: numbers and nouns that agree, and no gap where nobody is asked for.
import { count, type Case } from "@sightline/count";
import { expect, test } from "vitest";
import { summary } from "./summary.ts";

const photo = (id: string) =>
  ({
    id,
    kind: "photo",
    verdict: "verified",
    footage: null,
    source: `acct-${id}`,
    capturedAt: null,
  }) as const;

const caseOf = (subjects: readonly string[], ...items: readonly string[]): Case => ({
  format: "sightline.case/1",
  criteria: { verdicts: ["verified"], subjects, attributes: [], until: null },
  items: items.map(photo),
  frames: [],
  sightings: items.map((item) => ({
    id: `s-${item}`,
    item,
    subject: "prisoner",
    attributes: [],
    spans: [[0, 0]],
  })),
  headcounts: [],
  groups: items.map((item) => ({ id: `g-${item}`, members: [item] })),
  facts:
    items.length < 2
      ? []
      : [
          {
            id: "F",
            kind: "separate",
            groups: items.map((item) => `g-${item}`),
            basis: "far apart",
            statedBy: "m1",
            reviewedBy: "m2",
          },
        ],
});
const told = (file: Case): string => summary(file, count(file));

test("one item is one item, two are two, and none are no items", () => {
  expect(told(caseOf(["prisoner"], "a"))).toContain("leans on 1 item, 0 facts, 1 source\n");
  expect(told(caseOf(["prisoner"], "a", "b"))).toContain("leans on 2 items, 1 fact, 2 sources\n");
});

test("a case that asks for no subject says so, without a gap in the sentence", () => {
  const [headline] = told(caseOf([], "a")).split("\n");
  expect(headline).toBe(
    "At least 0 distinct people visible in verified photos and videos; no subject is asked for.",
  );
});
