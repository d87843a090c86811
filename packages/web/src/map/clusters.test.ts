// Marks on the map: each thing is in exactly one, whatever lies where, and no two of them overlap.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { APART, clustersOf } from "./clusters.ts";

test("whatever lies where, each is in one mark, near where it lies, and no two marks are closer than a finger", () => {
  const spot = fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 300 }) });
  fc.assert(
    fc.property(fc.array(spot, { maxLength: 60 }), (drawn) => {
      const spots = drawn.map((at, of) => ({ ...at, of }));
      const clusters = clustersOf(spots);
      expect(clusters.flatMap(({ all }) => all).sort((a, b) => a - b)).toEqual(spots.map(({ of }) => of));
      for (const { x, y, all } of clusters)
        for (const of of all)
          expect(Math.hypot((spots[of]?.x ?? 0) - x, (spots[of]?.y ?? 0) - y)).toBeLessThan(APART);
      for (const [at, a] of clusters.entries())
        for (const b of clusters.slice(at + 1))
          expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(APART);
    }),
    { seed: 20261130 },
  );
});
