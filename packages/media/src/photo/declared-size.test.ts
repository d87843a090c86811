// Tests that a photo over the limit is refused by its own header, in every common format, before any decoder is started.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { limitsFor } from "../limits.ts";
import { drawCounter, drawnHeight, drawnWidth, ffmpeg, scratchFolder } from "../testing/drawn.ts";
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
