// Tests of photos drawn here: size, turn, fingerprint, renditions, limits and damage.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hammingDistance, pdqDihedralFromRgb, pdqFromRgb } from "@sightline/match";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { fingerprint, inspect } from "../inspect.ts";
import type { Inspected } from "../inspected.ts";
import { readMetadata } from "../metadata/read-metadata.ts";
import type { MediaRefusal } from "../refusal.ts";
import { drawCounter, drawnHeight, drawnWidth, readCounter, scratchFolder } from "../testing/drawn.ts";

const number = 0b1101_0010_0111_0001;
const shape = { width: drawnWidth, height: drawnHeight, channels: 3 } as const;
const drawn = () => sharp(drawCounter(number), { raw: shape });

function expectInspected(answer: Inspected | MediaRefusal): Inspected {
  if ("refused" in answer) throw new Error(`refused: ${answer.code} ${answer.detail ?? ""}`);
  return answer;
}

async function inspectDrawn(bytes: Buffer, limits = {}): Promise<Inspected | MediaRefusal> {
  const folder = scratchFolder();
  const file = join(folder, "original");
  await writeFile(file, bytes);
  return inspect(file, { outDir: folder, limits });
}

describe("inspecting a photo", () => {
  test("tells its size, its hash and where its renditions are", async () => {
    const { header, fingerprint, renditions, decode } = expectInspected(
      await inspectDrawn(await drawn().png().toBuffer()),
    );
    expect(header).toMatchObject({
      kind: "photo",
      format: "png",
      codec: "png",
      width: 160,
      height: 96,
      rotation: 0,
    });
    expect(header).toMatchObject({ frames: 1, ptsUs: [0], durationUs: null, mirrored: false });
    const { hash } = pdqFromRgb(drawCounter(number), drawnWidth, drawnHeight);
    const { hashes, quality } = pdqDihedralFromRgb(drawCounter(number), drawnWidth, drawnHeight);
    expect(fingerprint).toEqual({
      recipe: "pdq-1",
      hashes: hash,
      variants: hashes,
      qualities: Uint8Array.of(quality),
      ptsUs: [0],
      trimmed: null,
    });
    expect(renditions.map(({ name, width, height }) => [name, width, height])).toEqual([
      ["veil", 12, 7],
      ["thumbnail", 160, 96],
      ["still", 160, 96],
    ]);
    for (const { file, bytes } of renditions) expect(await readFile(file)).toHaveLength(bytes);
    expect(decode).toMatchObject({ tool: "sharp", warnings: [] });
    expect(decode.sandbox).not.toBe("none");
  });

  test("with a margin around it is hashed without the margin too, as the picture alone is", async () => {
    const margin = { top: 40, bottom: 12, left: 30, right: 30, background: "#224466" };
    const screenshot = drawn().extend(margin).removeAlpha();
    const framed = expectInspected(await inspectDrawn(await screenshot.png().toBuffer())).fingerprint;
    const alone = expectInspected(await inspectDrawn(await drawn().png().toBuffer())).fingerprint;
    const { hashes, variants, qualities } = alone;
    expect(framed.trimmed).toEqual({ hashes, variants, qualities });
    expect(hammingDistance(framed.hashes, hashes)).toBeGreaterThan(31);
    expect(alone.trimmed).toBeNull();
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "shows it upright for EXIF orientation %i, hashing it as stored",
    async (orientation) => {
      // The stored pixels are turned so that the orientation undoes it: what is shown must be the drawing itself.
      const undo = {
        1: [],
        2: ["flop"],
        3: ["r180"],
        4: ["flip"],
        5: ["flop", "r270"],
        6: ["r270"],
        7: ["flop", "r90"],
        8: ["r90"],
      };
      let stored = await drawn().png().toBuffer();
      for (const step of undo[orientation as keyof typeof undo]) {
        const picture = sharp(stored);
        if (step === "flop") picture.flop();
        else if (step === "flip") picture.flip();
        else picture.rotate(Number(step.slice(1)));
        stored = await picture.png().toBuffer();
      }
      const jpeg = await sharp(stored).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer();
      const upright = expectInspected(await inspectDrawn(jpeg));
      expect([upright.header.width, upright.header.height]).toEqual([160, 96]);
      expect(upright.renditions[1]).toMatchObject({ width: 160, height: 96 });
      expect(await readCounter(upright.renditions[1]?.file ?? "")).toBe(number);
      const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
      expect(upright.fingerprint.hashes).toEqual(pdqFromRgb(data, info.width, info.height).hash);
    },
  );

  test("makes a veil of 12, a thumbnail of 320 and a still of 1,600 pixels at most, without metadata", async () => {
    const large = drawn().resize(4000, 2400, { kernel: "nearest" });
    const jpeg = await large
      .withExif({
        IFD0: { Artist: "canary-artist" },
        IFD3: { GPSLatitude: "51/1 30/1 0/1", GPSLatitudeRef: "N" },
      })
      .jpeg()
      .toBuffer();
    const { renditions, header } = expectInspected(await inspectDrawn(jpeg));
    expect([header.width, header.height]).toEqual([4000, 2400]);
    expect(renditions.map(({ width, height }) => [width, height])).toEqual([
      [12, 7],
      [320, 192],
      [1600, 960],
    ]);
    for (const { file } of renditions.slice(1)) expect(await readCounter(file)).toBe(number);
    for (const { file } of renditions) {
      expect((await readFile(file)).includes("canary-artist")).toBe(false);
      const metadata = await readMetadata(file);
      expect(Object.keys("tags" in metadata ? metadata.tags : { refused: 1 }).join()).not.toMatch(
        /GPS|Artist|refused/,
      );
    }
  });

  test("hashes transparent and grey pictures by the levels that they store", async () => {
    const clear = await drawn().ensureAlpha(0.2).png().toBuffer();
    const grey = await drawn().greyscale().png().toBuffer();
    const opaque = pdqFromRgb(drawCounter(number), drawnWidth, drawnHeight).hash;
    for (const bytes of [clear, grey]) {
      const { fingerprint } = expectInspected(await inspectDrawn(bytes));
      expect(hammingDistance(fingerprint.hashes, opaque)).toBeLessThanOrEqual(2);
    }
  });

  test.each(["webp", "avif", "tiff", "gif"] as const)("opens %s", async (format) => {
    const bytes = await drawn().toFormat(format).toBuffer();
    const { header, renditions } = expectInspected(await inspectDrawn(bytes));
    expect(header).toMatchObject({ format, width: 160, height: 96, frames: 1 });
    expect(await readCounter(renditions[1]?.file ?? "")).toBe(number);
  });

  test("gives what a cut JPEG still shows, and says that it is damaged", async () => {
    const jpeg = await drawn().resize(800, 480, { kernel: "nearest" }).jpeg().toBuffer();
    const { decode, header } = expectInspected(await inspectDrawn(jpeg.subarray(0, jpeg.length - 2000)));
    expect([header.width, header.height]).toEqual([800, 480]);
    expect(decode.warnings).toHaveLength(1);
    expect(decode.warnings[0]).toMatch(/^Damaged file, opened leniently: .*premature end/);
  });

  test("refuses what declares too many pixels, is no picture, or is empty", async () => {
    const png = await drawn().png().toBuffer();
    expect(await inspectDrawn(png, { pixels: 160 * 96 - 1 })).toMatchObject({
      refused: true,
      code: "too-many-pixels",
    });
    expect(await inspectDrawn(Buffer.from("\xff\xd8\xff\xe0 no picture", "latin1"))).toMatchObject({
      code: "undecodable",
    });
    expect(await inspectDrawn(Buffer.from("<svg/>"))).toMatchObject({ code: "unsupported-format" });
    expect(await inspectDrawn(Buffer.alloc(0))).toMatchObject({ code: "empty-file" });
  });

  test("stops a decode that outgrows its memory or its time", async () => {
    const huge = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: "#123" } })
      .png()
      .toBuffer();
    expect(await inspectDrawn(huge, { memoryBytes: 250_000_000 })).toMatchObject({ code: "out-of-memory" });
    expect(await inspectDrawn(huge, { wallMs: 60 })).toMatchObject({ code: "out-of-time" });
  });

  test("writes nothing for a fingerprint alone", async () => {
    const folder = scratchFolder();
    const file = join(folder, "original");
    await writeFile(file, await drawn().png().toBuffer());
    const answer = await fingerprint(file);
    expect(answer).not.toHaveProperty("renditions");
    expect(answer).toMatchObject({ fingerprint: { recipe: "pdq-1" } });
    expect(await readdir(folder)).toEqual(["original"]);
  });

  test("stops with the caller's reason when it is aborted", async () => {
    const folder = scratchFolder();
    const file = join(folder, "original");
    await writeFile(file, await drawn().png().toBuffer());
    const stop = new AbortController();
    const asked = inspect(file, { outDir: folder, signal: stop.signal });
    setTimeout(() => stop.abort(new Error("changed my mind")), 20);
    await expect(asked).rejects.toThrow("changed my mind");
  });
});
