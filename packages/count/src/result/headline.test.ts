// The one sentence with the number in it, as it is printed everywhere.
import { expect, test } from "vitest";
import { headlineOf } from "./headline.ts";

const plain = { subjects: ["prisoner"], attributes: [], verdicts: ["verified"] } as const;

test.each([
  [69, plain, "At least 69 distinct prisoners visible in verified photos and videos"],
  [1, plain, "At least 1 distinct prisoner visible in verified photos and videos"],
  [0, plain, "At least 0 distinct prisoners visible in verified photos and videos"],
  [
    2,
    { ...plain, subjects: ["prisoner", "guard"] },
    "At least 2 distinct prisoners or guards visible in verified photos and videos",
  ],
  [
    1,
    { ...plain, subjects: ["prisoner", "guard", "civilian"] },
    "At least 1 distinct prisoner, guard or civilian visible in verified photos and videos",
  ],
  [
    5,
    { ...plain, attributes: ["says-conscript"] },
    "At least 5 distinct prisoners, each marked “says conscript”, visible in verified photos and videos",
  ],
  [
    5,
    { ...plain, attributes: ["wounded", "says-conscript"] },
    "At least 5 distinct prisoners, each marked “wounded” and “says conscript”, visible in verified photos and videos",
  ],
  [
    3,
    { ...plain, verdicts: ["verified", "none"] as const },
    "At least 3 distinct prisoners visible in verified or unreviewed photos and videos",
  ],
  [
    3,
    { ...plain, verdicts: ["verified", "inconclusive", "none"] as const },
    "At least 3 distinct prisoners visible in verified, inconclusive or unreviewed photos and videos",
  ],
])("%i of %j", (atLeast, criteria, sentence) => {
  expect(headlineOf(criteria, atLeast)).toBe(sentence);
});

test.each([
  ["body", "bodies"],
  ["boy", "boys"],
  ["child", "children"],
  ["woman", "women"],
  ["person", "people"],
  ["corpse", "corpses"],
  ["witness", "witnesses"],
  ["vehicle", "vehicles"],
])("one %s, two %s", (one, many) => {
  expect(headlineOf({ ...plain, subjects: [one] }, 2)).toContain(` ${many} visible`);
  expect(headlineOf({ ...plain, subjects: [one] }, 1)).toContain(` ${one} visible`);
});
