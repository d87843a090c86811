// Tests of moving pictures in photo formats: a GIF is a video with times, others say that only their first picture is seen.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { inspect } from "../inspect.ts";
import { isRefusal } from "../refusal.ts";
import { drawCounter, drawVideo, drawnHeight, drawnWidth, scratchFolder } from "../testing/drawn.ts";

const raw = { width: drawnWidth, height: drawnHeight, channels: 3 as const };

async function inspected(file: string, outDir: string) {
  const answer = await inspect(file, { outDir });
  if (isRefusal(answer)) throw new Error(`refused: ${answer.code} ${answer.detail ?? ""}`);
  return answer;
}

describe("a picture that moves", () => {
  test("is a video when it is a GIF, at its own uneven times", async () => {
    const folder = scratchFolder();
    const file = join(folder, "a.gif");
    const frames = [1, 2, 3].map((n) => drawCounter(n * 9999));
    const input = { raw: { ...raw, height: drawnHeight * 3, pageHeight: drawnHeight } };
    await sharp(Buffer.concat(frames), input)
      .gif({ delay: [50, 200, 100], loop: 0 })
      .toFile(file);
    const { header, decode } = await inspected(file, folder);
    expect(header).toMatchObject({ kind: "video", format: "gif", codec: "gif", frames: 3 });
    expect(header.ptsUs).toEqual([0, 50_000, 250_000]);
    expect(decode.warnings).toEqual([]);
  });

  test("is a photo with a warning when it is WebP, or a GIF that plays once", async () => {
    const folder = scratchFolder();
    const webp = join(folder, "a.webp");
    const input = { raw: { ...raw, height: drawnHeight * 2, pageHeight: drawnHeight } };
    const pixels = Buffer.concat([drawCounter(77), drawCounter(700)]);
    await writeFile(
      webp,
      await sharp(pixels, input)
        .webp({ lossless: true, delay: [40, 40] })
        .toBuffer(),
    );
    const once = join(folder, "b.gif");
    await drawVideo({ file: once, numbers: [5, 50], rate: "10", as: ["-loop", "-1"] });
    for (const file of [webp, once]) {
      const { header, decode } = await inspected(file, folder);
      expect(header).toMatchObject({ kind: "photo", frames: 1 });
      expect(decode.warnings).toEqual(["This file holds 2 pictures: only the first is looked at."]);
    }
  });
});
