// Tests of the reading of display matrices as ffprobe prints them.
import { describe, expect, test } from "vitest";
import { turnOf, uprightFilters } from "./display-matrix.ts";

const one = 65_536;
const matrix = (a: number, b: number, c: number, d: number) => [
  { displaymatrix: `\n00000000: ${a} ${b} 0\n00000001: ${c} ${d} 0\n00000002: 0 0 1073741824\n` },
];

describe("a display matrix", () => {
  test.each([
    [[one, 0, 0, one], 0, false],
    [[0, one, -one, 0], 90, false],
    [[-one, 0, 0, -one], 180, false],
    [[0, -one, one, 0], 270, false],
    [[-one, 0, 0, one], 0, true],
    [[one, 0, 0, -one], 180, true],
  ] as const)("%j turns by %i degrees, mirrored: %s", ([a, b, c, d], rotation, mirrored) => {
    expect(turnOf(matrix(a, b, c, d))).toEqual({ rotation, mirrored });
  });

  test("that is absent, crooked or nonsense leaves the picture as stored", () => {
    const asStored = { rotation: 0, mirrored: false };
    for (const sideData of [
      undefined,
      "x",
      [],
      [{}],
      [{ displaymatrix: "no numbers" }],
      matrix(46_341, 46_341, -46_341, 46_341),
    ]) {
      expect(turnOf(sideData)).toEqual(asStored);
    }
  });

  test("is undone by mirroring first and turning then", () => {
    expect(uprightFilters({ rotation: 90, mirrored: true })).toEqual(["hflip", "transpose=clock"]);
    expect(uprightFilters({ rotation: 0, mirrored: false })).toEqual([]);
  });
});
