// Tests of PDQ on pictures drawn here; the reference vectors are in the media package, which can decode files.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hammingDistance, toHex } from "./hash.ts";
import { pdqFromFullFrame, pdqFromGrey, pdqFromRgb } from "./pdq.ts";

type Paint = (x: number, y: number) => number;

function drawGrey(width: number, height: number, paint: Paint): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, i) => paint(i % width, Math.floor(i / width)));
}

function toRgb(grey: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: grey.length * 3 }, (_, i) => grey[Math.floor(i / 3)] ?? 0);
}

/** Soft hills: the same everywhere, and different enough in every direction. */
const hills: Paint = (x, y) => 128 + 60 * Math.sin(x / 17 + y / 41) + 50 * Math.cos(y / 13 - x / 67);

const bitOf = (hash: Uint8Array, k: number): number => ((hash[31 - (k >> 3)] ?? 0) >> (k & 7)) & 1;

describe("PDQ of a drawn picture", () => {
  test("stays the hash that it was when the reference vectors were last checked", () => {
    const small = pdqFromRgb(toRgb(drawGrey(128, 128, hills)), 128, 128);
    const large = pdqFromRgb(toRgb(drawGrey(700, 300, hills)), 700, 300);
    expect([toHex(small.hash), small.quality]).toEqual([
      "9ee953ba8aa9ce121fa995c2bae992aaaea932aaaaa962aafff95555aaa80003",
      100,
    ]);
    expect([toHex(large.hash), large.quality]).toEqual([
      "a0a84af8a2ac4bfaa2ac4bfaa2ac4ff8eaad0aa7e0124aafe0024aaf1ff7b545",
      100,
    ]);
  });

  test("sets the bit of the one wave that the picture is made of", () => {
    for (const [down, along] of [
      [0, 3],
      [5, 5],
      [15, 1],
    ] as const) {
      const wave: Paint = (x, y) =>
        128 +
        100 *
          Math.cos((Math.PI / 128) * (down + 1) * (2 * y + 1)) *
          Math.cos((Math.PI / 128) * (along + 1) * (2 * x + 1));
      const { hash } = pdqFromGrey(drawGrey(64, 64, wave), 64, 64);
      expect(bitOf(hash, down * 16 + along)).toBe(1);
    }
  });

  test("sees nothing in an even picture: quality 0", () => {
    for (const level of [0, 128, 255]) {
      expect(pdqFromRgb(new Uint8Array(300 * 200 * 3).fill(level), 300, 200).quality).toBe(0);
    }
  });

  test("has full quality for a chessboard", () => {
    const board = drawGrey(256, 256, (x, y) => (((x >> 5) + (y >> 5)) % 2 === 0 ? 0 : 255));
    expect(pdqFromGrey(board, 256, 256).quality).toBe(100);
  });

  test("takes every second pixel of a picture of 1,024 pixels a side", () => {
    const half = drawGrey(512, 512, (x, y) => hills(2 * x, 2 * y));
    const whole = drawGrey(1024, 1024, hills);
    expect(pdqFromGrey(whole, 1024, 1024)).toEqual(pdqFromGrey(half, 512, 512));
  });

  test("shrinks both sides to 512 as soon as one is longer, whatever the shape", () => {
    const wide = drawGrey(1024, 100, hills);
    const square = drawGrey(512, 512, (x, y) => hills(2 * x, Math.floor((y * 100) / 512)));
    expect(pdqFromGrey(wide, 1024, 100)).toEqual(pdqFromGrey(square, 512, 512));
  });

  test("of a full frame is never shrunk", () => {
    const frame = toRgb(drawGrey(900, 700, hills));
    const full = pdqFromFullFrame(frame, 900, 700);
    expect(full.hash).not.toEqual(pdqFromRgb(frame, 900, 700).hash);
    expect(hammingDistance(full.hash, pdqFromRgb(frame, 900, 700).hash)).toBeLessThanOrEqual(32);
    const small = toRgb(drawGrey(128, 128, hills));
    expect(pdqFromFullFrame(small, 128, 128)).toEqual(pdqFromRgb(small, 128, 128));
  });

  test("is zero, with quality 0, under five pixels a side", () => {
    expect(pdqFromGrey(drawGrey(4, 400, hills), 4, 400)).toEqual({ hash: new Uint8Array(32), quality: 0 });
  });

  test("does not depend on what was hashed before", () => {
    const size = fc.record({
      width: fc.integer({ min: 5, max: 90 }),
      height: fc.integer({ min: 5, max: 90 }),
    });
    fc.assert(
      fc.property(size, fc.integer({ min: 1, max: 50 }), ({ width, height }, step) => {
        const pixels = drawGrey(width, height, (x, y) => (x * step + y * y) % 256);
        const first = pdqFromGrey(pixels, width, height);
        pdqFromGrey(drawGrey(200, 90, hills), 200, 90);
        expect(pdqFromGrey(pixels, width, height)).toEqual(first);
      }),
      { seed: 7, numRuns: 40 },
    );
  });

  test("is refused when the pixels do not fit the size", () => {
    expect(() => pdqFromRgb(new Uint8Array(11), 2, 2)).toThrow(RangeError);
    expect(() => pdqFromGrey(new Uint8Array(0), 0, 0)).toThrow(RangeError);
    expect(() => pdqFromGrey(new Uint8Array(6), 1.5, 4)).toThrow(RangeError);
  });
});
