// Tests that the committed kernel of geometry is what its source compiles to, and pairs points as its plain twin does.
import type { Features } from "@sightline/match";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileKernel, moduleText } from "../../../../scripts/build-kernel.ts";
import { nearest } from "../points/pair-points.ts";
import { nearestTwin } from "../testing/nearest-twin.ts";
import { compareEach } from "../pixels/blocks.ts";
import { type Plane, blurred } from "../pixels/plane.ts";
import { blurredTwin, correlateTwin } from "../testing/planes-twin.ts";
import { kernelBase64, kernelBytes } from "./kernel.generated.ts";

describe("the compiled kernel", () => {
  test("is byte for byte what its source in this repository compiles to", async () => {
    const binary = await compileKernel("media");
    expect(kernelBase64).toBe(binary.toString("base64"));
    expect(kernelBytes).toBe(binary.length);
    expect(moduleText("media", binary)).toContain(`kernelBytes = ${kernelBytes}`);
  });
});

test("points are paired as comparing every bit of every two does, the first of equals", () => {
  // Few different bytes, so that many are equally near.
  const features = fc.nat(20).chain((count) =>
    fc
      .array(fc.constantFrom(0, 1, 3, 255), { minLength: 32 * count, maxLength: 32 * count })
      .map((bytes): Features => ({
        points: new Float32Array(4 * count),
        descriptors: Uint8Array.from(bytes),
      })),
  );
  fc.assert(
    fc.property(features, features, (a, b) => {
      expect(nearest(a, b)).toEqual(nearestTwin(a, b));
    }),
    { seed: 20_261_123, numRuns: 100 },
  );
});

/** Levels that are repeatable, smooth or rough, some of them outside what is shown. */
function planeOf(
  width: number,
  height: number,
  { seed, grain, cut }: { seed: number; grain: number; cut: number },
): Plane {
  const levels = Float32Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    if (x < cut) return Number.NaN;
    const smooth = 60 * Math.sin(x / 3 + seed) * Math.cos(y / 4 - seed);
    return 120 + smooth + grain * Math.sin(i * i + seed);
  });
  return { width, height, levels };
}

const seed = fc.integer({ min: 0, max: 50 });
const grain = fc.constantFrom(0, 0.5, 40);

test("blocks are as alike as the plain twin says, to a ten-thousandth, and where it finds them", () => {
  fc.assert(
    fc.property(seed, grain, fc.nat(9), fc.integer({ min: 34, max: 61 }), (seed, grain, cut, width) => {
      const target = planeOf(width, 40, { seed, grain, cut: 0 });
      const seen = planeOf(width, 40, { seed: seed + 1, grain, cut });
      for (const [x, y] of [
        [0, 0],
        [width - 16, 24],
        [9, 11],
      ] as const) {
        const [block] = compareEach(target, seen, [{ x, y, reach: 4 }]);
        const here = correlateTwin(target, seen, { x, y });
        expect(block === null).toBe(Number.isNaN(here));
        if (block === undefined || block === null) continue;
        expect(Math.abs(block.here - here)).toBeLessThan(1e-4);
        const [dx, dy] = [Math.round(block.dx), Math.round(block.dy)];
        const around = [dx - 1, dx, dx + 1].flatMap((u) =>
          [dy - 1, dy, dy + 1].map((v) => correlateTwin(target, seen, { x, y, dx: u, dy: v })),
        );
        expect(around.some((value) => Math.abs(value - block.best) < 1e-4)).toBe(true);
      }
    }),
    { seed: 20_261_123, numRuns: 60 },
  );
});

test("a frame is blurred as its plain twin does it, to a thousandth of a level, up to its edges", () => {
  const side = fc.integer({ min: 1, max: 23 });
  fc.assert(
    fc.property(
      side,
      side,
      seed,
      fc.double({ min: 0.3, max: 6, noNaN: true }),
      (width, height, seed, sigma) => {
        const pixels = Uint8Array.from({ length: width * height }, (_, i) => (i * i * 31 + seed * 97) % 256);
        const frame = { atUs: 0, width, height, pixels };
        const [found, twin] = [blurred(frame, sigma).levels, blurredTwin(frame, sigma).levels];
        expect(found.length).toBe(twin.length);
        for (const [i, level] of found.entries()) expect(Math.abs(level - (twin[i] ?? 0))).toBeLessThan(1e-3);
      },
    ),
    { seed: 20_261_123, numRuns: 60 },
  );
});
