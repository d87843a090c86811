// What can be undone: one answer of each matter, the last first, and no more than there is room for.
import { expect, test } from "vitest";
import { withGiven, type Given } from "./visit.ts";

const given = (key: string, does = "Confirm"): Given => ({
  key,
  does,
  undo: { verb: "fact.withdraw", subject: key, payload: { only: "review" } },
});

test("answered twice, a matter is undone once, as it was answered last", () => {
  const all = [given("a"), given("b"), given("a", "Dispute")].reduce(withGiven, []);
  expect(all.map(({ key, does }) => [key, does])).toEqual([
    ["b", "Confirm"],
    ["a", "Dispute"],
  ]);
});

test("the oldest is forgotten first", () => {
  const all = Array.from({ length: 60 }, (_, i) => given(String(i))).reduce(withGiven, [] as Given[]);
  expect([all.length, all[0]?.key, all.at(-1)?.key]).toEqual([50, "10", "59"]);
});
