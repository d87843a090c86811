// A good case file to spoil row by row, and the desk that it is imported into.
import { count, readCase } from "@sightline/count";
import { exportCase } from "../case/export.ts";
import { planImport } from "../case/import.ts";
import type { Draft, Held } from "../investigation/held.ts";
import { COLLECTED, freshHeld, play } from "./play.ts";

/** Two members who verify. */
export const two = [
  { by: "m1", verdict: "verified", reason: "the gate" },
  { by: "m2", verdict: "verified" },
];
const hands = { statedBy: "m1", reviewedBy: "m2" };
/** Two photos of two events: one person and a headcount of three in the first, two people in the second. */
export const good = {
  format: "sightline.case/1",
  criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
  items: [
    {
      id: "a",
      kind: "photo",
      verdict: "verified",
      reviews: two,
      marks: hands,
      source: "acct-7",
      capturedAt: "2031-04-09",
    },
    { id: "b", kind: "photo", verdict: "verified", reviews: two, marks: hands, footage: "f1" },
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
  headcounts: [{ id: "h1", item: "a", at: 0, subject: "prisoner", atLeast: 3, ...hands }],
  groups: [
    { id: "gate", members: ["inner"], ...hands },
    { id: "inner", name: "At the gate", members: ["a", "s1", "h1"], ...hands },
    { id: "mill", members: ["b"], ...hands },
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
export type List = "items" | "frames" | "sightings" | "headcounts" | "groups" | "facts";

export function desk(): Draft {
  const held = freshHeld();
  play(held, COLLECTED);
  return held;
}
export const imported = (json: unknown, as = "owner") => {
  const held = desk();
  return { held, plan: planImport(held, json, { as }) };
};
export const minimumOf = (held: Held): number => {
  const reading = readCase(JSON.parse(JSON.stringify(exportCase(held))));
  if (!reading.ok) throw new Error(JSON.stringify(reading.refusals));
  return count(reading.case).atLeast;
};
