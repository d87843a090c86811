// In how much footage something is said: verified items alone, copies once, and never more for a copy that is found.
import { readCase, type Case } from "@sightline/count";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { SEED } from "../testing/any-change.ts";
import { footageSaying } from "./footage.ts";

const VERDICTS = ["verified", "none", "false"] as const;
const anyFootage = fc.array(
  fc.record({
    footage: fc.constantFrom(null, null, "f1", "f2"),
    verdict: fc.constantFrom(...VERDICTS),
    says: fc.subarray(["says-a", "says-b"]),
    isReviewed: fc.boolean(),
  }),
  { maxLength: 8 },
);

test("footage is counted by verified items alone, copies once, whatever else is said there", () => {
  fc.assert(
    fc.property(anyFootage, (drawn) => {
      const items = drawn.map(({ footage, verdict }, i) => ({ ...itemOf(`i${i}`), footage, verdict }));
      const rows = drawn.flatMap(({ says, isReviewed }, i) =>
        says.length === 0
          ? []
          : [{ ...rowOf(`i${i}`), attributes: says, reviewedBy: isReviewed ? "r1" : null }],
      );
      const found = footageSaying({ items, criteria: CRITERIA }, rows, "says-a");
      const counted = drawn.flatMap(({ footage, verdict, says, isReviewed }, i) =>
        verdict === "verified" && isReviewed && says.includes("says-a") ? [footage ?? `alone ${i}`] : [],
      );
      expect(found.atLeast).toBe(new Set(counted).size);
      expect(found.pieces.map(({ items: in_ }) => in_.length).reduce((a, b) => a + b, 0)).toBe(
        counted.length,
      );
      expect(found.ungrouped.length).toBe(counted.filter((one) => one.startsWith("alone")).length);
      // Two that turn out to be one recording never make it more.
      const merged = items.map((item, i) => (i < 2 ? { ...item, footage: "one" } : item));
      const less = footageSaying({ items: merged, criteria: CRITERIA }, rows, "says-a").atLeast;
      expect(less).toBeLessThanOrEqual(found.atLeast);
      expect(less).toBeGreaterThanOrEqual(found.atLeast - 2);
    }),
    { seed: SEED, numRuns: 500 },
  );
});

test("an item that is called as a footage is no part of it", () => {
  const items = [{ ...itemOf("f1") }, { ...itemOf("i2"), footage: "f1" }];
  const rows = [rowOf("f1"), rowOf("i2")];
  expect(footageSaying({ items, criteria: CRITERIA }, rows, "says-a").atLeast).toBe(2);
});

const CRITERIA: Case["criteria"] = {
  verdicts: ["verified"],
  subjects: ["prisoner"],
  attributes: [],
  until: null,
};
const itemOf = (id: string): Case["items"][number] => {
  const read = readCase({
    format: "sightline.case/1",
    criteria: CRITERIA,
    items: [{ id, kind: "video", verdict: "verified" }],
  });
  const [item] = read.ok ? read.case.items : [];
  if (!item) throw new Error("Expected the case of a test to read, got a refusal.");
  return item;
};
const rowOf = (item: string) =>
  ({
    id: `t ${item}`,
    startUs: 0,
    endUs: 1,
    attributes: ["says-a"],
    note: null,
    item,
    speaker: { kind: "unknown" as const },
    captivity: true,
    statedBy: "ed",
    reviewedBy: "r1" as string | null,
    version: 1,
    withdrawn: false,
  }) as Parameters<typeof footageSaying>[1][number];
