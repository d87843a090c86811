// Tests of cameras' raw photos: the largest preview is looked at, upright, and it is said.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { greyFrames } from "../pixels/grey-frames.ts";
import { inspect } from "../inspect.ts";
import { isRefusal } from "../refusal.ts";
import { corpus } from "../testing/corpus.ts";
import { drawCounter, drawnHeight, drawnWidth, readCounter, scratchFolder } from "../testing/drawn.ts";
import { type Directory, pictureTags, tiff } from "../testing/tiff.ts";

const shape = { width: drawnWidth, height: drawnHeight, channels: 3 } as const;

function jpegOf(number: number, width: number, turn = 0): Promise<Buffer> {
  const picture = sharp(drawCounter(number), { raw: shape }).resize(width, null, { kernel: "nearest" });
  return picture.rotate(turn).jpeg({ quality: 92 }).toBuffer();
}

/** A JPEG inside a raw photo; `kind` 1 says that it is a reduced picture. */
async function preview(jpeg: Buffer): Promise<Directory> {
  const { width = 0, height = 0 } = await sharp(jpeg).metadata();
  const tags = pictureTags({ width, height, compression: 7, photometric: 6 });
  return { tags: [...tags, [254, 4, [1]]], strips: [jpeg] };
}

interface Drawn {
  readonly orientation: number;
  readonly previews: readonly Buffer[];
}

/** A DNG: a thumbnail first, then a mosaic of 640×384, and previews. */
async function dng({ orientation, previews }: Drawn): Promise<Buffer> {
  const thumbnail = Buffer.from(await sharp(drawCounter(1), { raw: shape }).resize(80, 48).raw().toBuffer());
  const mosaic = {
    tags: [
      ...pictureTags({ width: 640, height: 384, photometric: 32_803, samples: 1 }),
      [254, 4, [0]] as const,
    ],
    strips: [Buffer.alloc(640 * 384, 90)],
  };
  return tiff({
    tags: [
      ...pictureTags({ width: 80, height: 48 }),
      [254, 4, [1]],
      [271, 2, Buffer.from("Test\0")],
      [272, 2, Buffer.from("Drawn\0")],
      [274, 3, [orientation]],
      [50_706, 1, Buffer.of(1, 4, 0, 0)],
    ],
    strips: [thumbnail],
    inside: [mosaic, ...(await Promise.all(previews.map(preview)))],
  });
}

async function inspected(file: string, folder: string) {
  const answer = await inspect(file, { outDir: folder });
  if (isRefusal(answer)) throw new Error(`refused: ${answer.code} ${answer.detail ?? ""}`);
  return answer;
}

describe("a camera's raw photo", () => {
  test("shows its largest preview, never the thumbnail, and says so", async () => {
    const folder = scratchFolder();
    const file = join(folder, "a.dng");
    const previews = [await jpegOf(22, 320), await jpegOf(4711, 640), await jpegOf(33, 160)];
    await writeFile(file, await dng({ orientation: 1, previews }));
    const { header, decode, renditions } = await inspected(file, folder);
    expect(header).toMatchObject({ kind: "photo", format: "dng", codec: "jpeg", width: 640, height: 384 });
    expect(decode.warnings).toEqual([
      "This is a camera's raw photo (DNG). The largest preview in it is looked at, of 640 × 384 pixels; the raw picture has 640 × 384.",
    ]);
    expect(await readCounter(renditions[1]?.file ?? "")).toBe(4711);
    const grey = await greyFrames({ path: file, header }, { atUs: [0], longest: 320 });
    expect(grey).toMatchObject([{ width: 320, height: 192 }]);
  });

  test("is shown upright by its own orientation, which previews do not tell", async () => {
    const folder = scratchFolder();
    const file = join(folder, "a.dng");
    await writeFile(file, await dng({ orientation: 6, previews: [await jpegOf(4711, 640, 270)] }));
    const { header, renditions } = await inspected(file, folder);
    expect(header).toMatchObject({ width: 640, height: 384, rotation: 90 });
    expect(await readCounter(renditions[1]?.file ?? "")).toBe(4711);
  });

  test("without a preview says that only its first picture is looked at", async () => {
    const folder = scratchFolder();
    const file = join(folder, "a.dng");
    await writeFile(file, await dng({ orientation: 1, previews: [] }));
    const { header, decode } = await inspected(file, folder);
    expect(header).toMatchObject({ width: 80, height: 48 });
    expect(decode.warnings[0]).toContain("It holds no preview: only the first picture in it is looked at");
  });

  test("in a format of its own without any preview is refused by name", async () => {
    const folder = scratchFolder();
    for (const [name, bytes] of [
      ["a.cr3", Buffer.from("\0\0\0\x18ftypcrx \0\0\0\x01crx isom\0\0\0\x08free", "latin1")],
      ["a.raf", Buffer.from(`FUJIFILMCCD-RAW 0201${"\0".repeat(200)}`, "latin1")],
    ] as const) {
      await writeFile(join(folder, name), bytes);
      const answer = await inspect(join(folder, name), { outDir: folder });
      expect(answer).toMatchObject({ refused: true });
      expect("sentence" in answer ? answer.sentence : "").toMatch(/raw photo|damaged/);
    }
  });

  test("is told from a TIFF that is none", async () => {
    const folder = scratchFolder();
    const file = join(folder, "a.tif");
    await sharp(drawCounter(5), { raw: shape }).tiff().toFile(file);
    const { header, decode } = await inspected(file, folder);
    expect([header.format, decode.warnings]).toEqual(["tiff", []]);
  });
});

const faults = corpus("faults/media");

test.skipIf(faults === undefined)("the raw photo whose thumbnail was shown in silence", async () => {
  const { header, decode } = await inspected(join(faults ?? "", "drawn.dng"), scratchFolder());
  expect(header).toMatchObject({ kind: "photo", format: "dng", width: 640, height: 480 });
  expect(decode.warnings[0]).toContain("raw photo (DNG)");
});
