// How a refusal is printed: its path once, wherever the sentence has it.
import { expect, test } from "vitest";
import { oneLine, withPath } from "./say.ts";

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

test("what somebody calls a file cannot print a line of its own, move the cursor or turn the writing", () => {
  const name = "a\nAt least 900\u001B[2K\r\u0085\u202Ex\u2028\u200F\u061C\tverified";
  expect(oneLine(name)).toBe(
    String.raw`a\nAt least 900\u001b[2K\u000d\u0085\u202ex\u2028\u200f\u061c\tverified`,
  );
  expect(JSON.parse(`"${oneLine("ї\u001B\u202E\n\t🙂")}"`)).toBe("ї\u001B\u202E\n\t🙂");
});
