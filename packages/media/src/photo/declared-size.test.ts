// Tests that a photo over the limit is refused by its own header, in every common format, before any decoder is started.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { inspect } from "../inspect.ts";
import { limitsFor } from "../limits.ts";
import { isRefusal } from "../refusal.ts";
import {
  drawCounter,
  drawnHeight,
  drawnWidth,
  ffmpeg,
  readCounter,
  scratchFolder,
} from "../testing/drawn.ts";
import { tooManyPixels } from "./declared-size.ts";

const shape = { width: drawnWidth, height: drawnHeight, channels: 3 } as const;
const [over, fits] = [limitsFor("photo", { pixels: 160 * 96 - 1 }), limitsFor("photo", { pixels: 160 * 96 })];

test("what declares one pixel too many is refused, and what does not is not", async () => {
  const folder = scratchFolder();
  for (const format of ["jpeg", "png", "gif", "avif"] as const) {
    const file = join(folder, `a.${format}`);
    const exif = { IFD0: { Artist: "x".repeat(3000) } };
    await sharp(drawCounter(5), { raw: shape }).withExif(exif).toFormat(format).toFile(file);
    expect([format, await tooManyPixels(file, format, over)]).toMatchObject([
      format,
      {
        code: "too-many-pixels",
        sentence: expect.stringContaining("declares 160 × 96 pixels") as string,
      },
    ]);
    expect([format, await tooManyPixels(file, format, fits)]).toEqual([format, undefined]);
  }
  const bmp = join(folder, "a.bmp");
  await ffmpeg(["-i", join(folder, "a.png"), bmp]);
  expect(await tooManyPixels(bmp, "bmp", over)).toMatchObject({ code: "too-many-pixels" });
  expect(await tooManyPixels(bmp, "bmp", fits)).toBeUndefined();
});

test("a BMP of OS/2, whose header is the oldest and shortest, tells its size too, and is opened", async () => {
  const [row, folder] = [drawnWidth * 3, scratchFolder()];
  const rgb = drawCounter(4711);
  const header = Buffer.alloc(26);
  header.write("BM");
  header.writeUInt32LE(26 + rgb.length, 2);
  header.writeUInt32LE(26, 10);
  header.writeUInt32LE(12, 14);
  for (const [i, value] of [drawnWidth, drawnHeight, 1, 24].entries())
    header.writeUInt16LE(value, 18 + 2 * i);
  const rows = Array.from({ length: drawnHeight }, (_, y) => rgb.subarray(y * row, (y + 1) * row)).reverse();
  const file = join(folder, "a.bmp");
  await writeFile(file, Buffer.concat([header, ...rows]));
  expect(await tooManyPixels(file, "bmp", over)).toMatchObject({ code: "too-many-pixels" });
  expect(await tooManyPixels(file, "bmp", fits)).toBeUndefined();
  const answer = await inspect(file, { outDir: folder });
  if (isRefusal(answer)) throw new Error(answer.sentence);
  expect(await readCounter(answer.renditions[1]?.file ?? "")).toBe(4711);
});

test("a header that is cut short, or leads nowhere, says nothing", async () => {
  const file = join(scratchFolder(), "a");
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.alloc(5, 255),
    Buffer.alloc(60_000, 0xff),
    Buffer.alloc(300),
  ]) {
    await writeFile(file, bytes);
    for (const format of ["jpeg", "heic", "tiff", "webp"])
      expect(await tooManyPixels(file, format, over)).toBeUndefined();
  }
});
