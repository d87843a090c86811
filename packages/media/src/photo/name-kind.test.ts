// Tests that a TIFF or JPEG is right or refused by name: planes, compressions, kinds of colours and of numbers.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { inspect } from "../inspect.ts";
import { ffmpeg, scratchFolder } from "../testing/drawn.ts";
import { difference, ramp, size, still } from "../testing/ramp.ts";
import { type Tag, pictureTags, tiff } from "../testing/tiff.ts";

describe("a TIFF", () => {
  const rgb = ramp();

  test("plane by plane is right", async () => {
    const strips = [0, 1, 2].map((channel) => Buffer.from(rgb.filter((_, i) => i % 3 === channel)));
    const bytes = tiff({ tags: pictureTags({ ...size, planar: 2 }), strips });
    expect(difference(await still(bytes), rgb)).toBeLessThanOrEqual(3);
  });

  test("in colours of CIELAB, or packed in a way that is not opened, is refused by name", async () => {
    const folder = scratchFolder();
    const packed = Buffer.alloc(100, 7);
    const file = join(folder, "a.tif");
    for (const [bytes, name] of [
      [tiff({ tags: pictureTags({ ...size, photometric: 8 }), strips: [rgb] }), "colours"],
      [tiff({ tags: pictureTags({ ...size, photometric: 9 }), strips: [rgb] }), "colours"],
      [tiff({ tags: pictureTags({ ...size, compression: 34_925 }), strips: [packed] }), "compression"],
    ] as const) {
      await writeFile(file, bytes);
      expect(await inspect(file, { outDir: folder })).toMatchObject({
        code: "unsupported-format",
        sentence: expect.stringMatching(`TIFF picture whose .*${name}`) as string,
      });
    }
  });
});

describe("a TIFF in numbers", () => {
  const rgb = ramp();
  const sampleFormat = 339;
  const wide = (bits: number, format: number, samples = 3): Tag[] => [
    ...pictureTags({ ...size, samples, photometric: samples === 1 ? 1 : 2 }).filter(([id]) => id !== 258),
    [258, 3, Array.from({ length: samples }, () => bits)],
    [sampleFormat, 3, Array.from({ length: samples }, () => format)],
  ];
  const packed = (bytes: number, write: (into: Buffer, level: number, at: number) => void): Buffer => {
    const into = Buffer.alloc(rgb.length * bytes);
    for (const [i, level] of rgb.entries()) write(into, level, i * bytes);
    return into;
  };

  test("of which nobody says which is white is refused by name, never opened as another picture", async () => {
    const folder = scratchFolder();
    const file = join(folder, "a.tif");
    const fractions = packed(4, (into, level, at) => into.writeFloatLE(level / 255, at));
    for (const [tags, strip] of [
      [wide(32, 1), packed(4, (into, level, at) => into.writeUInt32LE(level * 0x01010101, at))],
      [wide(16, 2), packed(2, (into, level, at) => into.writeInt16LE(level * 128, at))],
      [wide(8, 2), packed(1, (into, level, at) => into.writeInt8(level >> 1, at))],
      [wide(64, 3), packed(8, (into, level, at) => into.writeDoubleLE(level / 255, at))],
      [wide(32, 3, 1), fractions.subarray(0, fractions.length / 3)],
    ] as const) {
      await writeFile(file, tiff({ tags, strips: [strip] }));
      expect(await inspect(file, { outDir: folder })).toMatchObject({
        code: "unsupported-format",
        sentence: expect.stringContaining("kind of numbers") as string,
      });
    }
  });

  test("of two bytes, or of light in fractions, is opened", async () => {
    const double = packed(2, (into, level, at) => into.writeUInt16LE(level * 257, at));
    expect(difference(await still(tiff({ tags: wide(16, 1), strips: [double] })), rgb)).toBeLessThanOrEqual(
      3,
    );
    const light = packed(4, (into, level, at) =>
      into.writeFloatLE(((level / 255 + 0.055) / 1.055) ** 2.4, at),
    );
    expect(difference(await still(tiff({ tags: wide(32, 3), strips: [light] })), rgb)).toBeLessThanOrEqual(3);
  });
});

test("a JPEG in a coding that is not opened is refused by name, and a damaged one as damaged", async () => {
  const folder = scratchFolder();
  const file = join(folder, "a.jpg");
  for (const as of ["-pix_fmt bgr24 -c:v ljpeg", "-pix_fmt rgb24 -c:v jpegls"]) {
    const raw = `-f rawvideo -pix_fmt rgb24 -s ${size.width}x${size.height} -i pipe:0`;
    await ffmpeg([...raw.split(" "), ...as.split(" "), "-f", "image2", file], ramp());
    expect(await inspect(file, { outDir: folder })).toMatchObject({
      code: "unsupported-format",
      sentence: expect.stringContaining("in a coding of its own") as string,
    });
  }
  await writeFile(file, Buffer.from("\xff\xd8\xff\xe0\0\x04ab\xff", "latin1"));
  expect(await inspect(file, { outDir: folder })).toMatchObject({ code: "undecodable" });
});
