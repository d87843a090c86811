// Subtitles in and out: what real and broken files say is read as far as it can be, and what is written comes back as it was.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SEED } from "../testing/any-change.ts";
import type { Cue } from "./cues.ts";
import { readSrt, readSubtitles, writeSrt } from "./srt.ts";
import { readVtt, writeVtt } from "./vtt.ts";

const runs = { seed: SEED, numRuns: 1500 };
const bare = ({ line: _, ...cue }: Cue & { line: number }): Cue => cue;
const cuesOf = (read: { cues: readonly (Cue & { line: number })[] }) => read.cues.map(bare);
const cue = (startUs: number, endUs: number, text: string, more: Partial<Cue> = {}): Cue => ({
  startUs,
  endUs,
  text,
  voice: null,
  id: null,
  settings: null,
  markup: null,
  note: null,
  ...more,
});

const vtt = (body: string) => readVtt(`WEBVTT\n\n${body}`);
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

describe("what real files say", () => {
  test.each([
    ["hours left out", vtt("00:01.000 --> 00:02.000\nhi"), 0],
    ["no fraction", vtt("00:00:01 --> 00:00:02\nhi"), 1],
    ["a comma", vtt("00:00:01,000 --> 00:00:02,000\nhi"), 1],
    ["no spaces", vtt("00:00:01.000-->00:00:02.000\nhi"), 1],
    ["a short arrow", vtt("00:00:01.000 -> 00:00:02.000\nhi"), 1],
    ["an arrow of one letter", vtt("00:00:01.000 → 00:00:02.000\nhi"), 1],
    ["spaces within", vtt("00: 00: 01. 000 --> 00: 00: 02. 000\nhi"), 1],
    ["one digit of hours", readSrt("1\n0:00:01,0 --> 0:00:02,0\nhi"), 1],
    ["points in SRT", readSrt("1\n00:00:01.000 --> 00:00:02.000\nhi"), 1],
    ["no number in SRT", readSrt("00:00:01,000 --> 00:00:02,000\nhi"), 0],
    ["a BOM and CRLF", readSrt("\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\nhi\r\n\r\n"), 0],
    ["CR alone", readSrt("1\r00:00:01,000 --> 00:00:02,000\rhi\r\r"), 0],
    ["no head", readVtt("00:00:01.000 --> 00:00:02.000\nhi"), 1],
    ["no blank line after the head", readVtt("WEBVTT\n00:00:01.000 --> 00:00:02.000\nhi"), 1],
  ])("is read with %s", (_, read, mended) => {
    expect(cuesOf(read)).toEqual([cue(1_000_000, 2_000_000, "hi")]);
    expect(read.findings.map(({ kind }) => kind)).toEqual(Array.from({ length: mended }, () => "mended"));
  });

  test("times are read to the microsecond, and what is finer is told", () => {
    const { cues, findings } = readVtt("WEBVTT\n\n0:0:1.000001 --> 0:0:2.0000019\nhi");
    expect(cues).toMatchObject([{ startUs: 1_000_001, endUs: 2_000_001, line: 3 }]);
    expect(findings.map(({ line, says }) => `${line}: ${says}`)).toEqual([
      "3: The times are not written as in WebVTT; they are read as 00:00:01.000001 to 00:00:02.000001.",
      "3: A time is finer than a microsecond; it is cut there.",
    ]);
  });

  test.each([
    ["00:00:05.000 --> 00:00:03.000", "It ends before it begins: 00:00:03.000 is before 00:00:05.000."],
    ["00:00:05.000 --> 00:00:05.000", "It ends when it begins."],
    ["00:00:05.000 -->", "One of its two times is missing."],
    ["--> 00:00:05.000", "One of its two times is missing."],
    ["00:00:05.000 00:00:06.000", "It has no arrow (-->) between two times."],
    ["00:75:00.000 --> 00:76:00.000", "“00:75:00.000” is no time: minutes and seconds end at 59."],
    ["-00:00:05.000 --> 00:00:06.000", "“-00:00:05.000” is no time."],
    ["00:00:05:100 --> 00:00:06:100", "“00:00:05:100” is no time."],
    ["9999999:00:05.000 --> 9999999:00:06.000", "“9999999:00:05.000” is later than any film."],
  ])("a cue of %s is listed by its line, and those around it are read", (times, says) => {
    const read = readVtt(
      `WEBVTT\n\n00:01.000 --> 00:02.000\nbefore\n\nx\n${times}\nbad\n\n00:09.000 --> 00:10.000\nafter`,
    );
    expect(read.cues.map(({ text }) => text)).toEqual(["before", "after"]);
    expect(read.findings).toEqual([{ line: 7, kind: "refused", says }]);
  });

  test("voices, entities and tags are read as words, and come out again as they stood", () => {
    const body =
      "NOTE about\n\nNOTE two\nlines\n\nx 1\n00:01.000 --> 00:02.000 position:10%\n<v.loud Ann &amp; Bo><i>Run</i> &lt;now&gt;&#33;</v>";
    const read = vtt(body);
    expect(cuesOf(read)).toEqual([
      cue(1_000_000, 2_000_000, "Run <now>!", {
        voice: "Ann & Bo",
        id: "x 1",
        settings: "position:10%",
        markup: "<v.loud Ann &amp; Bo><i>Run</i> &lt;now&gt;&#33;</v>",
        note: "about\n\ntwo\nlines",
      }),
    ]);
    expect(read.findings).toEqual([]);
    expect(writeVtt(cuesOf(read))).toContain("<v.loud Ann &amp; Bo><i>Run</i> &lt;now&gt;&#33;</v>\n");
    const reworded = cuesOf(read).map((one) => ({ ...one, text: "Run" }));
    expect(cuesOf(readVtt(writeVtt(reworded)))).toEqual(reworded);
    const two = vtt("00:01.000 --> 00:02.000\n<v Ann>Go!</v>\n<v Bo>No.</v>");
    expect(two).toMatchObject({ cues: [{ text: "Go!\nNo.", voice: null }], findings: [{ line: 3 }] });
  });

  test("what is no cue is listed, and so is what no file of text holds", () => {
    const read = readVtt(
      "WEBVTT - film\nKind: captions\nLanguage: uk\n\nSTYLE\n::cue { color: red }\n\nstray\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\na\0b\n\nNOTE end",
    );
    expect(read.cues).toEqual([]);
    expect(read.language).toBe("uk");
    expect(read.findings.map(({ line, kind }) => [line, kind])).toEqual([
      [1, "left out"],
      [2, "left out"],
      [5, "left out"],
      [8, "refused"],
      [10, "refused"],
      [12, "refused"],
      [15, "left out"],
    ]);
    expect(readSrt("1\n00:00:01,000 --> 00:00:02,000\nx\ud800").findings).toMatchObject([
      { line: 2, says: expect.stringContaining("half of a character") },
    ]);
  });

  test("in SRT a blank line among the words of a cue is one of its lines, and a missing one ends it", () => {
    const read = readSrt(
      "1\n00:00:01,000 --> 00:00:02,000\none\n\ntwo\n \n2\n00:00:03,000 --> 00:00:04,000\n<i>three</i>\n3\n00:00:05,000 --> 00:00:06,000\nfour\n\n4\n",
    );
    expect(read.cues.map(({ text }) => text)).toEqual(["one\n\ntwo", "three", "four"]);
    expect(read.findings.map(({ line, kind }) => [line, kind])).toEqual([
      [5, "mended"],
      [11, "mended"],
      [14, "refused"],
    ]);
  });

  test("either is told from the other by how it begins", () => {
    expect(readSubtitles("\uFEFF\nWEBVTT\n\n00:01.000 --> 00:02.000\na &amp; b").cues[0]?.text).toBe("a & b");
    expect(readSubtitles("1\n00:00:01,000 --> 00:00:02,000\na &amp; b").cues[0]?.text).toBe("a &amp; b");
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
