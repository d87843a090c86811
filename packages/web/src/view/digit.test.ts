// Digits as keys, on keyboards of several countries.
import { expect, test } from "vitest";
import { digitOf } from "./digit.ts";

test.each([
  ["1", "Digit1", false, 1],
  ["9", "Numpad9", false, 9],
  ["&", "Digit1", false, 1],
  ["1", "Digit1", true, 1],
  ["!", "Digit1", true, 0],
  ["0", "Digit0", false, 0],
  ["v", "KeyV", false, 0],
] as const)("%s at %s, Shift %s, is %s", (key, code, shiftKey, digit) => {
  expect(digitOf({ key, code, shiftKey })).toBe(digit);
});
