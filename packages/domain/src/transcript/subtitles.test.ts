// Subtitles in and out: what real and broken files say is read as far as it can be, and what is written comes back as it was.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SEED } from "../testing/any-change.ts";
import { cue, cuesOf } from "../testing/cues.ts";
import type { Cue } from "./cues.ts";
import { readSrt, writeSrt } from "./srt.ts";
import { readVtt, writeVtt } from "./vtt.ts";

const runs = { seed: SEED, numRuns: 1500 };
const clock = (s: number, end: string) => `00:00:${String(s).padStart(2, "0")}${end}`;

/** What ends a cue, begins one, or is taken for something else where a writer does not look. */
const oddPiece = fc.constantFrom(
  "-->",
  "00:00:01.000 --> 00:00:02.000",
  "00:00:01,000 → 00:00:02,000",
  "\n\n",
  "\n",
  "\r",
  "\r\n",
  " ",
  "\t",
  "12",
  "NOTE x",
  "NOTE sightline {}",
  'sightline {"text":"b"}',
  "STYLE",
  "WEBVTT",
  "<v Bob>",
  "</i><b>",
  "<00:00:01.000>",
  "{\\an8}",
  "&amp;",
  "&#0;",
  "&nbsp",
  "ґанок 🙂",
  "שלום",
  "\u2028",
  "\u00a0",
  "\uFEFF",
  "- ",
);
const oddText = fc.array(
  fc.oneof({ weight: 2, arbitrary: oddPiece }, fc.string({ maxLength: 5, unit: "grapheme" })),
  {
    maxLength: 6,
  },
);
const odd = oddText.map((pieces) => pieces.join("").toWellFormed().replaceAll("\0", ""));
const said = odd.filter((text) => text.trim() !== "");
const anyCue = fc
  .record({
    startUs: fc.oneof(fc.nat(10_000), fc.nat(10 ** 10), fc.constant(0)),
    longUs: fc.oneof(fc.integer({ min: 1, max: 1500 }), fc.integer({ min: 1, max: 10 ** 9 })),
    text: said,
    voice: fc.option(odd),
    id: fc.option(odd),
    settings: fc.option(fc.oneof(odd, fc.constant("align:start line:0%"))),
    markup: fc.option(odd),
    note: fc.option(odd),
  })
  .map(({ longUs, ...rest }): Cue => ({ ...rest, endUs: rest.startUs + longUs }));

describe("what is written comes back", () => {
  test("as WebVTT, to the microsecond and to the letter, whatever the words hold", () => {
    fc.assert(
      fc.property(fc.array(anyCue, { maxLength: 5 }), (cues) => {
        const read = readVtt(writeVtt(cues, "uk"));
        expect(cuesOf(read)).toEqual(cues);
        expect(read.language).toBe("uk");
        expect(read.findings.filter(({ kind }) => kind === "refused")).toEqual([]);
      }),
      runs,
    );
  });

  test("as SRT, but for what cues are called by number", () => {
    const named = anyCue.map((one) => ({ ...one, id: /^\s*\d+\s*$/.test(one.id ?? "") ? null : one.id }));
    fc.assert(
      fc.property(fc.array(named, { maxLength: 5 }), (cues) => {
        expect(cuesOf(readSrt(writeSrt(cues)))).toEqual(cues);
      }),
      runs,
    );
  });

  test("plainly, where the format holds it all: nothing of ours stands in such a file", () => {
    const cues = [
      cue(1_000_000, 2_500_000, "Who goes there?\nHalt!", { voice: "Guard 1" }),
      cue(3_000_000, 4_000_000, "a < b & c", { id: "x", settings: "align:start", note: "by the gate" }),
    ];
    expect(writeVtt(cues)).toBe(
      "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<v Guard 1>Who goes there?\nHalt!\n\n" +
        "NOTE by the gate\n\nx\n00:00:03.000 --> 00:00:04.000 align:start\na &lt; b &amp; c\n",
    );
    expect(writeSrt([cue(1_000_000, 2_500_000, "Halt!")])).toBe("1\n00:00:01,000 --> 00:00:02,500\nHalt!\n");
  });

  test("a time that is no millisecond stands in a comment, and in milliseconds that hold it for others", () => {
    const exact = [cue(1_000_001, 1_000_002, "now")];
    expect(writeVtt(exact)).toBe(
      'WEBVTT\n\nNOTE sightline {"startUs":1000001,"endUs":1000002}\n\n00:00:01.000 --> 00:00:01.001\nnow\n',
    );
    expect(writeSrt(exact)).toBe(
      '1\n00:00:01,000 --> 00:00:01,001 sightline {"startUs":1000001,"endUs":1000002}\nnow\n',
    );
  });

  test("what another program changed since is taken as it stands, and so is what a comment of ours makes up", () => {
    const out = writeVtt([cue(1_000_001, 1_900_002, "one\n\ntwo"), cue(5_000_000, 6_000_000, "three")]);
    const moved = readVtt(out.replace("00:00:01.000 -->", "00:00:00.500 -->"));
    expect(cuesOf(moved)[0]).toEqual(cue(500_000, 1_901_000, "one\n\u00a0\ntwo"));
    expect(moved.findings).toEqual([
      { line: 5, kind: "mended", says: expect.stringContaining("Another program changed this cue") },
    ]);
    const lie = 'NOTE sightline {"text":"He did it."}\n\n00:01.000 --> 00:02.000\nI did not.\n';
    expect(cuesOf(readVtt(`WEBVTT\n\n${lie}`))).toEqual([cue(1_000_000, 2_000_000, "I did not.")]);
    for (const broken of ['{"startUs":-1}', "{", '{"other":1}', '{"voice":"\\ud800"}', '{"endUs":0.5}'])
      expect(cuesOf(readVtt(`WEBVTT\n\nNOTE sightline ${broken}\n\n00:01.000 --> 00:02.000\nhi\n`))).toEqual([
        cue(1_000_000, 2_000_000, "hi"),
      ]);
  });
});

