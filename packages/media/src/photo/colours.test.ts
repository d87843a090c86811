// Tests that photos look as their files say: profiles, high dynamic range, transparency; or are refused by name.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { inspect } from "../inspect.ts";
import { isRefusal } from "../refusal.ts";
import { corpus } from "../testing/corpus.ts";
import {
  drawCounter,
  drawnHeight,
  drawnWidth,
  ffmpeg,
  readCounter,
  scratchFolder,
} from "../testing/drawn.ts";
import { difference, plain, ramp, size, still } from "../testing/ramp.ts";
import { pngColours } from "./png-colours.ts";
import { isSrgb } from "./srgb-profile.ts";

async function profileOf(name: string): Promise<Buffer> {
  const { icc } = await sharp(await plain().withIccProfile(name).png().toBuffer()).metadata();
  return icc ?? Buffer.alloc(0);
}

describe("a colour profile", () => {
  test("is honoured in every format that bears one, within three levels of an independent conversion", async () => {
    for (const format of ["png", "jpeg", "webp", "tiff", "avif"] as const) {
      const bytes = await plain().withIccProfile("p3").toFormat(format, { quality: 98 }).toBuffer();
      expect([format, difference(await still(bytes), ramp()) <= 3]).toEqual([format, true]);
    }
    const cmyk = await plain().withIccProfile("cmyk").toColourspace("cmyk").jpeg({ quality: 98 }).toBuffer();
    const expected = await sharp(cmyk).toColourspace("srgb").raw().toBuffer();
    expect(difference(await still(cmyk), expected)).toBeLessThanOrEqual(3);
  });

  test("counts by its numbers, whatever its name says", async () => {
    const [srgb, p3] = [await profileOf("srgb"), await profileOf("p3")];
    expect([isSrgb(srgb), isSrgb(p3)]).toEqual([true, false]);
    const named = Buffer.concat([p3, Buffer.from("sRGB IEC61966-2.1")]);
    named.writeUInt32BE(named.length, 0);
    expect(isSrgb(named)).toBe(false);
    for (const bytes of [Buffer.alloc(0), srgb.subarray(0, 140), Buffer.alloc(400, 1)])
      expect(isSrgb(bytes)).toBe(false);
  });
});

/** The PNG with these chunks behind its header. */
function marked(png: Buffer, chunks: readonly (readonly [type: string, body: Buffer])[]): Buffer {
  const made = chunks.map(([type, body]) => {
    const named = Buffer.concat([Buffer.from(type), body]);
    const chunk = Buffer.alloc(named.length + 8);
    chunk.writeUInt32BE(body.length, 0);
    chunk.set(named, 4);
    chunk.writeUInt32BE(crc32(named), named.length + 4);
    return chunk;
  });
  return Buffer.concat([png.subarray(0, 33), ...made, png.subarray(33)]);
}
function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value, 4 * i);
  return bytes;
}

