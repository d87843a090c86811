// Tests of high dynamic range: stills, strip and film are brought to a usual screen alike, and white is white.
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { inspect } from "../inspect.ts";
import { isRefusal } from "../refusal.ts";
import { ffmpeg, scratchFolder } from "../testing/drawn.ts";
import { bent, lightMeter, nitsOf, toneOf } from "./light.ts";
import { makeProxy } from "./make-proxy.ts";

/** Bars of these levels, as a usual screen shows them. */
const levels = [0, 40, 90, 128, 180, 220, 255];

async function drawBars(file: string): Promise<void> {
  const bars = Buffer.concat(levels.map((level) => Buffer.alloc(40 * 3, level)));
  await sharp(Buffer.concat(Array.from({ length: 160 }, () => bars)), {
    raw: { width: 40 * levels.length, height: 160, channels: 3 },
  })
    .png()
    .toFile(file);
}

async function levelsIn(file: string, height: number): Promise<number[]> {
  const grey = await sharp(file)
    .extract({ left: 0, top: 0, width: (height * 40 * levels.length) / 160, height })
    .resize(levels.length, 1, { fit: "fill", kernel: "nearest" })
    .greyscale()
    .raw()
    .toBuffer();
  return [...grey];
}

describe("high dynamic range", () => {
  test.each(["smpte2084", "arib-std-b67"] as const)(
    "in %s is brought back to the levels that it was made from",
    async (transfer) => {
      const folder = scratchFolder();
      const drawn = join(folder, "bars.png");
      await drawBars(drawn);
      for (const npl of [100, 203]) {
        const file = join(folder, "a.mp4");
        const light = `zscale=tin=iec61966-2-1:pin=bt709:min=gbr:rin=pc:t=linear:m=gbr:p=bt709,format=gbrpf32le,zscale=p=bt2020:t=${transfer}:m=bt2020nc:r=tv:npl=${npl}`;
        const tags = `-color_trc ${transfer} -color_primaries bt2020 -colorspace bt2020nc`;
        const given = ["-loop", "1", "-t", "0.2", "-i", drawn];
        const made = ["-vf", `format=gbrp,${light},format=yuv420p10le`, ...tags.split(" ")];
        const coded = "-c:v libx265 -x265-params log-level=none:qp=2".split(" ");
        await ffmpeg([...given, ...made, ...coded, file]);
        const answer = await inspect(file, { outDir: folder });
        if (isRefusal(answer)) throw new Error(answer.detail);
        const [, thumbnail, still] = answer.renditions;
        const proxy = join(folder, "proxy.mp4");
        expect(await makeProxy(file, answer.header, { outFile: proxy })).toMatchObject({ name: "proxy" });
        const played = join(folder, "played.png");
        await ffmpeg(["-i", proxy, "-frames:v", "1", played]);
        for (const shown of [still?.file ?? "", thumbnail?.file ?? "", played]) {
          const seen = await levelsIn(shown, 160);
          const off = seen.map((level, i) => Math.abs(level - (levels[i] ?? 0)));
          expect([npl, shown, off.reduce((sum, each) => sum + each, 0) / off.length < 4, seen]).toEqual([
            npl,
            shown,
            true,
            seen,
          ]);
        }
      }
    },
  );

  test("above white is bent below it, and dark parts stay as they are", () => {
    expect(toneOf(98)).toEqual({ white: 100, peak: 1 });
    expect(toneOf(203)).toEqual({ white: 203, peak: 1 });
    expect(toneOf(1015)).toEqual({ white: 203, peak: 5 });
    expect(bent(0.2, 5)).toBe(0.2);
    expect(bent(5, 5)).toBeCloseTo(1, 6);
    expect(bent(1, 5)).toBeGreaterThan(0.6);
    for (let light = 0; light < 5; light += 0.1) expect(bent(light + 0.1, 5)).toBeGreaterThan(bent(light, 5));
  });

  test("is measured where paper white and the peak of screens lie", () => {
    expect(nitsOf("smpte2084", 1)).toBeCloseTo(10_000, 3);
    expect(nitsOf("smpte2084", 0.58)).toBeGreaterThan(195);
    expect(nitsOf("smpte2084", 0.58)).toBeLessThan(210);
    expect(nitsOf("arib-std-b67", 1)).toBeCloseTo(1000, 0);
    expect(nitsOf("arib-std-b67", 0.75)).toBeGreaterThan(195);
    expect(nitsOf("arib-std-b67", 0.75)).toBeLessThan(210);
    const meter = lightMeter("smpte2084");
    const frame = new Uint8Array(30_000).fill(148);
    frame.fill(255, 0, 9);
    meter.see(frame);
    expect(meter.peakNits()).toBeGreaterThan(190);
    expect(meter.peakNits()).toBeLessThan(215);
  });
});
