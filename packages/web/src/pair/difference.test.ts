// What differs between two pictures laid over each other.
import { outlineOf, warpOnto, type PairRelation, type Warp } from "@sightline/domain";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { differenceOf, GAIN, type Pixels } from "./difference.ts";

function picture(width: number, height: number, grey: (x: number, y: number) => number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i += 1)
    data.fill(grey(i % width, Math.floor(i / width)), i * 4, i * 4 + 3);
  return { width, height, data };
}

function warpOf(relation: Partial<PairRelation>): Warp {
  const whole = { mirrored: false, turned: 0, evidence: { by: "bytes", sha256: "" }, ...relation };
  const warp = warpOnto(outlineOf(whole as PairRelation));
  if (!warp) throw new Error("expected a warp, got a flat outline");
  return warp;
}

const seeded = (seed: number) => (x: number, y: number) => (x * 37 + y * 101 + seed * 13) % 256;

test("a picture does not differ from itself, at any size", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 12 }),
      fc.nat(99),
      (w, h, seed) => {
        const one = picture(w, h, seeded(seed));
        expect(differenceOf(one, one, warpOf({}))).toMatchObject({ mean: 0, shared: 1 });
      },
    ),
    { seed: 2 },
  );
});

test("a mirrored copy differs until it is mirrored back, and a turned one until it is turned back", () => {
  const one = picture(4, 4, seeded(1));
  const mirrored = picture(4, 4, (x, y) => seeded(1)(3 - x, y));
  expect(differenceOf(one, mirrored, warpOf({})).mean).toBeGreaterThan(0.1);
  expect(differenceOf(one, mirrored, warpOf({ mirrored: true })).mean).toBe(0);
  // A clockwise quarter turn takes what was at the bottom left to the top left.
  const turned = picture(4, 4, (x, y) => seeded(1)(y, 3 - x));
  expect(differenceOf(one, turned, warpOf({ turned: 90 })).mean).toBe(0);
});

test("a crop is held against the part that it shows", () => {
  const whole = picture(8, 8, seeded(3));
  const part = picture(4, 4, (x, y) => seeded(3)(x + 4, y + 2));
  const outline = [
    [0.5, 0.25],
    [1, 0.25],
    [1, 0.75],
    [0.5, 0.75],
  ];
  const evidence = { by: "geometry", outline } as unknown as PairRelation["evidence"];
  expect(differenceOf(whole, part, warpOf({ evidence }))).toMatchObject({ mean: 0, shared: 1 });
});

test("what the other does not show is painted blue and not averaged in; differences are drawn brighter", () => {
  const outline = [
    [0.5, 0],
    [1.5, 0],
    [1.5, 1],
    [0.5, 1],
  ];
  const evidence = { by: "geometry", outline } as unknown as PairRelation["evidence"];
  const found = differenceOf(
    picture(2, 1, () => 50),
    picture(2, 1, () => 60),
    warpOf({ evidence }),
  );
  expect([...found.pixels.data]).toEqual([10 * GAIN, 10 * GAIN, 10 * GAIN, 255, 22, 40, 84, 255]);
  expect(found.shared).toBe(0.5);
  expect(found.mean).toBeCloseTo(10 / 255, 9);
});