describe("the colours that a PNG tells by numbers of its own", () => {
  const displayP3 = numbers(31_270, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6000);

  test("are honoured: its gamma, and its primaries as a profile's", async () => {
    const levels = [20, 90, 128, 200];
    const stripe = Buffer.from(Array.from({ length: 64 * 64 }, (_, i) => levels[(i % 64) >> 4] ?? 0));
    const grey = await sharp(stripe, { raw: { width: 64, height: 64, channels: 1 } })
      .png()
      .toBuffer();
    const shown = await still(marked(grey, [["gAMA", numbers(100_000)]]));
    for (const [i, level] of levels.entries()) {
      const expected = 255 * (1.055 * (level / 255) ** (1 / 2.4) - 0.055);
      expect(Math.abs((shown[(32 * 64 + 16 * i + 8) * 3] ?? 0) - expected)).toBeLessThan(4);
    }
    const coded = await sharp(await plain().withIccProfile("p3").raw().toBuffer(), {
      raw: { ...size, channels: 3 },
    })
      .png()
      .toBuffer();
    expect(difference(await still(coded), ramp())).toBeGreaterThan(3);
    const both = [["gAMA", numbers(45_455)] as const, ["cHRM", displayP3] as const];
    expect(difference(await still(marked(coded, both)), ramp())).toBeLessThanOrEqual(3);
    const asSrgb = marked(coded, [["sRGB", Buffer.of(0)], ...both]);
    expect(difference(await still(asSrgb), await sharp(coded).raw().toBuffer())).toBeLessThanOrEqual(3);
  });

  test("by code points stand above a profile, and are as good as one; untold ones leave it its word", async () => {
    const bearing = await plain().withIccProfile("p3").png().toBuffer();
    const raw = await sharp(bearing, { ignoreIcc: true }).raw().toBuffer();
    const bare = await sharp(raw, { raw: { ...size, channels: 3 } })
      .png()
      .toBuffer();
    for (const png of [bare, bearing]) {
      const told = marked(png, [["cICP", Buffer.of(12, 13, 0, 1)]]);
      expect(difference(await still(told), ramp())).toBeLessThanOrEqual(3);
    }
    const untold = marked(bearing, [["cICP", Buffer.of(2, 2, 0, 1)]]);
    expect(difference(await still(untold), ramp())).toBeLessThanOrEqual(3);
    const usual = marked(bearing, [["cICP", Buffer.of(1, 13, 0, 1)]]);
    expect(difference(await still(usual), raw)).toBeLessThanOrEqual(3);
  });

  test("as PQ are brought to a usual screen", async () => {
    const levels = [0, 60, 100, 130];
    const coded = Buffer.from(Array.from({ length: 64 * 64 }, (_, i) => levels[(i % 64) >> 4] ?? 0));
    const png = await sharp(coded, { raw: { width: 64, height: 64, channels: 1 } })
      .toColourspace("srgb")
      .png()
      .toBuffer();
    const shown = await still(marked(png, [["cICP", Buffer.of(9, 16, 0, 1)]]));
    const at = (i: number) => shown[(32 * 64 + 16 * i + 8) * 3] ?? 0;
    expect(at(3)).toBeGreaterThan(248);
    expect(at(0)).toBeLessThan(4);
    expect(at(2)).toBeGreaterThan(at(1) + 20);
  });

  test("are none where they make no sense", () => {
    for (const bad of [numbers(0, 0, 0, 0, 0, 0, 0, 0), numbers(1, 0, 1, 0, 1, 0, 1, 0)]) {
      const png = marked(Buffer.alloc(60), [["cHRM", bad]]);
      expect(pngColours(png)).toEqual({ icc: null, coded: null });
    }
  });
});

test.each([
  ["smpte432", "iec61966-2-1"],
  ["bt2020", "bt709"],
] as const)(
  "an AVIF of usual light in %s with the curve %s looks as what it was made from",
  async (primaries, transfer) => {
    const folder = scratchFolder();
    const [png, file] = [join(folder, "a.png"), join(folder, "a.avif")];
    await plain().png().toFile(png);
    const light = `zscale=tin=iec61966-2-1:pin=bt709:min=gbr:rin=pc:t=linear:m=gbr:p=bt709,format=gbrpf32le,zscale=p=${primaries}:t=iec61966-2-1:m=bt709:r=pc`;
    const tags = `-color_trc ${transfer} -color_primaries ${primaries} -colorspace bt709 -color_range pc`;
    const as = ["-vf", `format=gbrp,${light},format=yuv444p`, ...tags.split(" ")];
    const coded = "-frames:v 1 -c:v libaom-av1 -cpu-used 6 -crf 2 -still-picture 1 -f avif".split(" ");
    await ffmpeg(["-i", png, ...as, ...coded, file]);
    expect(difference(await still(await readFile(file)), ramp())).toBeLessThanOrEqual(3);
  },
);

