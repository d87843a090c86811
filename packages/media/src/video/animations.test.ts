// Tests of moving pictures in formats of photos: all of their frames, at their own times, and never one that no viewer shows.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { greyFrames } from "../pixels/grey-frames.ts";
import { inspect } from "../inspect.ts";
import { isRefusal } from "../refusal.ts";
import {
  drawCounter,
  drawVideo,
  drawnHeight,
  drawnWidth,
  ffmpeg,
  readCounter,
  scratchFolder,
} from "../testing/drawn.ts";
import { hugeGif, movingPng, withComment } from "../testing/moving-pictures.ts";
import { makeProxy } from "./make-proxy.ts";
import { stillAt } from "./still-at.ts";

const raw = { width: drawnWidth, height: drawnHeight, channels: 3 as const };
const numbers = [7777, 61_234, 41, 30_303];

async function inspected(file: string, outDir: string) {
  const answer = await inspect(file, { outDir });
  if (isRefusal(answer)) throw new Error(`refused: ${answer.code} ${answer.detail ?? ""}`);
  return answer;
}

/** The number that is shown at each of a film's times. */
async function shown(file: string, folder: string): Promise<number[]> {
  const { header } = await inspected(file, folder);
  const outFile = join(folder, "asked.jpg");
  const read: number[] = [];
  for (const ptsUs of header.ptsUs) {
    const still = await stillAt(file, header, ptsUs, { outFile });
    if (isRefusal(still)) throw new Error(`refused: ${still.code}`);
    read.push(await readCounter(outFile));
  }
  return read;
}

/** The drawn numbers as one tall picture, as sharp takes the frames of an animation. */
function tall() {
  const pixels = Buffer.concat(numbers.map(drawCounter));
  const height = drawnHeight * numbers.length;
  return sharp(pixels, { raw: { ...raw, height, pageHeight: drawnHeight } });
}

const delay = [50, 200, 100, 3000];

