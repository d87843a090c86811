// How a refusal is printed: its path once, wherever the sentence has it.
import { expect, test } from "vitest";
import { withPath } from "./say.ts";

test.each([
  ["expected a list.", "items", "items: expected a list."],
  ["items[0].id: expected a text.", "items[0].id", "items[0].id: expected a text."],
  ["items[0].id: expected a text.", "items[0]", "items[0].id: expected a text."],
  ["the file: expected an object.", "", "the file: expected an object."],
  ["itemsize is no key.", "items", "items: itemsize is no key."],
  ["Name an item.", undefined, "Name an item."],
])("“%s” at %s is printed as “%s”", (sentence, path, printed) => {
  expect(withPath({ sentence, ...(path !== undefined && { path }) })).toBe(printed);
});
