// The one sentence with the number in it, as it is printed everywhere.
import { describe, expect, test } from "vitest";
import { handsSentences, headlineOf, howMany } from "./headline.ts";

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
  ["man", "men"],
  ["serviceman", "servicemen"],
  ["policewoman", "policewomen"],
  ["Serviceman", "Servicemen"],
  ["salesperson", "salespeople"],
  ["schoolchild", "schoolchildren"],
  ["wife", "wives"],
  ["housewife", "housewives"],
  ["deceased", "deceased"],
  ["wounded", "wounded"],
  ["people", "people"],
  ["men", "men"],
  ["human", "humans"],
  ["German", "Germans"],
  ["prisoner of war", "prisoners of war"],
  ["prisoner-of-war", "prisoners-of-war"],
  ["passer-by", "passers-by"],
  ["chief", "chiefs"],
  ["thief", "thieves"],
  ["hero", "heroes"],
  ["ex-serviceman", "ex-servicemen"],
  ["police officer", "police officers"],
  ["aircraft", "aircraft"],
  ["zorb", "zorbs"],
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

const LEFT = ["verdicts", "headcounts", "marks", "groups"] as const;

describe("what is said of the two members", () => {
  test("names verified items only where two members must have verified them", () => {
    expect(handsSentences({ ...plain, confirmed: ["verdicts", "facts"] })).toEqual([
      "Counted are people in items that two members verified.",
      "Two members saw each verdict and each fact.",
      "The file does not ask that two members saw: headcounts, marks, groups.",
    ]);
    expect(handsSentences(plain)[0]).toBe(
      "Counted are people in photos and videos whose verdict is verified.",
    );
    const judged = { ...plain, verdicts: ["inconclusive"] as const, confirmed: ["verdicts"] as const };
    expect(handsSentences(judged)[0]).toBe(
      "Counted are people in photos and videos whose verdict is inconclusive.",
    );
  });

  test("is of facts alone where the file asks for no more, or for nothing", () => {
    for (const criteria of [plain, { ...plain, confirmed: [] }])
      expect(handsSentences(criteria).slice(1)).toEqual([
        "Two members saw each fact.",
        `The file does not ask that two members saw: ${LEFT.join(", ")}.`,
      ]);
  });

  test("has nothing left to say where all is asked", () => {
    expect(handsSentences({ ...plain, confirmed: [...LEFT, "facts"] }).slice(1)).toEqual([
      "Two members saw each verdict, each fact, each headcount, the marks of each item and the members of each group.",
    ]);
  });
});
