// Walking the grid by arrow keys.
import { expect, test } from "vitest";
import { stepOf } from "./grid-step.ts";

test("arrows walk a grid of four columns and stop at its edges", () => {
  expect(stepOf("ArrowRight", 0, 4, 10)).toBe(1);
  expect(stepOf("ArrowDown", 1, 4, 10)).toBe(5);
  expect(stepOf("ArrowUp", 5, 4, 10)).toBe(1);
  expect(stepOf("ArrowLeft", 0, 4, 10)).toBeNull();
  expect(stepOf("ArrowDown", 7, 4, 10)).toBeNull();
  expect(stepOf("Enter", 3, 4, 10)).toBeNull();
});
