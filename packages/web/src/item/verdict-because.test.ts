// The rule of two members, told on the item's page.
import { expect, test } from "vitest";
import { verdictBecause } from "./verdict-because.ts";

test("two members who agree make an item verified", () => {
  const reviews = [
    { by: "ada", verdict: "verified" },
    { by: "bo", verdict: "verified" },
  ] as const;
  expect(verdictBecause(reviews)).toBe("2 members say verified and none disagrees, so its people can count.");
});

test("one member alone verifies nothing, however often", () => {
  const reviews = [
    { by: "ada", verdict: "verified" },
    { by: "ada", verdict: "verified" },
  ] as const;
  expect(verdictBecause(reviews)).toContain("A second one must agree");
});

test("a dissent keeps the people out and is told", () => {
  const reviews = [
    { by: "ada", verdict: "verified" },
    { by: "bo", verdict: "inconclusive" },
  ] as const;
  expect(verdictBecause(reviews)).toContain("1 says verified and 1 says inconclusive");
});

test("an item that nobody reviewed says so", () => {
  expect(verdictBecause([])).toContain("Nobody has reviewed it yet");
});
