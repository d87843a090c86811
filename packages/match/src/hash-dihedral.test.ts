// Tests of hashes of mirrored and turned pictures, from pixels and from a hash alone.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dihedralOf, pdqDihedralFromRgb } from "./hash-dihedral.ts";
import { hammingDistance } from "./hash.ts";
import { pdqFromRgb } from "./pdq.ts";
import { drawnBytes } from "./testing/drawn.ts";

interface Picture {
  readonly rgb: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A picture where pixel (x, y) is what `at` names in another one. */
function moved(
  { rgb, width }: Picture,
  size: { readonly width: number; readonly height: number },
  at: (x: number, y: number) => readonly [number, number],
): Picture {
  const into = new Uint8Array(rgb.length);
  for (let i = 0; i < size.width * size.height; i++) {
    const [x, y] = at(i % size.width, Math.floor(i / size.width));
    into.set(rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3), i * 3);
  }
  return { rgb: into, width: size.width, height: size.height };
}

const mirrored = (p: Picture): Picture => moved(p, p, (x, y) => [p.width - 1 - x, y]);
const quarter = (p: Picture): Picture =>
  moved(p, { width: p.height, height: p.width }, (x, y) => [y, p.height - 1 - x]);

/** The picture in each of the eight ways, by their definition. */
function eightWays(picture: Picture): Picture[] {
  const ways: Picture[] = [];
  for (const start of [picture, mirrored(picture)]) {
    let turned = start;
    for (let quarters = 0; quarters < 4; quarters++) {
      ways.push(turned);
      turned = quarter(turned);
    }
  }
  return ways;
}

const hashOf = ({ rgb, width, height }: Picture): Uint8Array => pdqFromRgb(rgb, width, height).hash;
const nth = (hashes: Uint8Array, i: number): Uint8Array => hashes.subarray(i * 32, i * 32 + 32);

describe("the eight hashes of a picture", () => {
  test("from its pixels are those of the picture mirrored and turned by hand", () => {
    const size = fc.integer({ min: 5, max: 100 });
    fc.assert(
      fc.property(size, size, fc.nat(), (width, height, seed) => {
        const picture = { rgb: drawnBytes(width * height * 3, seed, seed % 2 === 0), width, height };
        const { hashes, quality } = pdqDihedralFromRgb(picture.rgb, width, height);
        expect(quality).toBe(pdqFromRgb(picture.rgb, width, height).quality);
        for (const [i, way] of eightWays(picture).entries()) expect(nth(hashes, i)).toEqual(hashOf(way));
      }),
      { seed: 8, numRuns: 25 },
    );
  });

  test("from a hash alone are near those of a picture of 64×64 that is mirrored and turned", () => {
    for (let seed = 1; seed <= 12; seed++) {
      const picture = { rgb: drawnBytes(64 * 64 * 3, seed, false), width: 64, height: 64 };
      const hashes = dihedralOf(hashOf(picture));
      for (const [i, way] of eightWays(picture).entries()) {
        expect(hammingDistance(nth(hashes, i), hashOf(way))).toBeLessThanOrEqual(31);
      }
    }
  });

  test("from a hash alone form a group: the first is the hash, and undoing a way gives it back", () => {
    const back = [0, 3, 2, 1, 4, 5, 6, 7];
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (hash) => {
        const hashes = dihedralOf(hash);
        expect(nth(hashes, 0)).toEqual(hash);
        for (const [way, undo] of back.entries()) {
          expect(nth(dihedralOf(nth(hashes, way)), undo)).toEqual(hash);
        }
      }),
      { seed: 5, numRuns: 30 },
    );
  });

  test("are zero under five pixels a side, and refused for a hash that is cut short", () => {
    const { hashes, quality } = pdqDihedralFromRgb(new Uint8Array(4 * 9 * 3).fill(9), 4, 9);
    expect([hashes, quality]).toEqual([new Uint8Array(256), 0]);
    expect(() => dihedralOf(new Uint8Array(31))).toThrow(RangeError);
  });
});
