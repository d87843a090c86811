// Tests of films with wider primaries than a usual screen's: stills, strip and film show the colours that were filmed.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { exactPicture } from "../exact-picture.ts";
import { inspect } from "../inspect.ts";
import { isRefusal } from "../refusal.ts";
import { ffmpeg, scratchFolder } from "../testing/drawn.ts";
import { makeProxy } from "./make-proxy.ts";
import { needsProxy } from "./needs-proxy.ts";

/** Colours that every screen has. */
const colours = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [200, 120, 90],
  [60, 140, 70],
  [90, 110, 190],
  [255, 255, 255],
  [0, 0, 0],
] as const;
type Colour = readonly [number, number, number];

/** Linear sRGB in other primaries: ITU-R BT.2087, and from the primaries of SMPTE EG 432-1. */
const matrices = {
  bt2020: [0.6274, 0.3293, 0.0433, 0.0691, 0.9195, 0.0114, 0.0164, 0.088, 0.8956],
  smpte432: [0.8225, 0.1774, 0, 0.0332, 0.9669, 0, 0.0171, 0.0724, 0.9108],
} as const;
const toLight = (level: number): number =>
  level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
const toLevel = (light: number): number =>
  light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;

function inPrimaries(colour: Colour, matrix: readonly number[]): number[] {
  const light = colour.map((level) => toLight(level / 255));
  return [0, 3, 6].map((row) => {
    const sum = light.reduce((all, each, i) => all + each * (matrix[row + i] as number), 0);
    return Math.round(255 * toLevel(Math.min(1, Math.max(0, sum))));
  });
}

const side = 40;
const size = { width: side * colours.length, height: 160 };

async function film(
  file: string,
  { shown, tags, matrix }: { shown: readonly (readonly number[])[]; tags: string; matrix: string },
): Promise<void> {
  const row = Buffer.concat(shown.map((colour) => Buffer.from(Array(side).fill(colour).flat())));
  const raw = `${file}.rgb`;
  await writeFile(raw, Buffer.concat(Array(size.height).fill(row)));
  const given = `-f rawvideo -pixel_format rgb24 -video_size ${size.width}x${size.height} -framerate 5 -stream_loop 1 -i ${raw}`;
  const made = `-vf scale=out_color_matrix=${matrix}:out_range=tv,format=yuv420p ${tags} -c:v libx264 -qp 2 -bf 0`;
  await ffmpeg([...given.split(" "), ...made.split(" "), file]);
}

async function seenIn(file: string, height: number): Promise<number[][]> {
  const bytes = await sharp(file)
    .extract({ left: 0, top: 0, width: Math.round((height * size.width) / size.height), height })
    .resize(colours.length, 1, { fit: "fill", kernel: "nearest" })
    .removeAlpha()
    .raw()
    .toBuffer();
  return colours.map((_, i) => [...bytes.subarray(3 * i, 3 * i + 3)]);
}

const off = (seen: readonly (readonly number[])[], wanted: readonly (readonly number[])[]): number =>
  seen.flat().reduce((sum, level, i) => sum + Math.abs(level - (wanted.flat()[i] as number)), 0) /
  (3 * seen.length);

describe("wide primaries of usual light", () => {
  test.each([
    ["bt2020", "bt2020-10", "bt2020nc"],
    ["bt2020", "bt709", "bt709"],
    ["smpte432", "bt709", "bt709"],
    ["smpte432", "iec61966-2-1", "smpte170m"],
  ] as const)(
    "%s with the curve %s and the matrix %s show the colours that were filmed",
    async (primaries, curve, matrix) => {
      const folder = scratchFolder();
      const file = join(folder, "a.mp4");
      const shown = colours.map((colour) => inPrimaries(colour, matrices[primaries]));
      // Taken as a usual screen's, they are far off.
      expect(off(shown, colours)).toBeGreaterThan(10);
      const tags = `-color_primaries ${primaries} -color_trc ${curve} -colorspace ${matrix}`;
      await film(file, { shown, tags, matrix: matrix === "bt2020nc" ? "bt2020" : matrix });
      const answer = await inspect(file, { outDir: folder });
      if (isRefusal(answer)) throw new Error(answer.detail);
      expect(needsProxy(answer.header)).toBe("pixel-format");
      const proxy = join(folder, "proxy.mp4");
      expect(await makeProxy(file, answer.header, { outFile: proxy })).toMatchObject({ name: "proxy" });
      const played = join(folder, "played.png");
      await ffmpeg(["-i", proxy, "-frames:v", "1", played]);
      const exact = join(folder, "exact.png");
      expect(isRefusal(await exactPicture(file, answer.header, 0, { outFile: exact }))).toBe(false);
      const [, thumbnail, still] = answer.renditions;
      const pictures = [
        [still?.file, 160],
        [thumbnail?.file, 160],
        [exact, 160],
        [played, 160],
        [join(folder, "strip.jpg"), 80],
      ] as const;
      for (const [picture = "", height] of pictures) {
        const seen = await seenIn(picture, height);
        expect([picture, seen, Math.min(3, off(seen, colours))]).toEqual([picture, seen, off(seen, colours)]);
      }
    },
  );

  test("a colour that a usual screen has not is its nearest, and usual primaries stay as they are", async () => {
    const folder = scratchFolder();
    for (const [primaries, wanted] of [
      ["bt2020", [0, 255, 0]],
      ["bt709", [30, 255, 30]],
    ] as const) {
      const file = join(folder, `${primaries}.mp4`);
      const shown = colours.map(() => (primaries === "bt2020" ? [0, 255, 0] : wanted));
      const tags = `-color_primaries ${primaries} -color_trc bt709 -colorspace bt709`;
      await film(file, { shown, tags, matrix: "bt709" });
      const answer = await inspect(file, { outDir: folder });
      if (isRefusal(answer)) throw new Error(answer.detail);
      const seen = await seenIn(answer.renditions[2]?.file ?? "", 160);
      expect(
        off(
          seen,
          colours.map(() => wanted),
        ),
      ).toBeLessThan(3);
    }
  });
});
