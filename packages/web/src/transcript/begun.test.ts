// What is begun in a transcript comes back from its draft as it was, and is begun no more once it stands.
import type { Microseconds } from "@sightline/domain";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  begunIn,
  fieldsOf,
  filledOf,
  isAsStated,
  linesOf,
  newSegment,
  placeAt,
  stillBegun,
  writtenIn,
  type Begun,
  type Segment,
  type Typed,
} from "./begun.ts";

const us = (n: number) => n as Microseconds;
const segment = (id: string, more: Partial<Segment> = {}): Segment => ({
  ...newSegment(id),
  startUs: us(1_000_000),
  endUs: us(2_500_007),
  text: "come here",
  language: "en",
  note: "loud",
  version: 4,
  ...more,
});
const words = fc.string({ unit: "grapheme", maxLength: 30 });
const typed: fc.Arbitrary<Typed> = fc.record(
  {
    text: fc.oneof({ weight: 3, arbitrary: fc.constant("come here") }, words),
    begins: fc.constantFrom("", "0:01.000", "1", "soon", "-1"),
    ends: fc.constantFrom("", "0:02.500007", "2,5", "9:99"),
    language: fc.constantFrom("uk", "en", "en", "sr-Latn", "no language", ""),
    speaker: fc.constantFrom("unknown", "unknown", "off-screen", "=s-1"),
    note: fc.constantFrom("", "loud", " loud ", "far"),
  },
  { requiredKeys: [] },
);

test("any pieces come back from their draft as they were, and in their order", () => {
  const piece = fc.record(
    {
      id: fc.string({ minLength: 1, maxLength: 60 }),
      isNew: fc.boolean(),
      of: fc.record({ segment: words, language: words, version: fc.nat() }),
      typed,
      seen: fc.nat(),
    },
    { requiredKeys: ["id", "typed", "seen"] },
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      expect(begunIn(filledOf(pieces))).toEqual(pieces);
    }),
    { seed: 72 },
  );
});

test("what this page did not write is left out, and breaks nothing", () => {
  const one: Begun = { id: "w", typed: { text: "come" }, seen: 3 };
  expect(begunIn({ 1: "no JSON", 2: "{}", 3: JSON.stringify(one), 4: true, 5: '{"id":7}' })).toEqual([one]);
  expect(begunIn(null)).toEqual([]);
});

test("whatever is typed, a segment that would be stated is as it stands exactly when it is begun no more", () => {
  const counts = { same: 0, other: 0, refused: 0 };
  fc.assert(
    fc.property(typed, (over) => {
      const stands = segment("w");
      const written = writtenIn("road", stands, over);
      const as = writtenIn("road", stands, {});
      if (!("said" in written)) {
        counts.refused += 1;
        return !isAsStated("road", stands, over);
      }
      const isSame = JSON.stringify(written) === JSON.stringify(as);
      counts[isSame ? "same" : "other"] += 1;
      const one: Begun = { id: "w", typed: over, seen: 1 };
      return stillBegun("road", new Map([["w", stands]]), one) === !isSame;
    }),
    { seed: 72, numRuns: 4000 },
  );
  expect(Object.values(counts).every((n) => n > 20)).toBe(true);
});

test.each<[string, Typed, RegExp]>([
  ["no words", { text: " \n" }, /no words/],
  ["a time that is none", { begins: "soon" }, /“soon” is no time/],
  ["one time", { ends: "" }, /other one too/],
  ["an end before its beginning", { ends: "0:00.500" }, /not end after it begins/],
  ["no language", { language: "english please" }, /no tag of a language/],
])("it is not stated with %s", (_, over, why) =>
  expect(writtenIn("road", segment("w"), over)).toEqual({ why: expect.stringMatching(why) as string }),
);

test("times that nobody touched are stated to the microsecond, and both taken away are none", () => {
  expect(writtenIn("road", segment("w"), { text: "go" })).toMatchObject({
    said: { startUs: 1_000_000, endUs: 2_500_007, text: "go" },
  });
  expect(writtenIn("road", segment("w"), { begins: "", ends: "" })).toMatchObject({
    said: { startUs: null, endUs: null },
  });
  expect(fieldsOf(segment("w")).ends).toBe("0:02.500007");
});

const freshly = (id: string, begins?: string): Begun => ({
  id,
  isNew: true,
  typed: begins === undefined ? {} : { begins },
  seen: 0,
});

test("what is begun stands where its time is, and what is not placed comes last", () => {
  const standing = [segment("a"), segment("b", { startUs: us(5_000_000), endUs: us(6_000_000) })];
  const ids = (begun: readonly Begun[]) => linesOf(standing, begun).map(({ id }) => id);
  expect(ids([])).toEqual(["a", "b"]);
  expect(ids([freshly("x", "0:03.000"), freshly("y", "0:00.500"), freshly("z")])).toEqual([
    "y",
    "a",
    "x",
    "b",
    "z",
  ]);
  // Stated meanwhile it stands once.
  expect(ids([{ ...freshly("a", "0:09.000") }])).toEqual(["a", "b"]);
});

test("the last that has begun at an instant is found, as looking at each of them finds it", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { maxLength: 12 }), fc.integer({ min: -5, max: 60 }), (starts, at) => {
      const lines = starts.toSorted((a, b) => a - b).map((n, i) => segment(`${i}`, { startUs: us(n) }));
      const looked = lines.findLastIndex(({ startUs }) => (startUs ?? 0) <= at);
      expect(placeAt(lines, at)).toBe(lines.length === 0 ? -1 : Math.max(0, looked));
    }),
    { seed: 72 },
  );
  expect(placeAt([segment("a"), segment("b", { startUs: null, endUs: null })], 9_000_000)).toBe(0);
});

const translated = (text: string, version: number): Begun => ({
  id: "t",
  of: { segment: "w", language: "uk", version },
  typed: { text },
  seen: 1,
});

test("a translation is begun no more when it says what stands, and again when it is of other words", () => {
  const stands = {
    id: "t",
    language: "uk",
    text: "тут",
    translator: null,
    statedBy: "ann",
    reviewedBy: null,
    whyNot: null,
    of: 4,
    version: 5,
    isOfItsWords: true,
  };
  const at = (version: number) => new Map([["w", segment("w", { version, translations: [stands] })]]);
  expect(stillBegun("road", at(4), translated("тут", 4))).toBe(false);
  expect(stillBegun("road", at(4), translated("там", 4))).toBe(true);
  // The words changed, and it still says so: of the new version that is something to state.
  expect(stillBegun("road", at(9), translated("тут", 9))).toBe(true);
});