describe("high dynamic range in a photo", () => {
  test.each([
    ["smpte2084", 100],
    ["smpte2084", 203],
    ["arib-std-b67", 203],
  ] as const)("as %s with white at %i looks as what it was made from", async (transfer, white) => {
    const folder = scratchFolder();
    const [png, file] = [join(folder, "a.png"), join(folder, "a.avif")];
    const rgb = ramp();
    // A corner in white, which says how bright the rest is.
    for (let y = 0; y < 16; y++) rgb.fill(255, y * size.width * 3, (y * size.width + 16) * 3);
    await sharp(rgb, { raw: { ...size, channels: 3 } })
      .png()
      .toFile(png);
    const light = `zscale=tin=iec61966-2-1:pin=bt709:min=gbr:rin=pc:t=linear:m=gbr:p=bt709,format=gbrpf32le,zscale=p=bt2020:t=${transfer}:m=bt2020nc:r=pc:npl=${white}`;
    const tags = `-color_trc ${transfer} -color_primaries bt2020 -colorspace bt2020nc -color_range pc`;
    const as = ["-vf", `format=gbrp,${light},format=yuv444p10le`, ...tags.split(" ")];
    const coded = "-frames:v 1 -c:v libaom-av1 -cpu-used 6 -crf 2 -still-picture 1 -f avif".split(" ");
    await ffmpeg(["-i", png, ...as, ...coded, file]);
    const answer = await inspect(file, { outDir: folder });
    if (isRefusal(answer)) throw new Error(answer.detail);
    expect(answer.header).toMatchObject({ kind: "photo", format: "avif" });
    const shown = await sharp(answer.renditions[2]?.file).raw().toBuffer();
    expect(difference(shown, rgb)).toBeLessThanOrEqual(3);
  });
});

describe("transparent parts", () => {
  test("are white in grey as in colour", async () => {
    const pixels = Buffer.from([0, 0, 200, 255, 0, 128, 100, 255]);
    const grey = await sharp(pixels, { raw: { width: 2, height: 2, channels: 2 } })
      .resize(64, 64, { kernel: "nearest" })
      .toColourspace("b-w")
      .png()
      .toBuffer();
    const { channels } = await sharp(grey).metadata();
    expect(channels).toBe(2);
    const shown = await still(grey);
    const at = (x: number, y: number) => shown[(y * 64 + x) * 3] ?? 0;
    expect(at(10, 10)).toBeGreaterThan(250);
    expect(Math.abs(at(50, 10) - 200)).toBeLessThan(6);
    expect(Math.abs(at(10, 50) - 127)).toBeLessThan(6);
    expect(Math.abs(at(50, 50) - 100)).toBeLessThan(6);
  });
});

describe("a BMP", () => {
  test("is opened", async () => {
    const folder = scratchFolder();
    const shape = { width: drawnWidth, height: drawnHeight, channels: 3 } as const;
    const [png, file] = [join(folder, "a.png"), join(folder, "a.bmp")];
    await sharp(drawCounter(4711), { raw: shape }).png().toFile(png);
    await ffmpeg(["-i", png, file]);
    const answer = await inspect(file, { outDir: folder });
    if (isRefusal(answer)) throw new Error(answer.detail);
    expect(answer.header).toMatchObject({ kind: "photo", format: "bmp", codec: "bmp", width: 160 });
    expect(await readCounter(answer.renditions[1]?.file ?? "")).toBe(4711);
  });
});

const faults = corpus("faults/media");

test.skipIf(faults === undefined)("the grey picture with alpha that was black is white", async () => {
  const folder = scratchFolder();
  const answer = await inspect(join(faults ?? "", "greyalpha.png"), { outDir: folder });
  if (isRefusal(answer)) throw new Error(answer.detail);
  const source = sharp(join(faults ?? "", "greyalpha.png")).toColourspace("srgb");
  const expected = await sharp(await source.png().toBuffer())
    .flatten({ background: "#ffffff" })
    .raw()
    .toBuffer();
  const shown = await sharp(answer.renditions[2]?.file).toColourspace("srgb").raw().toBuffer();
  expect(difference(shown, expected)).toBeLessThanOrEqual(3);
});
