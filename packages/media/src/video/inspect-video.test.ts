// Tests of videos drawn here, each frame carrying its number: real times, turns, stills, damage, limits.
import { readFile, readdir, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fingerprint, inspect } from "../inspect.ts";
import type { Inspected } from "../inspected.ts";
import type { MediaRefusal } from "../refusal.ts";
import { type DrawnVideo, drawVideo, ffmpeg, readCounter, scratchFolder } from "../testing/drawn.ts";
import { stillAt } from "./still-at.ts";

const numbers = (count: number) => Array.from({ length: count }, (_, n) => (n * 2731 + 4097) % 65_536);
const h264 = ["-c:v", "libx264", "-qp", "4", "-pix_fmt", "yuv420p"];

async function draw(name: string, drawn: Omit<DrawnVideo, "file">): Promise<string> {
  const file = join(scratchFolder(), name);
  await drawVideo({ ...drawn, file });
  return file;
}

async function inspected(file: string, limits = {}): Promise<Inspected & { outDir: string }> {
  const outDir = scratchFolder();
  const answer = await inspect(file, { outDir, limits });
  if ("refused" in answer) throw new Error(`refused: ${answer.code} ${answer.detail ?? ""}`);
  return { ...answer, outDir };
}

/** The number shown by the still taken at each listed time. */
async function numbersAt(
  file: string,
  { header, outDir }: { header: Inspected["header"]; outDir: string },
  times: readonly number[],
) {
  const shown: number[] = [];
  for (const ptsUs of times) {
    const still = await stillAt(file, header, ptsUs, { outFile: join(outDir, "asked.jpg") });
    if ("refused" in still) throw new Error(`refused: ${still.code} ${still.detail ?? ""}`);
    shown.push(await readCounter(still.file));
  }
  return shown;
}

