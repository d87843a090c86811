// No id of a member is left in what a page shows of an item.
import { expect, test } from "vitest";
import { byName } from "./by-name.ts";
import type { ItemShown } from "./ItemPage.tsx";

const hands = { statedBy: "id-1", reviewedBy: "id-2", whyNot: null };
const item = {
  collectedBy: "id-1",
  reviews: [{ by: "id-1", verdict: "verified", reason: "seen" }],
  comments: [{ id: "7", by: "id-1", at: "2031-04-09T10:00:00Z", text: "look", mine: false }],
  voided: [{ by: "id-2", verdict: "verified", reason: "seen", question: "Place" }],
  checks: {
    questions: [
      { id: "place", answer: { by: "id-1", result: "passed", basis: "b", evidence: [] }, before: null },
      { id: "time", answer: null, before: { by: "id-2", result: "passed", basis: "b", evidence: [] } },
    ],
  },
  marks: { ...hands, version: 1 },
  headcounts: [{ id: "h", ...hands, reviewedBy: null }],
  groups: [{ id: "g", name: null, version: 1, members: [], ...hands }],
  facts: [{ id: "f", basis: "b", assertion: { kind: "same", between: [] }, ...hands }],
} as unknown as ItemShown;

test("every member is called by name, and nobody stays nobody", () => {
  const shown = byName(item, (id) => `Member ${id.slice(-1)}`);
  expect(JSON.stringify(shown)).not.toContain("id-");
  expect(shown.reviews[0]?.by).toBe("Member 1");
  expect(shown.headcounts[0]).toMatchObject({ statedBy: "Member 1", reviewedBy: null });
  expect(byName({ ...item, marks: null }, String).marks).toBeNull();
});
