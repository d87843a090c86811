// What real and broken files of subtitles say, kind by kind: read as far as it can be, and the rest listed by its line.
import { describe, expect, test } from "vitest";
import { cue, cuesOf, vtt } from "../testing/cues.ts";
import { readSrt, readSubtitles } from "./srt.ts";
import { readVtt, writeVtt } from "./vtt.ts";

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
