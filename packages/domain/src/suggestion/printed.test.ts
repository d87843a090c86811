// What programs print: plain WebVTT and lines are taken as they stand; of anything else nothing is.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeSchema } from "../journal/entry.ts";
import { linesFor, readLines, readSpoken } from "./printed.ts";
import { suggestionSchema, takenAs } from "./suggestion.ts";

const HEARD = { startUs: 500_000, endUs: 10_500_000 };
const vtt = (...cues: string[]): string => `WEBVTT\n\n${cues.join("\n\n")}\n`;
const codeOf = (printed: string): string | null => {
  const read = readSpoken(printed, HEARD, null);
  return read.ok ? null : read.refusal.code;
};

test("WebVTT is read from the first instant of the film, cut at its end, in the language that the member or the file names", () => {
  const printed = "WEBVTT\nLanguage: uk\n\n00:01.000 --> 00:02.000\nСтій\n\n00:09.000 --> 00:10.900\nХоди\n";
  const read = readSpoken(printed, HEARD, null);
  expect(read.ok && read.value).toEqual({
    language: "uk",
    segments: [
      { startUs: 1_500_000, endUs: 2_500_000, text: "Стій" },
      { startUs: 9_500_000, endUs: 10_500_000, text: "Ходи" },
    ],
  });
  const named = readSpoken(printed, HEARD, "ru");
  expect(named.ok && named.value.language).toBe("ru");
  const none = readSpoken("WEBVTT\n", HEARD, null);
  expect(none.ok && none.value).toEqual({ language: "und", segments: [] });
});

describe("nothing is taken of", () => {
  test.each([
    ["what does not begin as WebVTT", "00:01.000 --> 00:02.000\nback", "program-not-subtitles"],
    ["a log before it", `loading model\n${vtt("00:01.000 --> 00:02.000\nback")}`, "program-not-subtitles"],
    ["nothing at all", "", "program-not-subtitles"],
    ["a cue that ends before it begins", vtt("00:02.000 --> 00:01.000\nback"), "program-not-subtitles"],
    ["words under no times", vtt("00:01.000 --> 00:02.000\nback", "and more"), "program-not-subtitles"],
    [
      "a cue after the film",
      vtt("00:01.000 --> 00:02.000\nin", "00:10.000 --> 00:10.500\nout"),
      "program-times",
    ],
    ["a cue far beyond its end", vtt("00:09.000 --> 00:11.001\nout"), "program-times"],
    ["what steers a terminal", vtt("00:01.000 --> 00:02.000\n\u001B[31mback"), "program-not-text"],
    ["what turns other text round", vtt("00:01.000 --> 00:02.000\nback\u202Ekcab"), "program-not-text"],
    ["a NUL", vtt("00:01.000 --> 00:02.000\nba\0ck"), "program-not-text"],
    [
      "more words than a segment has",
      vtt(`00:01.000 --> 00:02.000\n${"a".repeat(10_001)}`),
      "program-not-text",
    ],
  ])("%s", (_, printed, code) => {
    expect(codeOf(printed)).toBe(code);
  });
});

test("whatever is printed, what is taken lies inside the film, has words, and can be stated as it stands", () => {
  const clock = fc.nat({ max: 12_000 }).map((ms) => new Date(ms).toISOString().slice(14, 23));
  const cue = fc
    .tuple(clock, clock, fc.string({ unit: "grapheme", maxLength: 12 }))
    .map(([a, b, text]) => `${a} --> ${b}\n${text}`);
  const printed = fc.oneof(
    fc.array(cue, { maxLength: 4 }).map((cues) => vtt(...cues)),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(printed, (text) => {
      const read = readSpoken(text, HEARD, null);
      if (!read.ok) return;
      for (const [n, one] of read.value.segments.entries()) {
        expect(one.startUs).toBeGreaterThanOrEqual(HEARD.startUs);
        expect(one.endUs).toBeLessThanOrEqual(HEARD.endUs);
        const said = { kind: "speech", id: `p-${n}`, language: read.value.language, ...one };
        const change = takenAs("film", suggestionSchema.parse(said));
        expect(changeSchema.safeParse(change).success).toBe(true);
      }
    }),
    { seed: 75, numRuns: 500 },
  );
});

test("a translation is given and read line by line: as many as were given, and an empty one suggests nothing", () => {
  const segments = [{ text: "Стій\nтут" }, { text: "Ходи" }, { text: "так" }];
  expect(linesFor(segments)).toBe("Стій тут\nХоди\nтак\n");
  const read = readLines("Stop here\r\n\r\nyes\r\n", 3);
  expect(read.ok && read.value).toEqual(["Stop here", null, "yes"]);
  for (const printed of ["", "Stop here\nCome\n", "a\nb\nc\nd\n"]) {
    const refused = readLines(printed, 3);
    expect(refused.ok ? null : refused.refusal.code).toBe("program-lines");
  }
  const long = readLines(`a\n${"b".repeat(10_001)}\nc\n`, 3);
  expect(long.ok ? null : long.refusal.code).toBe("program-not-text");
});

test("any lines of words come back as they went out", () => {
  const words = fc
    .string({ unit: "grapheme-ascii", minLength: 1, maxLength: 30 })
    .filter((text) => text.trim() !== "");
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), (texts) => {
      const read = readLines(linesFor(texts.map((text) => ({ text }))), texts.length);
      expect(read.ok && read.value).toEqual(texts.map((text) => text.split(/\s+/).filter(Boolean).join(" ")));
    }),
    { seed: 76, numRuns: 300 },
  );
});
