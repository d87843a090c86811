// Shows that what is wrong with a JSON file is told where it is.
import { assert, array, constantFrom, integer, json, pre, property } from "fast-check";
import { expect, test } from "vitest";
import { whereNotJson } from "./where-not-json.ts";

test.each([
  ["", 1, 1, "the text ends too early: a value is missing"],
  ['{\n  "a": 1,\n}', 3, 1, "a comma stands before it that nothing follows"],
  ["[1, 2,]", 1, 7, "a comma stands before it that nothing follows"],
  ['{ "a" 1 }', 1, 7, 'a colon should stand here, and there is "1"'],
  ['{\n "a": 1\n "b": 2 }', 3, 2, 'a comma or } should stand here, and there is "\\""'],
  ["{ a: 1 }", 1, 3, 'a name in double quotes should stand here, and there is "a"'],
  ["{ 'a': 1 }", 1, 3, "names and texts stand in double quotes"],
  ["[1.5.2]", 1, 2, 'a value should stand here, and there is "1.5.2"'],
  ["[01]", 1, 2, 'a value should stand here, and there is "01"'],
  ["[NaN]", 1, 2, 'a value should stand here, and there is "NaN"'],
  ['["👩🏽‍🚒", x]', 1, 10, 'a value should stand here, and there is "x"'],
  ['["a\nb"]', 1, 4, "a text in quotes may not go on in the next line, nor hold other control characters"],
  ['["a\\q"]', 1, 4, 'a backslash stands before " \\ / b f n r t or u and four hex digits'],
  ['{"a', 1, 2, "this text in quotes has no end"],
  ['{"a": [1, 2', 1, 12, "the text ends too early: a comma or ] is missing"],
  ["{} {}", 1, 4, "nothing more may stand here"],
  ["[}", 1, 2, 'a value should stand here, and there is "}"'],
])("%j", (text, line, column, why) => {
  expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  expect(whereNotJson(text)).toEqual({ line, column, why });
});

test("in a text that was sound, the place is where a letter was put in or later, never before the first wrong one", () => {
  const letters = array(constantFrom("x", '"', ",", "}", "]", "\n", "\\", "'"), {
    minLength: 1,
    maxLength: 2,
  });
  assert(
    property(json(), integer({ min: 0, max: 200 }), letters, (sound, where, put) => {
      const at = Math.min(where, sound.length);
      const text = sound.slice(0, at) + put.join("") + sound.slice(at);
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      pre(!isJson);
      const { line, column, why } = whereNotJson(text);
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(text.split("\n").length);
      expect(column).toBeGreaterThanOrEqual(1);
      expect(why).not.toBe("");
    }),
  );
});
