// The picture itself: no pixel lost, none moved, and nothing beside it.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { exactPicture } from "./exact-picture.ts";
import { inspect } from "./inspect.ts";
import { drawVideo, ffmpeg, readCounter, scratchFolder } from "./testing/drawn.ts";

/** Every pixel another, wider than any rendition. */
const [wide, high] = [1700, 90];
const noise = Buffer.from(Array.from({ length: wide * high * 3 }, (_, i) => (i * 2_654_435_761) >>> 24));
const drawn = () => sharp(noise, { raw: { width: wide, height: high, channels: 3 } });

async function exactOf(file: string, nth = 0) {
  const seen = await inspect(file, { outDir: scratchFolder() });
  if ("refused" in seen) throw new Error(`refused: ${seen.code} ${seen.detail ?? ""}`);
  const outFile = join(scratchFolder(), "exact.png");
  const made = await exactPicture(file, seen.header, seen.header.ptsUs[nth] ?? -1, { outFile });
  if ("refused" in made) throw new Error(`refused: ${made.code} ${made.detail ?? ""}`);
  const png = await readFile(outFile);
  const { width, height } = seen.header;
  expect(made).toEqual({ width, height, bytes: png.length });
  const { format, exif, icc, comments } = await sharp(png).metadata();
  expect({ format, exif, icc, comments }).toEqual({ format: "png" });
  return { outFile, header: seen.header, raw: await sharp(png).removeAlpha().raw().toBuffer() };
}

async function held(bytes: Buffer): Promise<string> {
  const file = join(scratchFolder(), "original");
  await writeFile(file, bytes);
  return file;
}

describe("the exact picture", () => {
  test.each([1, 3, 6, 7])(
    "of a photo with orientation %i is upright, pixel by pixel",
    async (orientation) => {
      const bytes = await drawn().withMetadata({ orientation }).png().toBuffer();
      const { raw } = await exactOf(await held(bytes));
      expect(raw.equals(await sharp(bytes).autoOrient().raw().toBuffer())).toBe(true);
    },
  );

  test("of a JPEG is what its decoder gives, also where it is cut short", async () => {
    const bytes = await drawn().jpeg({ quality: 90 }).toBuffer();
    expect((await exactOf(await held(bytes))).raw.equals(await sharp(bytes).raw().toBuffer())).toBe(true);
    const cut = bytes.subarray(0, bytes.length * 0.7);
    const { raw } = await exactOf(await held(Buffer.from(cut)));
    expect(raw.equals(await sharp(cut, { failOn: "none" }).raw().toBuffer())).toBe(true);
  });

  test("of a grey photo is grey", async () => {
    const bytes = await drawn().greyscale().png().toBuffer();
    const { raw } = await exactOf(await held(bytes));
    expect(raw.equals(await sharp(bytes).toColourspace("srgb").raw().toBuffer())).toBe(true);
  });

  test("of a film is the frame of its time, pixel by pixel", async () => {
    const file = join(scratchFolder(), "noise.mkv");
    const two = Buffer.concat([noise, noise.toReversed()]);
    const raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", `${wide}x${high}`, "-r", "5", "-i", "pipe:0"];
    await ffmpeg([...raw, "-c:v", "ffv1", "-pix_fmt", "bgr0", file], two);
    expect((await exactOf(file, 0)).raw.equals(noise)).toBe(true);
    expect((await exactOf(file, 1)).raw.equals(Buffer.from(noise.toReversed()))).toBe(true);
  });

  test("of a film held at 90 degrees is upright", async () => {
    const folder = scratchFolder();
    const [flat, turned] = [join(folder, "flat.mp4"), join(folder, "turned.mp4")];
    await drawVideo({
      file: flat,
      numbers: [5, 77],
      rate: "10",
      as: ["-c:v", "libx264", "-qp", "4", "-pix_fmt", "yuv420p"],
    });
    await ffmpeg(["-i", flat, "-c", "copy", "-metadata:s:v:0", "rotate=270", turned]);
    const { header, outFile } = await exactOf(turned, 1);
    expect([header.width, header.height]).toEqual([96, 160]);
    const back = join(folder, "back.png");
    await writeFile(
      back,
      await sharp(outFile)
        .rotate(header.rotation === 90 ? 270 : 90)
        .png()
        .toBuffer(),
    );
    expect(await readCounter(back)).toBe(77);
  });

  test("of another time is refused", async () => {
    const file = await held(await drawn().png().toBuffer());
    const seen = await inspect(file, { outDir: scratchFolder() });
    if ("refused" in seen) throw new Error(seen.sentence);
    const outFile = join(scratchFolder(), "exact.png");
    expect(await exactPicture(file, seen.header, 40_000, { outFile })).toMatchObject({
      code: "no-such-frame",
    });
  });
});
