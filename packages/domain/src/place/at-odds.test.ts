// Pairs that are at odds: the same as by holding each against each, without doing so where most agree.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { PlaceGiven } from "../check/given.ts";
import { placesApart, spansApart } from "./at-odds.ts";
import { touch } from "./circle.ts";
import { overlap, type TimeSpan } from "./span.ts";

function byAll<T>(
  all: readonly T[],
  most: number,
  isApart: (a: T, b: T) => boolean,
): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (const [i, a] of all.entries())
    for (const [j, b] of all.entries()) if (j > i && isApart(a, b) && found.length < most) found.push([i, j]);
  return found;
}

const place = fc.record({
  latitude: fc.oneof(
    fc.double({ min: 50, max: 50.05, noNaN: true }),
    fc.double({ min: -90, max: 90, noNaN: true }),
  ),
  longitude: fc.oneof(
    fc.double({ min: 179.97, max: 180, noNaN: true }),
    fc.double({ min: -180, max: 180, noNaN: true }),
  ),
  radiusMetres: fc.oneof(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 1, max: 20_000_000 })),
});
const span = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 40 }))
  .map(([from, long]): TimeSpan => ({ from, to: from + long }));

test("they are those that each against each finds, in the same order", () => {
  const most = fc.integer({ min: 1, max: 25 });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 40 }), most, (all, n) => {
      expect(placesApart(all, n)).toEqual(byAll(all, n, (a, b) => !touch(a, b)));
    }),
    { seed: 74, numRuns: 400 },
  );
  fc.assert(
    fc.property(fc.array(span, { maxLength: 40 }), most, (all, n) => {
      expect(spansApart(all, n)).toEqual(byAll(all, n, (a, b) => !overlap(a, b)));
    }),
    { seed: 74, numRuns: 400 },
  );
});

test.each([
  ["in one place", (n: number) => ({ latitude: 50 + n / 1e7, longitude: 30, radiusMetres: 500 })],
  ["far apart", (n: number) => ({ latitude: (n % 170) - 85, longitude: (n % 360) - 180, radiusMetres: 5 })],
  [
    "in one place but for a few",
    (n: number) => ({ latitude: n % 1500 === 1499 ? 50.003 : 50, longitude: 30, radiusMetres: 200 }),
  ],
] as const)("of thousands %s few are held against each other", (_, at) => {
  const all: PlaceGiven[] = Array.from({ length: 6000 }, (__, n) => at(n));
  let asked = 0;
  placesApart(all, 20, (a, b) => {
    asked += 1;
    return !touch(a, b);
  });
  expect(asked).toBeLessThan(all.length * 8);
});

test("of thousands of times that overlap none are held against each other, and few where some do not", () => {
  for (const late of [-1, 5999, 3000]) {
    const all = Array.from({ length: 6000 }, (_, n) =>
      n === late ? { from: 10_000, to: 10_001 } : { from: n % 50, to: 100 },
    );
    let asked = 0;
    const found = spansApart(all, 20, (a, b) => {
      asked += 1;
      return !overlap(a, b);
    });
    expect(found).toHaveLength(late < 0 ? 0 : 20);
    expect(asked).toBeLessThan(all.length * 21);
  }
});
