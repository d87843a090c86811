// The one sentence with the number in it, as it is printed everywhere.
import { expect, test } from "vitest";
import { headlineOf, howMany } from "./headline.ts";

const plain = { subjects: ["prisoner"], attributes: [], verdicts: ["verified"], until: null } as const;

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
    "At least 5 distinct prisoners marked “says conscript” visible in verified photos and videos",
  ],
  [
    5,
    { ...plain, attributes: ["wounded", "says-conscript"] },
    "At least 5 distinct prisoners marked “wounded” and “says conscript” visible in verified photos and videos",
  ],
  [
    3,
    { ...plain, verdicts: ["verified", "none"] as const },
    "At least 3 distinct prisoners visible in photos and videos whose verdict is verified or not yet judged",
  ],
  [
    3,
    { ...plain, verdicts: ["verified", "inconclusive", "none"] as const },
    "At least 3 distinct prisoners visible in photos and videos whose verdict is verified, inconclusive or not yet judged",
  ],
  [
    7,
    { ...plain, until: "2031-04-09" },
    "At least 7 distinct prisoners visible in verified photos and videos, taken until 2031-04-09",
  ],
  [
    0,
    { ...plain, subjects: [] },
    "At least 0 distinct people visible in verified photos and videos; no subject is asked for",
  ],
  [
    0,
    { ...plain, subjects: [], until: "2031" },
    "At least 0 distinct people visible in verified photos and videos, taken until 2031; no subject is asked for",
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

test.each([
  [0, "item", "0 items"],
  [1, "item", "1 item"],
  [2, "entry", "2 entries"],
  [1, "person", "1 person"],
  [3, "match", "3 matches"],
])("%i × %s is written %s", (n, noun, written) => {
  expect(howMany(n, noun)).toBe(written);
});
