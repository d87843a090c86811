// Tests of bars on drawn pictures: any colour, any side, none where there is none.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { flatBars, trimBars } from "./bars.ts";

/** A picture with content that is never flat, inside bars of the given sizes and colour. */
function barred(
  size: { width: number; height: number },
  bars: { top: number; right: number; bottom: number; left: number },
  colour: number,
) {
  const { width, height } = size;
  const pixels = new Uint8Array(width * height * 3).fill(colour);
  for (let y = bars.top; y < height - bars.bottom; y++) {
    for (let x = bars.left; x < width - bars.right; x++) {
      for (let c = 0; c < 3; c++)
        pixels[(y * width + x) * 3 + c] = (colour + 60 + ((x * 37 + y * 61) % 120)) % 256;
    }
  }
  return pixels;
}

/** A bar as thick as this is cut. */
const cut = (lines: number, of: number): number => (lines >= 0.02 * of ? lines : 0);

describe("uniform bars", () => {
  test("of any colour are cut off each side that has at least 2 % of them", () => {
    const side = fc.integer({ min: 0, max: 40 });
    const bars = fc.record({ top: side, right: side, bottom: side, left: side });
    fc.assert(
      fc.property(bars, fc.integer({ min: 0, max: 255 }), (bars, colour) => {
        const size = { width: 200, height: 150 };
        const pixels = barred(size, bars, colour);
        const [left, right] = [cut(bars.left, 200), cut(bars.right, 200)];
        const [top, bottom] = [cut(bars.top, 150), cut(bars.bottom, 150)];
        const inside = { left, top, width: 200 - left - right, height: 150 - top - bottom };
        const none = left + right + top + bottom === 0;
        expect(trimBars(pixels, 200, 150, 3)).toEqual(none ? null : inside);
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  test("bear the noise of compression, and end where the picture begins", () => {
    const pixels = barred({ width: 100, height: 100 }, { top: 12, right: 0, bottom: 9, left: 0 }, 40);
    for (let i = 0; i < 12 * 300; i++) pixels[i] = 40 + (i % 9);
    expect(flatBars({ pixels, width: 100, height: 100, channels: 3 })).toEqual({
      top: 12,
      right: 0,
      bottom: 9,
      left: 0,
    });
  });

  test("are none in a flat picture, and none when hardly anything is left inside", () => {
    expect(trimBars(new Uint8Array(300).fill(7), 10, 10, 3)).toBeNull();
    const line = barred({ width: 100, height: 100 }, { top: 48, right: 0, bottom: 48, left: 0 }, 0);
    expect(trimBars(line, 100, 100, 3)).toBeNull();
  });

  test("are found in grey pictures and in pictures with alpha", () => {
    const grey = Uint8Array.from({ length: 400 }, (_, i) => (i < 80 ? 9 : (i * 53) % 251));
    expect(trimBars(grey, 20, 20, 1)).toEqual({ left: 0, top: 4, width: 20, height: 16 });
    const alpha = Uint8Array.from({ length: 1600 }, (_, i) =>
      i < 320 || i % 4 === 3 ? 255 : (i * 53) % 251,
    );
    expect(trimBars(alpha, 20, 20, 4)).toEqual({ left: 0, top: 4, width: 20, height: 16 });
  });
});
