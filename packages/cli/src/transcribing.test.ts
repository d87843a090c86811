// Transcripts on the command line: subtitles in and out, segments placed by hand, a translation and its second reader.
import { readFile, writeFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { annsDesk, because, type Written } from "./testing/anns-desk.ts";
import { jsonLines } from "./testing/command.ts";

const { at, here, desk, collect, wrote, refused } = annsDesk("transcribing");

const BROKEN = `WEBVTT

1
00:00:00.100 --> 00:00:00.200 align:start
<v Guard><i>Стій!</i></v>

2
00:00:00.300 --> 00:00:00.200
back in time

00:00:00.3005 --> 00:00:00.400
Руки

00:09:00.000 --> 00:09:01.000
after the end
`;

type Segment = { id: string; startUs: number | null; text: string; version: number; translations: object[] };
type Shown = { sha256: string; heard: { startUs: number; endUs: number }; segments: Segment[] };
const shown = async (): Promise<Shown> =>
  JSON.parse(await desk("transcript", "show", "film.mp4", "--json")) as Shown;
const bring = (...args: string[]) =>
  here("--as", "ann", "transcript", "import", "film.mp4", at("in.vtt"), "--language", "uk", ...args);

beforeAll(async () => {
  await collect();
  await writeFile(at("in.vtt"), BROKEN);
});

test("what can be read of a broken file comes in at once, each bad cue is listed by its line, and only once", async () => {
  const dry = await bring("--dry-run");
  expect([dry.code, (await shown()).segments]).toEqual([1, []]);
  const { code, stdout, stderr } = await bring();
  expect(code).toBe(1);
  expect(stdout).toBe("2 segments written, 0 cues there already, 2 refused.");
  expect(stderr).toContain(
    "line 8: It ends before it begins: 00:00:00.200 is before 00:00:00.300. (refused)",
  );
  expect(stderr).toContain("line 11: The times are not written as in WebVTT");
  expect(stderr).toContain("line 14: It begins after the film has ended. (refused)");
  const again = await bring("--json");
  expect(jsonLines(again.stdout).at(-1)).toMatchObject({ segments: 0, unchanged: 2, refused: 2 });
  const { heard, segments } = await shown();
  expect(segments.map(({ startUs, text }) => [startUs, text])).toEqual([
    [heard.startUs + 100_000, "Стій!"],
    [heard.startUs + 300_500, "Руки"],
  ]);
});

test("what came in goes out as it was, and what went out brings nothing new", async () => {
  const vtt = await desk("transcript", "export", "film.mp4");
  expect(vtt).toContain("1\n00:00:00.100 --> 00:00:00.200 align:start\n<v Guard><i>Стій!</i></v>\n");
  expect(vtt).toContain('NOTE sightline {"startUs":300500}\n\n00:00:00.300 --> 00:00:00.400\nРуки');
  for (const [file, text] of [
    ["out.vtt", vtt],
    ["out.srt", await desk("transcript", "export", "film.mp4", "--format", "srt")],
  ] as const) {
    await writeFile(at(file), text);
    const language = file === "out.srt" ? ["--language", "uk"] : [];
    const { code, stdout } = await here("transcript", "import", "film.mp4", at(file), "--json", ...language);
    expect([file, code, stdout]).toEqual([file, 0, stdout]);
    expect(jsonLines(stdout).at(-1)).toMatchObject({ segments: 0, unchanged: 2 });
  }
  expect(await readFile(at("out.srt"), "utf8")).toContain("00:00:00,300 --> 00:00:00,400 sightline");
});

test("a segment without times waits to be placed, is placed by hand, and is withdrawn with a reason", async () => {
  const state = ["segment", "state", "w1", "--text", "так", "--language", "uk"];
  expect(await refused(...state, "--item", "a.jpg")).toBe("no-transcript");
  expect(
    await refused("segment", "state", "w1", "--text", "так", "--language", "u_k", "--item", "film.mp4"),
  ).toBe("wrong-shape");
  await wrote(...state, "--item", "film.mp4", "--speaker", "off-screen");
  expect((await shown()).segments.at(-1)).toMatchObject({ id: "w1", startUs: null });
  const { stderr } = await here("transcript", "export", "film.mp4");
  expect(stderr).toContain("1 segment left out");
  expect(await refused("segment", "correct", "w1", "--from", "0")).toBe("segment-half-placed");
  await wrote("segment", "correct", "w1", "--from", "0", "--to", "50000");
  expect((await shown()).segments[0]).toMatchObject({
    id: "w1",
    endUs: 50_000,
    speaker: { kind: "off-screen" },
  });
  await wrote("segment", "withdraw", "w1", ...because);
  expect((await shown()).segments).toHaveLength(2);
});

test("a translation is read by a second member, goes out as its language, and is of other words once they change", async () => {
  const [{ id = "" } = {}] = (await shown()).segments;
  await wrote("translation", "state", "l1", "--segment", id, "--language", "en", "--text", "Stop!");
  await wrote("translation", "correct", "l1", "--text", "Halt!", "--translator", "Maria Hill");
  expect(await refused("translation", "review", "l1")).toBe("second-member-needed");
  const reviewed = JSON.parse(await desk("translation", "review", "l1", "--json")) as Written[];
  expect(reviewed).toMatchObject([{ verb: "translation.review", subject: "l1" }]);
  const told = await desk("transcript", "show", "film.mp4");
  expect(told).toContain("l1: en, by Maria Hill, second reader");
  const english = await here("transcript", "export", "film.mp4", "--language", "EN");
  expect(english.stdout).toContain("<v Guard>Halt!");
  expect(english.stderr).toContain("1 segment left out");
  const rewritten = await wrote("segment", "correct", id, "--text", "Стояти!");
  expect(rewritten.map(({ verb }) => verb)).toEqual(["segment.correct", "translation.withdraw"]);
  expect(await desk("transcript", "show", "film.mp4")).toContain("by Maria Hill, of other words: Halt!");
  await wrote("translation", "withdraw", "l1", ...because);
  expect((await shown()).segments.flatMap(({ translations }) => translations)).toEqual([]);
});
