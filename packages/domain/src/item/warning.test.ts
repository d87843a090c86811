// What stands on the veil, before anybody sees the picture.
import { expect, test } from "vitest";
import { warningOf } from "./warning.ts";

test.each([
  ["other", {}, [], "Kept as bytes, not shown"],
  ["photo", {}, [], "Not triaged photo: may show people in distress"],
  ["video", { prisoner: 6, guard: 1 }, ["says-conscript"], "Shows 1 guard, 6 prisoners, says conscript"],
  ["photo", { body: 2, child: 3 }, [], "Shows 2 bodies, 3 children"],
] as const)("a %s with %j marked", (kind, marked, attributes, line) => {
  expect(warningOf({ kind, marked, attributes })).toBe(line);
});
