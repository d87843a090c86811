// What the people board says of those who were chosen.
import { expect, test } from "vitest";
import { boardSearch, statedOf } from "./board.ts";

const pairsOf = (says: "same" | "different", ids: readonly string[]) =>
  statedOf(says, ids, "the scar", (nr) => `F${nr}`).map((change) =>
    change.verb === "fact.state" && "between" in change.payload.assertion
      ? change.payload.assertion.between
      : null,
  );

test("the same person is said along a chain, different people of each two", () => {
  expect(pairsOf("same", ["a", "b", "c"])).toEqual([
    ["a", "b"],
    ["b", "c"],
  ]);
  expect(pairsOf("different", ["a", "b", "c"])).toEqual([
    ["a", "b"],
    ["a", "c"],
    ["b", "c"],
  ]);
  expect(
    new Set(statedOf("different", ["a", "b", "c", "d"], "x", (nr) => `F${nr}`).map(({ subject }) => subject))
      .size,
  ).toBe(6);
});

test("an address keeps what it knows and nothing else", () => {
  expect(boardSearch({ item: "i1", group: "", subject: 3, chosen: ["a", "b", "a"], else: "x" })).toEqual({
    item: "i1",
    chosen: ["a", "b"],
  });
  expect(boardSearch({ chosen: [], first: ["a"], together: "yes" })).toEqual({ first: ["a"] });
  expect(boardSearch({ together: true })).toEqual({ together: true });
});
