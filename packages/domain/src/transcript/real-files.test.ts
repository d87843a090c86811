// Files of subtitles of the test corpus, where it lies beside the repository: each is read, and comes back as it was read.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { corpus } from "../../../media/src/testing/corpus.ts";
import type { Cue } from "./cues.ts";
import { readSrt, readSubtitles, writeSrt } from "./srt.ts";
import { readVtt, writeVtt } from "./vtt.ts";

const hostile = corpus("hostile");
const files =
  hostile === undefined
    ? []
    : readdirSync(hostile, { recursive: true, withFileTypes: true })
        .filter(({ name }) => /\.(?:vtt|srt)$/i.test(name))
        .map(({ parentPath, name }) => join(parentPath, name));

const bare = ({ line: _, ...cue }: Cue & { line: number }): Cue => cue;

describe.skipIf(files.length === 0)("hostile subtitles", () => {
  test.each(files)("%s is read, and comes back", (path) => {
    const { cues, findings } = readSubtitles(readFileSync(path, "utf8"));
    const read = cues.map(bare);
    expect(read.length + findings.length).toBeGreaterThan(0);
    expect(readVtt(writeVtt(read)).cues.map(bare)).toEqual(read);
    const unnumbered = read.map((cue) => ({ ...cue, id: null }));
    expect(readSrt(writeSrt(unnumbered)).cues.map(bare)).toEqual(unnumbered);
  });

  test("a script among the words is words and tags, and a cue that goes back in time is listed by its line", () => {
    const path = files.find((one) => one.endsWith("script.vtt"));
    const { cues, findings } = readSubtitles(path === undefined ? "" : readFileSync(path, "utf8"));
    expect(cues).toMatchObject([{ text: "hi", voice: "Bob", startUs: 1_000_000, line: 4 }]);
    expect(findings).toMatchObject([{ line: 8, kind: "refused" }]);
  });
});