describe("a moving picture", () => {
  test("as GIF is a video at its own uneven times, and its last frame lasts as long as it says", async () => {
    const folder = scratchFolder();
    const file = join(folder, "a.gif");
    await tall().gif({ delay, loop: 0 }).toFile(file);
    const { header, decode } = await inspected(file, folder);
    expect(header).toMatchObject({ kind: "video", format: "gif", codec: "gif", frames: 4 });
    expect(header.ptsUs).toEqual([0, 50_000, 250_000, 350_000]);
    expect(header.durationUs).toBe(3_350_000);
    expect(decode.warnings).toEqual([]);
    expect(await shown(file, folder)).toEqual(numbers);
  });

  test("as GIF that plays once, or has a long comment, is a video too; one frame is a photo", async () => {
    const folder = scratchFolder();
    const once = join(folder, "once.gif");
    await drawVideo({ file: once, numbers, rate: "10", as: ["-loop", "-1"] });
    const bytes = await readFile(once);
    expect(bytes.includes("NETSCAPE")).toBe(false);
    const long = join(folder, "long.gif");
    await writeFile(long, withComment(bytes, 200_000));
    for (const file of [once, long]) expect(await shown(file, folder)).toEqual(numbers);
    const still = join(folder, "still.gif");
    await sharp(drawCounter(5), { raw }).gif().toFile(still);
    await writeFile(still, withComment(await readFile(still), 70_000));
    expect((await inspected(still, folder)).header).toMatchObject({ kind: "photo", frames: 1 });
  });

  test("as PNG is a video of the frames that viewers show, without a picture that they hide", async () => {
    const folder = scratchFolder();
    const file = join(folder, "a.png");
    const frames = numbers.map((number, n) => [number, [5, 20, 10, 300][n] ?? 0] as const);
    for (const hidden of [undefined, 999]) {
      await writeFile(file, movingPng(frames, hidden));
      const { header, decode } = await inspected(file, folder);
      expect(header).toMatchObject({ kind: "video", format: "apng", frames: 4, durationUs: 3_350_000 });
      expect(header.ptsUs).toEqual([0, 50_000, 250_000, 350_000]);
      expect(decode.warnings).toEqual([]);
      expect(await shown(file, folder)).toEqual(numbers);
    }
    await writeFile(file, movingPng([[41, 10]]));
    expect((await inspected(file, folder)).header).toMatchObject({ kind: "photo", format: "png" });
  });

  test("as WebP is a video: its frames, its stills, its grey frames and its copy for browsers", async () => {
    const folder = scratchFolder();
    const file = join(folder, "a.webp");
    await tall().webp({ lossless: true, delay, loop: 1 }).toFile(file);
    const { header, decode, strip } = await inspected(file, folder);
    expect(header).toMatchObject({ kind: "video", format: "webp", width: 160, height: 96, frames: 4 });
    expect(header.ptsUs).toEqual([0, 50_000, 250_000, 350_000]);
    expect(header.durationUs).toBe(3_350_000);
    expect(decode.warnings).toEqual([]);
    expect(strip?.ptsUs.length).toBeGreaterThan(0);
    expect(await shown(file, folder)).toEqual(numbers);
    const grey = await greyFrames({ path: file, header }, { atUs: [0, 250_000], longest: 160 });
    expect(grey).toMatchObject([{ atUs: 0 }, { atUs: 250_000 }]);
    const proxy = await makeProxy(file, header, { outFile: join(folder, "proxy.mp4") });
    expect(proxy).toMatchObject({ name: "proxy", width: 160, height: 96 });
  });

  test("shows white where it is transparent, as every page does", async () => {
    const folder = scratchFolder();
    const clear = sharp({ create: { ...raw, channels: 4, background: "#00000000" } });
    const one = await clear.raw().toBuffer();
    const input = { raw: { width: 160, height: 192, channels: 4 as const, pageHeight: 96 } };
    const two = Buffer.concat([one, one]).fill(255, one.length, one.length + 4);
    await sharp(two, input)
      .webp({ lossless: true, delay: [40, 40] })
      .toFile(join(folder, "a.webp"));
    await sharp(two, input)
      .gif({ delay: [40, 40] })
      .toFile(join(folder, "a.gif"));
    const png = ["-f", "rawvideo", "-pix_fmt", "rgba", "-s", "160x96", "-i", "pipe:0", "-f", "apng"];
    await ffmpeg([...png, join(folder, "a.png")], two);
    for (const name of ["a.webp", "a.gif", "a.png"]) {
      const { header, renditions } = await inspected(join(folder, name), folder);
      expect([name, header.kind]).toEqual([name, "video"]);
      const { channels } = await sharp(renditions[1]?.file).stats();
      for (const { min } of channels) expect([name, min > 250]).toEqual([name, true]);
    }
  });

  test("as AVIF that calls itself a sequence is a video; a HEIF sequence too", async () => {
    const folder = scratchFolder();
    for (const [brand, codec, format] of [
      ["avis", "libaom-av1 -cpu-used 8 -crf 5", "avif"],
      ["hevc", "libx265 -x265-params log-level=none:qp=4", "heic"],
      ["msf1", "libx265 -x265-params log-level=none:qp=4", "heic"],
    ] as const) {
      const film = join(folder, "film.mp4");
      const as = ["-c:v", ...codec.split(" "), "-pix_fmt", "yuv420p"];
      await drawVideo({ file: film, numbers, rate: "5", as });
      const bytes = await readFile(film);
      bytes.write(brand, 8, "latin1");
      // What a sequence of pictures is called in its handler box.
      bytes.write("pict", bytes.indexOf("hdlr", 0, "latin1") + 12, "latin1");
      const file = join(folder, `a.${format}`);
      await writeFile(file, bytes);
      const { header } = await inspected(file, folder);
      expect(header).toMatchObject({ kind: "video", format, frames: 4, durationUs: 800_000 });
      expect(await shown(file, folder)).toEqual(numbers);
    }
  });

  test("of more pixels in all than its kind may have is refused by its blocks, with the numbers", async () => {
    const folder = scratchFolder();
    const file = join(folder, "huge.gif");
    await writeFile(file, hugeGif(9800, 6000));
    expect(await inspect(file, { outDir: folder, limits: { wallMs: 1 } })).toEqual({
      refused: true,
      code: "too-much-to-decode",
      sentence:
        "This file declares 6,000 frames of 9,800 × 9,800 pixels: more than the 5,000 million pixels in all that are decoded of moving pictures such as GIF, PNG, WebP, AVIF and HEIC. Collect a smaller or shorter copy beside it.",
    });
    await writeFile(file, hugeGif(12_000, 2));
    expect(await inspect(file, { outDir: folder, limits: { wallMs: 1 } })).toMatchObject({
      code: "too-many-pixels",
      sentence: expect.stringContaining("12,000 × 12,000 pixels") as string,
    });
    for (const [name, limits] of [
      ["a.webp", { pixelsInAll: 160 * 96 * 4 - 1 }],
      ["a.png", { pixelsInAll: 160 * 96 * 4 - 1 }],
    ] as const) {
      const small = join(folder, name);
      await (name === "a.webp"
        ? tall().webp({ delay }).toFile(small)
        : writeFile(small, movingPng(numbers.map((number) => [number, 4] as const))));
      expect(await inspect(small, { outDir: folder, limits })).toMatchObject({ code: "too-much-to-decode" });
    }
  });
});
