// What other criteria do is said before they are set.
import { expect, test } from "vitest";
import { criteriaEffect, isSameCriteria, toggled, whyNotCriteria, type Criteria } from "./criteria-words.ts";

const criteria: Criteria = {
  verdicts: ["verified"],
  subjects: ["prisoner"],
  attributes: ["wounded"],
  until: null,
};
const used = {
  criteria,
  subjects: [
    { name: "prisoner", used: 6, counts: true },
    { name: "guard", used: 1, counts: false },
  ],
  attributes: [{ name: "wounded", used: 2, counts: true }],
};

test("each thing that changes is said with how many marks it is on, and nothing else", () => {
  expect(criteriaEffect(used, criteria)).toEqual([]);
  expect(
    criteriaEffect(used, { verdicts: ["inconclusive"], subjects: ["guard"], attributes: [], until: "2031" }),
  ).toEqual([
    "inconclusive: items of this verdict count from now on.",
    "verified: items of this verdict count no more.",
    "guard: counted from now on, 1 mark.",
    "prisoner: counted no more; the marks stay, 6 marks.",
    "wounded: is asked for no more; the marks keep it, 2 marks.",
    "What was captured after 2031 counts no more.",
  ]);
});

test("what cannot be counted is not sent, and the order of ticks is no change", () => {
  expect(whyNotCriteria({ ...criteria, verdicts: [] })).toBe("Some verdict has to count.");
  expect(whyNotCriteria({ ...criteria, subjects: [] })).toBe("Some subject has to be counted.");
  expect(whyNotCriteria({ ...criteria, until: "soon" })).toMatch(/^Captured until: a date is 2031/);
  expect(whyNotCriteria(criteria)).toBe(null);
  const both = { ...criteria, subjects: ["a", "b"] };
  expect(isSameCriteria(both, { ...both, subjects: toggled(toggled(both.subjects, "a"), "a") })).toBe(true);
  expect(isSameCriteria(both, criteria)).toBe(false);
});
