// Points are stored in steps far finer than they are found, and read back the same however often.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { pointsFromBlob, pointsToBlob } from "./stored-points.ts";

const point = fc.tuple(
  fc.double({ min: 0, max: 640, noNaN: true }),
  fc.double({ min: 0, max: 640, noNaN: true }),
  fc.double({ min: 1, max: 260, noNaN: true }),
  fc.double({ min: 0, max: 360, noNaN: true }),
);
const features = fc
  .array(fc.tuple(point, fc.uint8Array({ minLength: 32, maxLength: 32 })), { maxLength: 20 })
  .map((all) => ({
    points: Float32Array.from(all.flatMap(([fields]) => fields)),
    descriptors: Uint8Array.from(all.flatMap(([, descriptor]) => [...descriptor])),
  }));
const view = fc.record({
  atUs: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
  width: fc.integer({ min: 1, max: 640 }),
  features,
});
const views = fc.uniqueArray(view, { maxLength: 4, selector: ({ atUs }) => atUs });
const runs = { seed: 20261123, numRuns: 60 };

test("points are read back within a hundredth of a pixel and of a degree, descriptors bit for bit", () => {
  fc.assert(
    fc.property(views, (seen) => {
      const blob = pointsToBlob(seen);
      const read = pointsFromBlob(blob);
      expect(read.map(({ atUs }) => atUs)).toEqual(seen.map(({ atUs }) => atUs));
      for (const [i, one] of read.entries()) {
        expect(one.features.descriptors).toEqual(seen[i]?.features.descriptors);
        expect(one.width).toBe(seen[i]?.width);
        for (const [k, value] of one.features.points.entries())
          expect(Math.abs(value - (seen[i]?.features.points[k] ?? 0))).toBeLessThan(0.01);
      }
      // What was stored once does not drift.
      expect(pointsToBlob(read)).toEqual(blob);
    }),
    runs,
  );
});

test("bytes that end in the middle of a frame are not taken for points", () => {
  const one = { points: new Float32Array(8), descriptors: new Uint8Array(64) };
  const blob = pointsToBlob([{ atUs: 0, width: 640, features: one }]);
  expect(() => pointsFromBlob(blob.subarray(0, -1))).toThrow(RangeError);
});
