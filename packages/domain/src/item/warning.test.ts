// What stands on the veil, before anybody sees the picture.
import { expect, test } from "vitest";
import { warningOf } from "./warning.ts";

test.each([
  ["other", {}, {}, [], "Kept as bytes, not shown"],
  ["photo", {}, {}, [], "Not triaged photo: may show people in distress"],
  ["video", { prisoner: 6, guard: 1 }, {}, ["says-conscript"], "Shows 1 guard, 6 prisoners, says conscript"],
  ["photo", { body: 2, child: 3 }, {}, [], "Shows 2 bodies, 3 children"],
  ["photo", {}, { prisoner: 29 }, [], "Shows at least 29 prisoners"],
  ["photo", { guard: 1, prisoner: 6 }, { prisoner: 29 }, [], "Shows 1 guard, at least 29 prisoners"],
  ["video", { prisoner: 6 }, { prisoner: 6 }, ["wounded"], "Shows 6 prisoners, wounded"],
  ["video", { prisoner: 6 }, { prisoner: 2, body: 1 }, [], "Shows at least 1 body, 6 prisoners"],
  ["photo", {}, { prisoner: 0 }, [], "Not triaged photo: may show people in distress"],
  ["photo", { guard: 1 }, { constructor: 2 }, [], "Shows at least 2 constructors, 1 guard"],
] as const)("a %s with %j marked and %j counted", (...[kind, marked, counted, attributes, line]) => {
  expect(warningOf({ kind, marked, counted, attributes, warnings: [] })).toBe(line);
  const warned = warningOf({ kind, marked, counted, attributes, warnings: ["injury", "children"] });
  const alone = line.startsWith("Not triaged") ? "" : `. ${line}`;
  expect(warned).toBe(kind === "other" ? line : `Warning: injury, children${alone}`);
});
