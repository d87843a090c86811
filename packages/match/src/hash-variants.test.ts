// Tests that the cheap eight hashes of a picture are those of its mirrored and turned pixels.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dihedralOf, pdqDihedralFromRgb } from "./hash-dihedral.ts";
import { pdqVariants, pdqVariantsFromFullFrame } from "./hash-variants.ts";
import { hammingDistance } from "./hash.ts";
import { leastQuality, pdqFromFullFrame, pdqFromGrey } from "./pdq.ts";
import { drawnBytes } from "./testing/drawn.ts";

const rgbOf = (pixels: Uint8Array, width: number, height: number) => ({
  pixels,
  width,
  height,
  channels: 3 as const,
});

const distances = (a: Uint8Array, b: Uint8Array): number[] =>
  Array.from({ length: 8 }, (_, way) =>
    hammingDistance(a.subarray(way * 32, way * 32 + 32), b.subarray(way * 32, way * 32 + 32)),
  );

const sumOf = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0);

/** Two waves along an axis. */
const soft = (at: number, length: number): number =>
  Math.sin((9 * at) / length) + Math.sin((31 * at) / length);

describe("the eight hashes at the price of one", () => {
  test("of a frame of 128×128 are those of its mirrored and turned pixels, bit for bit", () => {
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), (seed, smooth) => {
        const rgb = drawnBytes(128 * 128 * 3, seed, smooth);
        const { hashes, quality } = pdqVariantsFromFullFrame(rgb, 128, 128);
        const expected = pdqDihedralFromRgb(rgb, 128, 128);
        expect(quality).toBe(expected.quality);
        expect(quality).toBeGreaterThanOrEqual(leastQuality);
        expect(hashes).toEqual(expected.hashes);
      }),
      { seed: 128, numRuns: 200 },
    );
  });

  test("of any picture that is not shrunk are exact too, if it may vote", () => {
    const side = fc.oneof(fc.integer({ min: 5, max: 270 }), fc.constantFrom(64, 129, 256, 384, 385, 512));
    fc.assert(
      fc.property(side, side, fc.nat(), fc.boolean(), (width, height, seed, smooth) => {
        const rgb = drawnBytes(width * height * 3, seed, smooth);
        const { hashes, quality } = pdqVariants(rgbOf(rgb, width, height));
        const expected = pdqDihedralFromRgb(rgb, width, height).hashes;
        // What never votes may be a rounding off: equally flat frequencies have no order to speak of.
        const held = quality >= leastQuality ? 256 : 32;
        expect(hashes.subarray(0, held)).toEqual(expected.subarray(0, held));
      }),
      { seed: 512, numRuns: 60 },
    );
  });

  test.each([
    [1500, 1066],
    [1024, 768],
    [2048, 600],
    [300, 1400],
  ])(
    "of a photo of %i×%i, which is shrunk, are at most 6 bits off, less than half of what the hash alone tells",
    (width, height) => {
      for (let seed = 1; seed <= 3; seed++) {
        const rgb = new Uint8Array(width * height * 3);
        for (let i = 0; i < width * height; i++) {
          const [x, y] = [i % width, Math.floor(i / width)];
          const level = 128 + 30 * soft(x + seed * 40, width) * soft(y, height) + 40 * soft(x + 2 * y, width);
          rgb.fill(Math.max(0, Math.min(255, level)), i * 3, i * 3 + 3);
        }
        const { hashes } = pdqVariants(rgbOf(rgb, width, height));
        const expected = pdqDihedralFromRgb(rgb, width, height).hashes;
        const guessed = dihedralOf(hashes.subarray(0, 32));
        expect(Math.max(...distances(hashes, expected))).toBeLessThanOrEqual(6);
        expect(sumOf(distances(hashes, expected))).toBeLessThan(sumOf(distances(guessed, expected)) / 2);
      }
    },
  );

  test("begin with the picture's own hash, for grey and for colour, and are zero under five pixels a side", () => {
    const grey = drawnBytes(700 * 600, 3, true);
    const { hashes, quality } = pdqVariants({ pixels: grey, width: 700, height: 600, channels: 1 });
    expect({ hash: hashes.slice(0, 32), quality }).toEqual(pdqFromGrey(grey, 700, 600));
    const frame = drawnBytes(640 * 360 * 3, 4, true);
    const eight = pdqVariantsFromFullFrame(frame, 640, 360);
    expect(eight.hashes.slice(0, 32)).toEqual(pdqFromFullFrame(frame, 640, 360).hash);
    const tiny = pdqVariants(rgbOf(new Uint8Array(4 * 9 * 3).fill(9), 4, 9));
    expect(tiny).toEqual({ hashes: new Uint8Array(256), quality: 0 });
  });
});