/** Eight cues, each with words of its own. */
const file = (point: string, isNumbered: boolean) =>
  Array.from({ length: 8 }, (_, i) => {
    const times = `${clock(3 * i, `${point}000`)} --> ${clock(3 * i + 2, `${point}000`)}`;
    return `${isNumbered ? `${i + 1}\n` : ""}${times}\nword${i} and more${i}\n`;
  }).join("\n");

describe("whatever is done to a file", () => {
  const files = [`WEBVTT\n\n${file(".", false)}`, file(",", true)];
  const noise = fc.constantFrom(
    "-->",
    "\n",
    "\n\n",
    "00:",
    "7",
    " ",
    "<",
    "\0",
    "\ud800",
    ",",
    "-",
    "NOTE ",
    "{",
    "x",
  );
  const change = fc.record({ at: fc.nat(600), gone: fc.nat(30), put: fc.oneof(fc.constant(""), noise) });

  test("nothing is thrown, no cue is made up, and cues that nobody touched are read", () => {
    let hurt = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        (text, changes) => {
          const touched = new Set<number>();
          let now = text;
          let behind = text.length;
          // From the end on, and none into another: each is at its place in the file as it was.
          for (const { at, gone, put } of [...changes].sort((p, q) => q.at - p.at)) {
            const from = Math.min(at, behind);
            const to = Math.min(from + gone, behind);
            for (let i = 0; i < 8; i += 1) {
              const begins = text.indexOf(clock(3 * i, ""));
              if (to >= begins - 5 && from <= text.indexOf(`more${i}`) + 7) touched.add(i);
            }
            now = now.slice(0, from) + put + now.slice(to);
            behind = from;
          }
          hurt += touched.size;
          for (const { cues, findings } of [readVtt(now), readSrt(now)]) {
            const lines = now.split(/\r\n|\r|\n/);
            expect(cues.length).toBeLessThanOrEqual(lines.filter((line) => /->|→/.test(line)).length);
            for (const { line, text: words, startUs, endUs } of cues) {
              expect(lines[line - 1]).toMatch(/\d.*->.*\d/);
              expect(endUs).toBeGreaterThan(startUs);
              for (const word of words.split(/\s+/)) expect(now).toContain(word);
            }
            expect(findings.every(({ line }) => line >= 1 && line <= lines.length)).toBe(true);
            for (let i = 0; i < 8; i += 1) {
              if (touched.has(i)) continue;
              const own = cues.filter(({ text: words }) => words.includes(`word${i} and more${i}`));
              expect(own).toMatchObject([{ startUs: 3_000_000 * i, endUs: 3_000_000 * i + 2_000_000 }]);
            }
          }
        },
      ),
      runs,
    );
    expect(hurt).toBeGreaterThan(1000);
  });

  test("any text at all is read, and what is read is written and read again as the same", () => {
    const any = fc.oneof(
      odd,
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.array(fc.oneof(oddPiece, noise)).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(any, (text) => {
        for (const whole of [text, `WEBVTT\n\n${text}`, `1\n00:00:01,000 --> 00:00:02,000\n${text}`]) {
          const [asVtt, asSrt] = [cuesOf(readVtt(whole)), cuesOf(readSrt(whole))];
          expect(cuesOf(readVtt(writeVtt(asVtt)))).toEqual(asVtt);
          expect(cuesOf(readSrt(writeSrt(asSrt)))).toEqual(asSrt);
          expect(cuesOf(readVtt(writeVtt(asSrt)))).toEqual(asSrt);
        }
      }),
      runs,
    );
  });

  test.each([
    "<v ",
    "<v.",
    "&#",
    "{\\",
    "- ",
    "\n\nx",
    "\nNOTE a\n",
    "\n00:01 --> ",
    "--",
    "00: ",
    " ",
    "\n \n",
    "<font ",
  ])("a long file of %j is read in one go", (piece) => {
    const long = piece.repeat(Math.ceil(300_000 / piece.length));
    for (const read of [readVtt, readSrt])
      expect(read(`1\n00:00:01.000 --> 00:00:02.000\nhi ${long}`).findings.length).toBeGreaterThan(0);
  });
});
