// A segment is split and joined without losing a word or an instant, and nobody's words are put into another's mouth.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Microseconds } from "../ids.ts";
import { isText } from "../text.ts";
import { joinSegments, splitSegment, type SegmentSaid } from "./split.ts";

const us = (n: number) => n as Microseconds;
const said = (more: Partial<SegmentSaid> = {}): SegmentSaid => ({
  item: "road",
  startUs: us(1_000_000),
  endUs: us(3_000_000),
  text: "come here now",
  language: "en",
  speaker: { kind: "unknown" },
  note: "loud",
  ...more,
});

const WORDS = fc.array(fc.constantFrom("come", "тут", "שלום", "👩🏽", "a"), { minLength: 2, maxLength: 6 });

test("whatever is split has both parts inside, end to end, with all words in order; joined again it is what it was", () => {
  let split = 0;
  fc.assert(
    fc.property(
      WORDS,
      fc.nat(40),
      fc.integer(),
      fc.integer({ min: 1, max: 9 }),
      (words, caret, atUs, long) => {
        const whole = said({ text: words.join(" "), startUs: us(-3), endUs: us(long - 3) });
        const done = splitSegment(whole, { caret, atUs });
        if (!done.ok) return done.refusal.code === "nothing-to-split";
        split += 1;
        const [a, b] = done.value;
        const joined = joinSegments(a, b, { translations: 0 });
        const isWhole = joined.ok && bare(joined.value) === bare(whole) && a.endUs === b.startUs;
        return isWhole && [a, b].every((one) => isText(one.text) && Number(one.endUs) > Number(one.startUs));
      },
    ),
    { seed: 72, numRuns: 400 },
  );
  expect(split).toBeGreaterThan(100);
});

/** Where two words were parted no space need have been. */
const bare = (one: SegmentSaid): string => JSON.stringify({ ...one, text: one.text.replaceAll(" ", "") });

const endAt = (atUs: number | null) => {
  const done = splitSegment(said(), { caret: 4, atUs });
  return done.ok ? done.value[0].endUs : null;
};

test("it is split where the player is, if that is inside, and else as the words are long", () => {
  expect(endAt(1_250_000)).toBe(1_250_000);
  // "come" and "here now": a third.
  expect([endAt(1_000_000), endAt(3_000_000), endAt(null)]).toEqual([1_666_667, 1_666_667, 1_666_667]);
});

test("what nobody has placed is split without times, and what was noted stays with the first", () => {
  const done = splitSegment(said({ startUs: null, endUs: null }), { caret: 5, atUs: 7 });
  expect(done).toEqual({
    ok: true,
    value: [
      said({ text: "come", startUs: null, endUs: null }),
      said({ text: "here now", startUs: null, endUs: null, note: null }),
    ],
  });
});

test.each([
  ["before all words", said(), 0],
  ["behind all words", said(), 13],
  ["in spaces at the end", said({ text: "come   " }), 5],
  ["in one microsecond", said({ endUs: us(1_000_001) }), 5],
])("nothing is split %s", (_, one, caret) =>
  expect(splitSegment(one, { caret, atUs: null })).toMatchObject({ refusal: { code: "nothing-to-split" } }),
);

test.each<[string, Partial<SegmentSaid>, number]>([
  ["of another language", { language: "uk" }, 0],
  ["of another speaker", { speaker: { kind: "off-screen" } }, 0],
  ["of a speaker who is known, where the other’s is not", { speaker: { kind: "sighting", id: "s1" } }, 0],
  ["that are translated", {}, 1],
])("words %s are not joined to these", (_, more, translations) =>
  expect(joinSegments(said(), said(more), { translations })).toMatchObject({
    refusal: { code: "not-to-join" },
  }),
);

const joinedSpan = (a: Partial<SegmentSaid>, b: Partial<SegmentSaid>) => {
  const done = joinSegments(said(a), said(b), { translations: 0 });
  return done.ok ? [done.value.startUs, done.value.endUs, done.value.note] : null;
};

test("joined, it has the span of both, or of the one that has its times, and both notes", () => {
  const none = { startUs: null, endUs: null, note: null };
  expect(joinedSpan({}, { startUs: us(4), endUs: us(5_000_000), note: "far" })).toEqual([
    4,
    5_000_000,
    "loud\n\nfar",
  ]);
  expect(joinedSpan(none, {})).toEqual([1_000_000, 3_000_000, "loud"]);
  expect(joinedSpan({}, none)).toEqual([1_000_000, 3_000_000, "loud"]);
  expect(joinedSpan(none, none)).toEqual([null, null, null]);
});
