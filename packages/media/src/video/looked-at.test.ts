// Tests of what inspecting a video tells beside its hashes: sound, strip, bars, and how the answer was come by.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hammingDistance } from "@sightline/match";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { fingerprint, inspect } from "../inspect.ts";
import { isRefusal } from "../refusal.ts";
import { ffmpeg, scratchFolder } from "../testing/drawn.ts";

const scene = ["-f", "lavfi", "-i", "testsrc2=size=320x240:rate=25:duration=3"];
const h264 = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-pix_fmt", "yuv420p"];

async function inspected(file: string, outDir: string) {
  const answer = await inspect(file, { outDir });
  if (isRefusal(answer)) throw new Error(`refused: ${answer.code} ${answer.detail ?? ""}`);
  return answer;
}

describe("a video", () => {
  test("shows where its sound is loud, on the clock of its frames", async () => {
    const folder = scratchFolder();
    const file = join(folder, "a.mkv");
    const beep = "sine=frequency=440:duration=3,volume=enable='between(t,1,2)':volume=0:eval=frame,adelay=0";
    await ffmpeg([
      ...scene,
      "-f",
      "lavfi",
      "-i",
      beep,
      ...h264,
      "-c:a",
      "flac",
      "-output_ts_offset",
      "4",
      file,
    ]);
    const { wave, header } = await inspected(file, folder);
    const at = (us: number) => wave?.highs[Math.floor((us - (wave?.fromUs ?? 0)) / (wave?.stepUs ?? 1))] ?? 0;
    expect(header.ptsUs[0]).toBeGreaterThanOrEqual(4_000_000);
    expect([at(4_500_000) > 5, at(5_500_000), at(6_500_000) > 5]).toEqual([true, 0, true]);
  });

  test("whose sound nobody can decode keeps every frame, and says so", async () => {
    const folder = scratchFolder();
    const file = join(folder, "a.mov");
    const hum = ["-f", "lavfi", "-i", "sine=duration=3"];
    await ffmpeg([...scene, ...hum, ...h264, "-c:a", "alac", file]);
    const whole = await inspected(file, folder);
    const bytes = await readFile(file);
    // A name that no decoder answers to.
    for (let at = bytes.indexOf("alac"); at !== -1; at = bytes.indexOf("alac"))
      bytes.write("zzzz", at, "latin1");
    const broken = join(folder, "b.mov");
    await writeFile(broken, bytes);
    const mute = await inspected(broken, folder);
    expect(mute.fingerprint).toEqual(whole.fingerprint);
    expect([whole.wave === null, mute.wave]).toEqual([false, null]);
    expect(mute.decode.refused).toEqual(["no decoder for its sound"]);
  });

  test("has a strip of tiles in its displayed shape", async () => {
    const folder = scratchFolder();
    const file = join(folder, "a.mp4");
    await ffmpeg([...scene, ...h264, "-vf", "scale=180:320,setsar=1", file]);
    const { strip, header } = await inspected(file, folder);
    if (strip === null) throw new Error("expected a strip, got none");
    expect(strip).toMatchObject({ name: "strip", tileWidth: 90, tileHeight: 160 });
    expect(strip.ptsUs.every((time) => header.ptsUs.includes(time))).toBe(true);
    const { width, height } = await sharp(strip.file).metadata();
    expect([width, height]).toEqual([strip.width, strip.height]);
    expect(width).toBe(90 * strip.columns);
    expect((await readFile(strip.file)).includes("Lav")).toBe(false);
  });

  test("between bars is hashed like its original, in either shape", async () => {
    const folder = scratchFolder();
    const original = join(folder, "a.mp4");
    await ffmpeg([...scene, ...h264, original]);
    const whole = await fingerprint(original);
    if (isRefusal(whole)) throw new Error(`refused: ${whole.code}`);
    expect(whole.fingerprint.trimmed).toBeNull();
    for (const pad of ["pad=428:240:54:0:black", "scale=240:180,pad=240:428:0:124:0x204080"]) {
      const file = join(folder, "barred.mp4");
      await ffmpeg(["-i", original, ...h264, "-crf", "30", "-vf", pad, file]);
      const barred = await fingerprint(file);
      if (isRefusal(barred)) throw new Error(`refused: ${barred.code}`);
      const trimmed = barred.fingerprint.trimmed?.hashes ?? new Uint8Array();
      const distances = whole.header.ptsUs.map((_, n) =>
        hammingDistance(
          trimmed.subarray(n * 32, n * 32 + 32),
          whole.fingerprint.hashes.subarray(n * 32, n * 32 + 32),
        ),
      );
      expect(Math.max(...distances)).toBeLessThanOrEqual(31);
    }
  });

  test("is known again mirrored or turned, frame by frame, also between bars", async () => {
    const folder = scratchFolder();
    const [original, changed] = [join(folder, "a.mp4"), join(folder, "changed.mp4")];
    await ffmpeg([...scene, ...h264, original]);
    const whole = await fingerprint(original);
    if (isRefusal(whole)) throw new Error(`refused: ${whole.code}`);
    const ways = [
      ["transpose=clock", 1],
      ["hflip,vflip", 2],
      ["hflip", 4],
      ["hflip,pad=iw:ih+80:0:40", 4],
    ] as const;
    for (const [filter, way] of ways) {
      await ffmpeg(["-i", original, ...h264, "-crf", "26", "-vf", filter, changed]);
      const copy = await fingerprint(changed);
      if (isRefusal(copy)) throw new Error(`refused: ${copy.code}`);
      const { variants } = whole.fingerprint;
      const { hashes } = copy.fingerprint.trimmed ?? copy.fingerprint;
      const distances = whole.header.ptsUs.map((_, n) => {
        const turned = variants?.subarray((n * 8 + way) * 32, (n * 8 + way + 1) * 32) ?? new Uint8Array(32);
        return hammingDistance(turned, hashes.subarray(n * 32, n * 32 + 32));
      });
      expect([filter, Math.max(...distances) <= 20]).toEqual([filter, true]);
    }
  });

  test("is put on record with the command that decoded it, without its place, and what was left out", async () => {
    const folder = scratchFolder();
    const file = join(folder, "secret-name.mkv");
    const sounds = ["-f", "lavfi", "-i", "sine=duration=3", "-map", "0", "-map", "1", "-map", "1"];
    await ffmpeg([...scene, ...sounds, ...h264, "-c:a", "flac", file]);
    const { decode } = await inspected(file, folder);
    expect(decode.command[0]).toBe("ffmpeg");
    expect(decode.command).toContain("original");
    expect(JSON.stringify(decode)).not.toContain("secret-name");
    expect(decode.refused).toEqual(["not looked at: 1 further audio track(s)"]);
  });
});
