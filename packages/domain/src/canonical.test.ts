// One value, one text: whatever the order of keys, and for every JSON value.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "./canonical.ts";
import { SEED } from "./testing/any-change.ts";

const runs = { seed: SEED, numRuns: 500 };

/** The same value with the keys of every object in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}

test("is JSON of the same value, and the same text after reading it", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
    runs,
  );
});

test("does not depend on the order of keys", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
    }),
    runs,
  );
});

test.each([
  [
    { b: 1, a: 2, 10: 3, 9: 4, Z: 5, é: 6, "\u{1F642}": 7, "￿": 8 },
    '{"10":3,"9":4,"Z":5,"a":2,"b":1,"é":6,"🙂":7,"￿":8}',
  ],
  [{ a: undefined, b: null }, '{"b":null}'],
  [[undefined, 1], "[null,1]"],
  [undefined, "null"],
  [-0, "0"],
  [1e21, "1e+21"],
  [{ a: Infinity, b: -Infinity, c: NaN }, '{"a":Infinity,"b":-Infinity,"c":NaN}'],
  [0.1 + 0.2, "0.30000000000000004"],
  ["\ud800", '"\\ud800"'],
  ['\u2028\n"', '"\u2028\\n\\""'],
  [JSON.parse('{"__proto__":{"x":1}}'), '{"__proto__":{"x":1}}'],
  [[[], {}], "[[],{}]"],
])("writes %o as %s", (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});
