// Tests of films that phones keep inside photos: found exactly, and nothing else taken for one.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { inspect } from "../inspect.ts";
import { isRefusal } from "../refusal.ts";
import { corpus } from "../testing/corpus.ts";
import { drawCounter, drawVideo, drawnHeight, drawnWidth, scratchFolder } from "../testing/drawn.ts";
import { filmsInside, mostFilms } from "./film-inside.ts";

const shape = { width: drawnWidth, height: drawnHeight, channels: 3 } as const;

async function film(folder: string, flags: readonly string[] = []): Promise<Buffer> {
  const file = join(folder, "film.mp4");
  const as = ["-c:v", "libx264", "-pix_fmt", "yuv420p", ...flags];
  await drawVideo({ file, numbers: [1, 2, 3, 4, 5], rate: "10", as });
  return readFile(file);
}

const photo = () => sharp(drawCounter(9), { raw: shape }).jpeg({ quality: 95 }).toBuffer();

describe("a film inside a photo", () => {
  test("is found where it lies, whatever stands behind it, and is named by the photo", async () => {
    const folder = scratchFolder();
    const jpeg = await photo();
    for (const flags of [[], ["-movflags", "faststart"], ["-movflags", "frag_keyframe+empty_moov"]]) {
      const bytes = await film(folder, flags);
      for (const behind of ["", "SEFH notes of a phone, SEFT"]) {
        const file = join(folder, "a.jpg");
        await writeFile(file, Buffer.concat([jpeg, bytes, Buffer.from(behind)]));
        expect(await filmsInside(file, "jpeg")).toEqual([{ at: jpeg.length, bytes: bytes.length }]);
        const answer = await inspect(file, { outDir: folder });
        if (isRefusal(answer)) throw new Error(answer.code);
        expect(answer.header).toMatchObject({ kind: "photo", width: 160 });
        expect(answer.decode.refused).toEqual([expect.stringContaining(`of ${bytes.length} bytes`)]);
      }
    }
  });

  test("in a box of a HEIC is found too, and the HEIC's own beginning is none", async () => {
    const folder = scratchFolder();
    const bytes = await film(folder);
    const head = Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x10free12345678", "latin1");
    const box = Buffer.from("\0\0\0\0mpvd", "latin1");
    box.writeUInt32BE(bytes.length + 8);
    const file = join(folder, "a.heic");
    await writeFile(file, Buffer.concat([head, box, bytes]));
    expect(await filmsInside(file, "heic")).toEqual([{ at: head.length + 8, bytes: bytes.length }]);
    await writeFile(file, head);
    expect(await filmsInside(file, "heic")).toEqual([]);
  });

  test("is found across the steps in which a large file is read", async () => {
    const folder = scratchFolder();
    const bytes = await film(folder);
    const file = join(folder, "a.jpg");
    for (const before of [(1 << 20) - 6, (1 << 20) - 5, (1 << 20) - 4, 1 << 20]) {
      await writeFile(file, Buffer.concat([Buffer.alloc(before, 7), bytes]));
      expect(await filmsInside(file, "jpeg")).toEqual([{ at: before, bytes: bytes.length }]);
    }
  });

  test("is not the only one where there are two, with or without something between them", async () => {
    const folder = scratchFolder();
    const file = join(folder, "a.jpg");
    const jpeg = await photo();
    const [one, two] = [await film(folder), await film(folder, ["-movflags", "faststart"])];
    for (const between of ["", "SEFH notes of a phone, SEFT", "\0\0\0\x18ftypisom\0\0\0\0"]) {
      await writeFile(file, Buffer.concat([jpeg, one, Buffer.from(between), two]));
      const second = jpeg.length + one.length + between.length;
      expect(await filmsInside(file, "jpeg")).toEqual([
        { at: jpeg.length, bytes: one.length },
        { at: second, bytes: two.length },
      ]);
    }
    const answer = await inspect(file, { outDir: folder });
    if (isRefusal(answer)) throw new Error(answer.code);
    expect(answer.decode.refused).toEqual(
      [one, two].map(({ length }) => expect.stringContaining(`of ${length} bytes`)),
    );
    await writeFile(file, Buffer.concat([jpeg, ...Array<Buffer>(mostFilms + 2).fill(one)]));
    expect(await filmsInside(file, "jpeg")).toHaveLength(mostFilms);
    const many = await inspect(file, { outDir: folder });
    expect(!isRefusal(many) && many.decode.refused.at(-1)).toMatch(/further films/);
  });

  test("is not searched for without end", async () => {
    const folder = scratchFolder();
    const file = join(folder, "a.jpg");
    const boxes = Buffer.concat([Buffer.from("\0\0\0\x08ftyp"), Buffer.from("\0\0\0\x08free".repeat(30))]);
    await writeFile(file, Buffer.concat([await photo(), Buffer.alloc(8_000_000, boxes), await film(folder)]));
    expect(await filmsInside(file, "jpeg")).toEqual([]);
  });

  test("is none when it is only named, cut short, or a picture", async () => {
    const folder = scratchFolder();
    const jpeg = await photo();
    const bytes = await film(folder);
    const still = Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x08moov\0\0\0\x08mdat", "latin1");
    for (const behind of [Buffer.from("xxxxftypisom"), bytes.subarray(0, 300), still]) {
      const file = join(folder, "a.jpg");
      await writeFile(file, Buffer.concat([jpeg, behind]));
      expect(await filmsInside(file, "jpeg")).toEqual([]);
    }
    expect(await filmsInside(join(folder, "film.mp4"), "mov")).toEqual([]);
  });
});

const faults = corpus("faults/media");

test.skipIf(faults === undefined)("the Motion Photo whose film went unmentioned names it", async () => {
  const file = join(faults ?? "", "motionphoto-google.jpg");
  expect(await filmsInside(file, "jpeg")).toEqual([{ at: 75_126 - 29_016, bytes: 29_016 }]);
});
