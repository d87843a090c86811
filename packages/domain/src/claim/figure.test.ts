// What a figure may be, to the last number and letter; and what words mean until an investigation agrees otherwise.
import { expect, test } from "vitest";
import { FIRST_VAGUE, figureSchema, vagueWordSchema } from "./figure.ts";

const MOST = 10_000_000_000;

test.each([
  [{ kind: "exactly", number: 0 }, true],
  [{ kind: "exactly", number: -1 }, false],
  [{ kind: "exactly", number: 0.5 }, false],
  [{ kind: "at-most", number: MOST }, true],
  [{ kind: "at-most", number: MOST + 1 }, false],
  [{ kind: "range", low: 0, high: MOST + 1 }, false],
  [{ kind: "word", word: "w" }, true],
  [{ kind: "word", word: " " }, false],
  [{ kind: "word", word: "w".repeat(60) }, true],
  [{ kind: "word", word: "w".repeat(61) }, false],
  [{ kind: "none" }, true],
  [{ kind: "none", number: 4 }, false],
])("a figure %j: %s", (figure, isOne) => {
  expect(figureSchema.safeParse(figure).success).toBe(isOne);
});

test.each([
  [{ word: "few", low: 0, high: null }, true],
  [{ word: " ", low: 0, high: null }, false],
  [{ word: "w".repeat(60), low: null, high: MOST }, true],
  [{ word: "w".repeat(61), low: null, high: MOST }, false],
  [{ word: "few", low: -1, high: null }, false],
])("a meaning %j: %s", (meaning, isOne) => {
  expect(vagueWordSchema.safeParse(meaning).success).toBe(isOne);
});

test("what words mean at first is for ever what it was", () => {
  expect(FIRST_VAGUE).toEqual([
    { word: "dozens", low: 24, high: null },
    { word: "hundreds", low: 200, high: null },
    { word: "thousands", low: 2000, high: null },
    { word: "many", low: null, high: null },
  ]);
});
