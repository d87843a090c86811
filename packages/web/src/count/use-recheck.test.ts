// The page believes a proof only after checking it itself.
import { count, readCase } from "@sightline/count";
import { expect, test } from "vitest";
import { recheck } from "./use-recheck.ts";

const file = {
  format: "sightline.case/1",
  criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
  items: [{ id: "i1", kind: "photo", verdict: "verified", footage: null, source: null, capturedAt: null }],
  frames: [],
  sightings: ["s1", "s2"].map((id) => ({
    id,
    item: "i1",
    subject: "prisoner",
    attributes: [],
    spans: [[0, 0]],
  })),
  headcounts: [],
  groups: [],
  facts: [],
};
const read = readCase(file);
if (!read.ok) throw new Error("Expected the case of this test to be readable.");
const { proof, atLeast } = count(read.case);

test("a proof that holds is said to hold", () => {
  expect(recheck(file, proof, atLeast)).toEqual({ state: "holds", atLeast: 2 });
});

test("a proof of another case, or of another number than the page prints, fails", () => {
  expect(recheck({ ...file, sightings: file.sightings.slice(1) }, proof, atLeast).state).toBe("fails");
  expect(recheck(file, proof, 3).state).toBe("fails");
});
