// `sightline match` and `sightline pair` as a person runs them: drawn films, a copy, a clip of the middle, a file that is none.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { command, folderFor, jsonLines, succeed } from "./testing/command.ts";

const folder = folderFor("match");
const films = join(folder, "films");
const dataDir = join(folder, "data");
const at = (name: string): string => join(films, name);
const ffmpeg = (...args: string[]) => promisify(execFile)("ffmpeg", ["-v", "error", "-y", ...args]);
/** Where the clip begins in the long film, which has 15 frames a second. */
const CLIP_US = 2_000_000;
const FRAME_US = 1e6 / 15;

beforeAll(async () => {
  await mkdir(films);
  const drawn = ["-f", "lavfi", "-i", "testsrc2=size=240x180:rate=15:duration=6", "-pix_fmt", "yuv420p"];
  await ffmpeg(...drawn, at("long.mp4"));
  await ffmpeg("-ss", "2", "-i", at("long.mp4"), "-t", "3", "-vf", "hflip", "-crf", "28", at("clip.mp4"));
  await copyFile(at("clip.mp4"), at("copy.mp4"));
  await ffmpeg("-f", "lavfi", "-i", "mandelbrot=size=240x180:rate=15", "-t", "1", at("other.mp4"));
  await writeFile(at("notes.mp4"), "no film");
});

const pairsIn = (stdout: string) =>
  jsonLines(stdout).map(({ a, b, kind }) =>
    [a, b, kind].map((one) => String(one).replace(`${films}/`, "")).join(" "),
  );

describe("files", () => {
  test("are related without a database; what is refused is told, and the rest is matched", async () => {
    const { code, stdout, stderr } = await command(["--data", dataDir, "match", "--json", films]);
    expect(code).toBe(1);
    expect(stderr.trim().split("\n")).toEqual([
      expect.stringMatching(/notes\.mp4: .*\(unsupported-format\)$/),
    ]);
    expect(pairsIn(stdout)).toEqual([
      "clip.mp4 copy.mp4 copy",
      "long.mp4 clip.mp4 clip",
      "long.mp4 copy.mp4 clip",
    ]);
    const [bytes, clip] = jsonLines(stdout);
    expect(bytes).toMatchObject({ relation: "same-recording", share: 1, evidence: { by: "bytes" } });
    expect(clip).toMatchObject({ relation: "same-recording", speed: 1, mirrored: true, turned: 0 });
    expect(Object.keys(clip ?? {})).toEqual(
      "a b relation kind offsetUs speed mirrored turned fromUs toUs share distance evidence".split(" "),
    );
    expect(Math.abs(Number(clip?.["offsetUs"]) - CLIP_US)).toBeLessThanOrEqual(FRAME_US);
    expect(Math.abs(Number(clip?.["fromUs"]) - CLIP_US)).toBeLessThanOrEqual(FRAME_US);
    expect(existsSync(dataDir)).toBe(false);
  });

  test("are told in words, and by the names that were given", async () => {
    const text = await succeed(["match", "clip.mp4", "long.mp4"], { cwd: films });
    expect(text).toMatch(
      /^clip\.mp4 is a clip of long\.mp4 from 0:02\.\d to 0:0(4\.9|5\.0), mirrored \(\d+ % of frames, \d+ bits\)$/,
    );
  });

  test("and an investigation are not matched at once", async () => {
    const { code, stderr } = await command(["match", "--investigation", "x", at("long.mp4")]);
    expect([code, stderr]).toEqual([1, expect.stringContaining("(files-or-investigation)")]);
  });

  test("that are not there are refused", async () => {
    const { code, stderr } = await command(["match", at("nothing.mp4")]);
    expect([code, stderr]).toEqual([1, expect.stringContaining("(unreadable)")]);
  });
});

describe("an investigation", () => {
  test("is matched as it is collected, decided by name, and told with its answers", async () => {
    const here = ["--data", dataDir];
    const names = ["long.mp4", "clip.mp4", "copy.mp4", "other.mp4"].map(at);
    const collected = jsonLines(await succeed([...here, "collect", "--as-new", "--json", ...names]));
    expect(collected.filter((line) => line["event"] === "job" && line["task"] === "match")).toHaveLength(3);
    expect(collected.at(-1)).toMatchObject({ event: "done", undecidedPairs: 2 });
    const before = jsonLines(await succeed([...here, "match", "--json"]));
    expect(before.map((pair) => pair["names"]).flat()).not.toContain("other.mp4");
    expect(before).toHaveLength(2);
    expect(before[0]).toMatchObject({ kind: "copy", decision: null });
    const [clip] = before.slice(1);
    expect(clip).toMatchObject({ kind: "clip", mirrored: true, oneFootage: false });

    const decide = [
      "pair",
      "decide",
      String(clip?.["a"]),
      String(clip?.["b"]),
      "--json",
      "--reason",
      "the fence",
    ];
    const [said] = jsonLines(await succeed([...here, ...decide, "--answer", "same-recording"]));
    expect(said).toMatchObject({
      decision: { answer: "same-recording", by: "owner", reason: "the fence", evidenceChanged: false },
      undecided: 1,
    });
    const ambiguous = await command([
      ...here,
      "pair",
      "decide",
      "nothing.mp4",
      "long.mp4",
      "--answer",
      "different",
    ]);
    expect([ambiguous.code, ambiguous.stderr]).toEqual([1, expect.stringContaining("(no-such-item)")]);
    const decided = jsonLines(await succeed([...here, "pair", "list", "--which", "decided", "--json"]));
    expect(decided).toMatchObject([
      { a: clip?.["a"], oneFootage: true, decision: { answer: "same-recording" } },
    ]);
    expect(await succeed([...here, "pair", "list"])).toContain("(the same bytes)\tundecided");
    const called = [...here, "pair", "decide", "long.mp4", String(clip?.["b"]), "--answer", "compilation"];
    expect((await command(called)).stderr).toMatch(/: long\.mp4 is a compilation, by owner\. 1 left/);
    expect(await succeed([...here, "pair", "list", "--which", "decided"])).toContain(
      "\tlong.mp4 is a compilation by owner",
    );
    await succeed([...here, "pair", "reopen", "long.mp4", String(clip?.["b"])]);
    expect(jsonLines(await succeed([...here, "pair", "list", "--json"]))).toHaveLength(2);
    const [rebuilt] = jsonLines(await succeed([...here, "rebuild", "--json"]));
    expect(rebuilt).toMatchObject({ equal: true });
  });
});
