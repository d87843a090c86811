// Tests of HEIC photos: size, picture, profile, several pictures, alpha, limits before pixels, damage.
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { greyFrames } from "../pixels/grey-frames.ts";
import { inspect } from "../inspect.ts";
import { isRefusal } from "../refusal.ts";
import { corpus } from "../testing/corpus.ts";
import { drawCounter, drawnHeight, drawnWidth, readCounter, scratchFolder } from "../testing/drawn.ts";

const shape = { width: drawnWidth, height: drawnHeight, channels: 3 } as const;
const number = 0b1101_0010_0111_0001;
const drawn = (which = number) => sharp(drawCounter(which), { raw: shape });

/** Makes a HEIC with the encoder of this machine. */
function encode(file: string, pictures: readonly string[], options: readonly string[] = []): void {
  execFileSync("heif-enc", ["-q", "90", ...options, ...pictures, "-o", file], { stdio: "ignore" });
}

async function inspected(file: string, folder: string) {
  const answer = await inspect(file, { outDir: folder });
  if (isRefusal(answer)) throw new Error(`refused: ${answer.code} ${answer.detail ?? ""}`);
  return answer;
}

describe("a HEIC photo", () => {
  test.each([8, 10])("of %i bits is opened by libheif, upright and readable", async (bits) => {
    const folder = scratchFolder();
    const png = join(folder, "a.png");
    const file = join(folder, "a.heic");
    const picture = bits === 8 ? drawn() : drawn().toColourspace("rgb16");
    await picture.png().toFile(png);
    encode(file, [png], bits === 8 ? [] : ["-b", "10"]);
    const { header, renditions, decode } = await inspected(file, folder);
    expect(header).toMatchObject({ kind: "photo", format: "heic", codec: "hevc", width: 160, height: 96 });
    expect(decode).toMatchObject({ tool: "libheif-js", warnings: [], refused: [] });
    expect(decode.version).toMatch(/^libheif 1\.2\d\.\d+$/);
    expect(await readCounter(renditions[1]?.file ?? "")).toBe(number);
    const grey = await greyFrames({ path: file, header }, { atUs: [0], longest: 80 });
    expect(grey).toMatchObject([{ width: 80, height: 48 }]);
  });

  test("of several pictures shows its primary one, and says how many there are", async () => {
    const folder = scratchFolder();
    const pictures = await Promise.all(
      [number, 77, 1234].map(async (which) => {
        const png = join(folder, `${which}.png`);
        await drawn(which).png().toFile(png);
        return png;
      }),
    );
    const file = join(folder, "a.heic");
    encode(file, pictures);
    const { renditions, decode } = await inspected(file, folder);
    expect(decode.warnings).toEqual(["This file holds 3 pictures: only its primary one is looked at."]);
    expect(await readCounter(renditions[1]?.file ?? "")).toBe(number);
  });

  test("shows the colours of its profile, and white where it is transparent", async () => {
    const folder = scratchFolder();
    const [png, file] = [join(folder, "a.png"), join(folder, "a.heic")];
    const colours = { create: { width: 64, height: 64, channels: 3 as const, background: "#c86428" } };
    await sharp(colours).withIccProfile("p3").png().toFile(png);
    encode(file, [png]);
    const { renditions } = await inspected(file, folder);
    const { channels } = await sharp(renditions[2]?.file).stats();
    for (const [i, level] of [0xc8, 0x64, 0x28].entries())
      expect(Math.abs((channels[i]?.mean ?? 0) - level)).toBeLessThan(3);
    const clear = { create: { ...colours.create, channels: 4 as const, background: "#00000000" } };
    await sharp(clear).png().toFile(png);
    encode(file, [png]);
    const { renditions: clearly } = await inspected(file, scratchFolder());
    const white = await sharp(clearly[2]?.file).stats();
    for (const { min } of white.channels) expect(min).toBeGreaterThan(250);
  });

  test("that declares too many pixels is refused by its header, before any decoder is started", async () => {
    const folder = scratchFolder();
    const [png, file] = [join(folder, "a.png"), join(folder, "a.heic")];
    await drawn().png().toFile(png);
    encode(file, [png]);
    const bytes = await readFile(file);
    const at = bytes.indexOf("ispe", 0, "latin1");
    bytes.writeUInt32BE(20_000, at + 8);
    bytes.writeUInt32BE(9000, at + 12);
    await writeFile(file, bytes);
    // A child could not even be started in this time.
    expect(await inspect(file, { outDir: folder, limits: { wallMs: 1 } })).toEqual({
      refused: true,
      code: "too-many-pixels",
      sentence:
        "This picture declares 20,000 × 9,000 pixels, and at most 120 million are opened; collect a smaller copy beside it.",
    });
  });

  test("that is cut short is refused as damaged", async () => {
    const folder = scratchFolder();
    const [png, file] = [join(folder, "a.png"), join(folder, "a.heic")];
    await drawn().png().toFile(png);
    encode(file, [png]);
    const bytes = await readFile(file);
    for (const share of [0.1, 0.5, 0.95]) {
      await writeFile(file, bytes.subarray(0, Math.floor(bytes.length * share)));
      expect(await inspect(file, { outDir: folder })).toMatchObject({ code: "undecodable" });
    }
  });
});

const faults = corpus("faults/media");

describe.skipIf(faults === undefined)("the HEIC photos that fell short before", () => {
  test.each([
    ["ios18-tmap.heic", [], [expect.stringContaining("gain map") as string]],
    ["two-images.heic", ["This file holds 2 pictures: only its primary one is looked at."], []],
  ])("%s", async (name, warnings, refused) => {
    const { header, decode } = await inspected(join(faults ?? "", name), scratchFolder());
    expect(header).toMatchObject({ kind: "photo", width: 640, height: 480 });
    expect(decode).toMatchObject({ warnings, refused });
  });
});
