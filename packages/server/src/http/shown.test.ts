// Whatever strangers named things, a page is given text without what hides or turns it, and all else as it was.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { shownJson } from "./shown.ts";

const UNSEEN = /(?![\t\n\r])\p{Cc}|[\u2028-\u202e\u2066-\u2069]/gu;
const written = (text: string): string =>
  text.replaceAll(UNSEEN, (letter) => String.raw`\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);

const piece = fc.oneof(
  fc.constantFrom(
    "\u001b[2J",
    "\u202egpj.exe",
    "\b",
    "\f",
    "\n",
    "\t",
    "\r",
    "\\",
    "\\\\",
    '"',
    "\u007f",
    "\u009b",
  ),
  fc.constantFrom(
    String.raw`\u001b`,
    String.raw`\\u001b`,
    "\u2066",
    "\u2028",
    "\u0000",
    "ґанок 🙂",
    "\u200f",
  ),
  fc.string({ unit: "binary" }).filter((text) => text.isWellFormed()),
);
const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(""));

test("every string is as the commands would print it, keys and numbers are as they were", () => {
  fc.assert(
    fc.property(text, text, fc.integer(), (name, basis, n) => {
      const shown: unknown = JSON.parse(shownJson(JSON.stringify({ name, list: [basis, n], none: null })));
      expect(shown).toEqual({ name: written(name), list: [written(basis), n], none: null });
    }),
    { numRuns: 5000 },
  );
});

test("what has nothing to be written out is left as it is", () => {
  const json = JSON.stringify({ name: "Café\nЛьвів 磨坊路 شارع", ids: ["a b", "c\\d"], n: 1.5 });
  expect(shownJson(json)).toBe(json);
});
