// Tests of grey frames: the asked instants and no others, upright, from videos and photos.
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { fingerprint } from "../inspect.ts";
import { isRefusal } from "../refusal.ts";
import { drawVideo, scratchFolder } from "../testing/drawn.ts";
import { type Shown, greyFrames } from "./grey-frames.ts";
import type { GreyFrame } from "./grey.ts";

async function shown(path: string): Promise<Shown> {
  const made = await fingerprint(path);
  if (isRefusal(made)) throw new Error(made.sentence);
  return { path, header: made.header };
}

async function framesOf(item: Shown, atUs: readonly number[]): Promise<GreyFrame[]> {
  const frames = await greyFrames(item, { atUs, longest: 160 });
  if (isRefusal(frames)) throw new Error(`${frames.code} ${frames.detail}`);
  return frames;
}

/** The number that a drawn frame shows (see drawCounter). */
function numberIn({ width, height, pixels }: GreyFrame): number {
  let number = 0;
  for (let cell = 0; cell < 16; cell++) {
    const x = Math.floor(((cell % 8) + 0.5) * (width / 8));
    const y = Math.floor(height * (cell < 8 ? 0.25 : 0.75));
    number = number * 2 + ((pixels[y * width + x] ?? 0) > 127 ? 1 : 0);
  }
  return number;
}

async function counterVideo(): Promise<Shown> {
  const file = join(scratchFolder(), "counter.mp4");
  const numbers = Array.from({ length: 60 }, (_, i) => 1000 + i * 37);
  await drawVideo({ file, numbers, rate: "30000/1001", as: ["-c:v", "libx264", "-pix_fmt", "yuv420p"] });
  return shown(file);
}

describe("grey frames", () => {
  test("of a video are exactly those asked for, in order of time, each once", async () => {
    const video = await counterVideo();
    const wanted = [41, 3, 3, 59, 0];
    const frames = await framesOf(
      video,
      wanted.map((i) => video.header.ptsUs[i] ?? -1),
    );
    expect(frames.map(numberIn)).toEqual([0, 3, 41, 59].map((i) => 1000 + i * 37));
    expect(frames.map(({ atUs }) => atUs)).toEqual([0, 3, 41, 59].map((i) => video.header.ptsUs[i]));
  });

  test("that are kept while a video is decoded are those of their times, half a second apart", async () => {
    const { path, header } = await counterVideo();
    const made = await fingerprint(path, { keyFrames: true });
    if (isRefusal(made)) throw new Error(made.sentence);
    expect(made.keyFrames.map(({ width, height }) => [width, height])).toEqual(
      made.keyFrames.map(() => [header.width, header.height]),
    );
    const at = made.keyFrames.map(({ atUs }) => header.ptsUs.indexOf(atUs));
    expect(at).toEqual([0, 15, 30, 45]);
    expect(made.keyFrames.map(numberIn)).toEqual(at.map((i) => 1000 + i * 37));
    expect((await fingerprint(path)) as object).toMatchObject({
      keyFrames: [],
      fingerprint: made.fingerprint,
    });
  });

  test("at a time that is not listed are refused", async () => {
    const video = await counterVideo();
    for (const atUs of [[5], [], [Number.NaN]])
      expect(await greyFrames(video, { atUs, longest: 160 })).toMatchObject({ code: "no-such-frame" });
  });

  test("of a photo are upright and no larger than asked", async () => {
    const path = join(scratchFolder(), "photo.jpg");
    const left = { create: { width: 200, height: 400, channels: 3 as const, background: "#ffffff" } };
    await sharp({ create: { width: 400, height: 400, channels: 3, background: "#000000" } })
      .composite([{ input: left, left: 0, top: 0 }])
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toFile(path);
    const [frame] = await framesOf(await shown(path), [0]);
    expect([frame?.width, frame?.height]).toEqual([160, 160]);
    // Turned clockwise by a quarter, the white left half is on top.
    expect(frame?.pixels[20 * 160 + 140]).toBeGreaterThan(240);
    expect(frame?.pixels[140 * 160 + 20]).toBeLessThan(15);
  });
});
