// Where claims are drawn: inside the line, in the order of their figures, open where they have no upper end.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { bandOf, endOf, placeOf } from "./scale.ts";

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
