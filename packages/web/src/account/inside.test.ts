// Nobody is led from the door to another site, however the address is spelt.
import { assert, constantFrom, property, string, tuple } from "fast-check";
import { expect, test } from "vitest";
import { insideOf } from "./inside.ts";

test("pages of the desk are gone to", () => {
  for (const page of ["/", "/i/mill-1a2b3c/items?at=40000", "/i/mill-1a2b3c/pairs/a/b", "/settings"])
    expect(insideOf(page)).toBe(page);
});

test.each([
  "//elsewhere.example",
  "/\\elsewhere.example",
  "https://elsewhere.example",
  "javascript:alert(1)",
  "/\t/elsewhere.example",
  "\\\\elsewhere.example",
  "elsewhere",
  "",
  undefined,
  7,
])("%j is no page of the desk", (asked) => {
  expect(insideOf(asked)).toBe("/");
});

test("whatever is asked for stays on the desk's own origin", () => {
  const start = constantFrom("/", "//", "/\\", "https:", "/.", "\t/", "/%2f", "");
  assert(
    property(tuple(start, string()), ([first, rest]) => {
      expect(new URL(insideOf(first + rest), "https://desk.example").origin).toBe("https://desk.example");
    }),
  );
});
