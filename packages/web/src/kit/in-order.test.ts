// Tables are put in order as people would.
import { expect, test } from "vitest";
import { inOrder } from "./in-order.ts";

const rows = [
  { id: "s10", n: 2 },
  { id: "s2", n: 10 },
  { id: "s1", n: 2 },
];
const ids = (by: (row: (typeof rows)[number]) => string | number, down: boolean) =>
  inOrder(rows, by, down).map(({ id }) => id);

test("s2 comes before s10, and 2 before 10", () => {
  expect(ids(({ id }) => id, false)).toEqual(["s1", "s2", "s10"]);
  expect(ids(({ n }) => n, false)).toEqual(["s10", "s1", "s2"]);
});

test("upside down, rows that are alike keep their order", () => {
  expect(ids(({ n }) => n, true)).toEqual(["s2", "s10", "s1"]);
});
