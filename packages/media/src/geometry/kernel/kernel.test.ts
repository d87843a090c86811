// Tests that the committed kernel of geometry is what its source compiles to, and pairs points as its plain twin does.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileKernel, moduleText } from "../../../../../scripts/build-kernel.ts";
import type { Features } from "../grey.ts";
import { nearest } from "../pair-points.ts";
import { nearestTwin } from "../testing/nearest-twin.ts";
import { kernelBase64, kernelBytes } from "./kernel.generated.ts";

describe("the compiled kernel", () => {
  test("is byte for byte what its source in this repository compiles to", { timeout: 60_000 }, async () => {
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
