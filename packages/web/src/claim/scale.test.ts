// Where claims are drawn: inside the line, in the order of their figures, open where they have no upper end.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { bandOf, endOf, placeOf, ticksOf } from "./scale.ts";

const number = fc.option(fc.nat(10_000_000_000));
const drawn = fc.record({
  finding: fc.record({
    bounds: fc.option(
      fc.tuple(number, number).map(([a, b]) => ({
        low: a !== null && b !== null ? Math.min(a, b) : a,
        high: a !== null && b !== null ? Math.max(a, b) : b,
      })),
    ),
    atLeast: number,
  }),
});
type Claims = Parameters<typeof endOf>[0];

test("every band lies on the line, ends where it ends, and a larger figure is never left of a smaller one", () => {
  fc.assert(
    fc.property(
      fc.array(drawn, { maxLength: 8 }),
      number,
      fc.nat(1000),
      fc.nat(1000),
      (claims, most, a, b) => {
        const end = endOf(claims as unknown as Claims, [most]);
        for (const claim of claims) {
          const band = bandOf(claim as unknown as Claims[number], end);
          expect(band === null).toBe(claim.finding.bounds === null);
          if (band === null) continue;
          expect(band.left).toBeGreaterThanOrEqual(0);
          expect(band.width).toBeGreaterThanOrEqual(0);
          expect(band.left + band.width).toBeLessThanOrEqual(100.000_001);
          expect(band.isOpen).toBe(claim.finding.bounds?.high === null);
        }
        expect(placeOf(Math.min(a, b), end)).toBeLessThanOrEqual(placeOf(Math.max(a, b), end));
      },
    ),
    { seed: 20_310_409, numRuns: 500 },
  );
});

test("whatever the largest figure is, the axis has two to five round numbers, from 0 on, in equal steps inside it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000_000 }), (most) => {
      const end = endOf([], [most]);
      const ticks = ticksOf(end);
      expect(ticks[0]).toBe(0);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(5);
      const [, step = 0] = ticks;
      for (const [at, tick] of ticks.entries()) expect(tick).toBe(at * step);
      expect(ticks.at(-1)).toBeLessThan(end);
      expect(Number(String(step).replace(/0+$/, ""))).toBeLessThanOrEqual(25);
    }),
    { seed: 20_310_409, numRuns: 500 },
  );
  expect(ticksOf(endOf([], [320]))).toEqual([0, 100, 200, 300]);
});