describe("inspecting a video", () => {
  test("gives every frame's real time at an odd frame rate, and the frame shown at each", async () => {
    const drawn = numbers(40);
    const file = await draw("a.mp4", { numbers: drawn, rate: "30000/1001", as: h264 });
    const video = await inspected(file);
    expect(video.header).toMatchObject({
      kind: "video",
      format: "mov",
      codec: "h264",
      width: 160,
      height: 96,
      frames: 40,
    });
    expect(video.header.ptsUs).toEqual(drawn.map((_, n) => Math.round((n * 1_001_000_000) / 30_000)));
    expect(video.header.durationUs).toBeCloseTo((40 * 1_001_000) / 30, -2);
    expect(video.fingerprint.hashes).toHaveLength(40 * 32);
    expect(video.decode).toMatchObject({ tool: "ffmpeg", warnings: [] });
    const asked = [0, 1, 17, 38, 39];
    const times = asked.map((n) => video.header.ptsUs[n] ?? -1);
    expect(await numbersAt(file, video, times)).toEqual(asked.map((n) => drawn[n]));
  });

  test("keeps uneven times and a start that is not zero", async () => {
    const drawn = numbers(30);
    const as = [
      "-vf",
      "settb=1/1000,setpts=N*N*7+5000",
      "-fps_mode",
      "passthrough",
      "-enc_time_base",
      "1/1000",
    ];
    const file = await draw("a.mkv", { numbers: drawn, rate: "25", as: [...as, "-c:v", "ffv1"] });
    const video = await inspected(file);
    expect(video.header.ptsUs).toEqual(drawn.map((_, n) => (n * n * 7 + 5000) * 1000));
    const asked = [0, 13, 29];
    expect(
      await numbersAt(
        file,
        video,
        asked.map((n) => video.header.ptsUs[n] ?? -1),
      ),
    ).toEqual(asked.map((n) => drawn[n]));
  });

  test("finds a frame far into a long video, over an index with few key frames", async () => {
    const drawn = numbers(450);
    const file = await draw("a.mp4", { numbers: drawn, rate: "15", as: [...h264, "-g", "200", "-bf", "3"] });
    const video = await inspected(file);
    const asked = [160, 333, 449];
    expect(
      await numbersAt(
        file,
        video,
        asked.map((n) => video.header.ptsUs[n] ?? -1),
      ),
    ).toEqual(asked.map((n) => drawn[n]));
  });

  test.each(["webm", "avi", "ts", "mpg", "flv", "asf", "ogv"])(
    "opens .%s with its own demuxer, frame by frame",
    async (ending) => {
      const codec = {
        webm: "libvpx",
        avi: "mpeg4",
        ts: "libx264",
        mpg: "mpeg2video",
        flv: "flv1",
        asf: "wmv2",
        ogv: "libtheora",
      };
      const as = ["-c:v", codec[ending as keyof typeof codec], "-q:v", "2", "-b:v", "4M", "-bf", "0"];
      const drawn = numbers(26);
      const file = await draw(`a.${ending}`, { numbers: drawn, rate: "25", as });
      const video = await inspected(file);
      expect(video.header.frames).toBe(26);
      const [first = 0] = video.header.ptsUs;
      for (const [n, ptsUs] of video.header.ptsUs.entries()) {
        expect(Math.abs(ptsUs - first - n * 40_000)).toBeLessThanOrEqual(1000);
      }
      const asked = [0, 25];
      expect(
        await numbersAt(
          file,
          video,
          asked.map((n) => video.header.ptsUs[n] ?? -1),
        ),
      ).toEqual(asked.map((n) => drawn[n]));
    },
  );

  test.each([
    [90, "transpose=cclock"],
    [180, "hflip,vflip"],
    [270, "transpose=clock"],
  ])("shows a film held at %i degrees upright, hashing it as stored", async (rotation, filter) => {
    const drawn = numbers(6);
    const stored = await draw("stored.mp4", { numbers: drawn, rate: "25", as: ["-vf", filter, ...h264] });
    const file = join(scratchFolder(), "turned.mp4");
    // This encoder's tag turns anticlockwise.
    await ffmpeg(["-i", stored, "-c", "copy", "-metadata:s:v", `rotate=${360 - rotation}`, file]);
    const video = await inspected(file);
    expect(video.header).toMatchObject({ rotation, mirrored: false, width: 160, height: 96 });
    expect(video.renditions[1]).toMatchObject({ width: 160, height: 96 });
    expect(await readCounter(video.renditions[1]?.file ?? "")).toBe(drawn[0]);
    expect(await numbersAt(file, video, [video.header.ptsUs[4] ?? -1])).toEqual([drawn[4]]);
    expect(video.fingerprint.hashes).toEqual((await inspected(stored)).fingerprint.hashes);
  });

  test("stretches pixels that are not square", async () => {
    const file = await draw("a.mp4", { numbers: numbers(3), rate: "25", as: ["-vf", "setsar=2", ...h264] });
    expect((await inspected(file)).header).toMatchObject({ width: 320, height: 96 });
  });

  test("takes the veil, the thumbnail and the still from the first frame that shows something", async () => {
    const file = await draw("a.mp4", { numbers: [0, 0, 0, 0b1010_1010_0101_0101], rate: "25", as: h264 });
    const { renditions, fingerprint } = await inspected(file);
    expect(fingerprint.qualities[0]).toBe(0);
    expect(renditions.map(({ name, ptsUs }) => [name, ptsUs])).toEqual([
      ["veil", 120_000],
      ["thumbnail", 120_000],
      ["still", 120_000],
    ]);
    expect(await readCounter(renditions[1]?.file ?? "")).toBe(0b1010_1010_0101_0101);
    for (const { file } of renditions) expect((await readFile(file)).includes("Lav")).toBe(false);
  });

  test("keeps the frames before a torn end, and warns", async () => {
    const file = await draw("a.mkv", { numbers: numbers(50), rate: "25", as: ["-c:v", "ffv1"] });
    const whole = await inspected(file);
    const { size } = await stat(file);
    await truncate(file, Math.floor(size * 0.6));
    const torn = await inspected(file);
    expect(torn.header.frames).toBeGreaterThan(15);
    expect(torn.header.frames).toBeLessThan(50);
    expect(torn.header.ptsUs).toEqual(whole.header.ptsUs.slice(0, torn.header.frames));
    expect(torn.decode.warnings.length).toBeGreaterThan(0);
  });

  test("refuses sound alone, too many frames, too long, too large", async () => {
    const outDir = scratchFolder();
    const sound = join(outDir, "sound.mp4");
    await ffmpeg(["-f", "lavfi", "-i", "sine=duration=1", sound]);
    const file = await draw("a.mp4", { numbers: numbers(20), rate: "25", as: h264 });
    const refusals: (readonly [string, object, MediaRefusal["code"]])[] = [
      [sound, {}, "no-video-stream"],
      [file, { frames: 19 }, "too-many-frames"],
      [file, { durationUs: 700_000 }, "too-long"],
      [file, { pixels: 160 * 96 - 1 }, "too-many-pixels"],
      [file, { streams: 0 }, "too-many-streams"],
      [file, { memoryBytes: 60_000_000 }, "out-of-memory"],
      [file, { wallMs: 15 }, "out-of-time"],
    ];
    for (const [path, limits, code] of refusals) {
      expect(await inspect(path, { outDir, limits })).toMatchObject({ refused: true, code });
    }
    expect(await readdir(outDir)).toEqual(["sound.mp4"]);
    expect(await fingerprint(file, { limits: { frames: 20 } })).toMatchObject({ header: { frames: 20 } });
  });

  test("refuses a still at a time that no frame has", async () => {
    const file = await draw("a.mp4", { numbers: numbers(3), rate: "25", as: h264 });
    const { header, outDir } = await inspected(file);
    const asked = await stillAt(file, header, 40_001, { outFile: join(outDir, "asked.jpg") });
    expect(asked).toMatchObject({ refused: true, code: "no-such-frame" });
  });
});
