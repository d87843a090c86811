// Tests that the committed kernel is what its source compiles to, and equals its plain twin bit for bit.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileKernel, moduleText } from "../../../../scripts/build-kernel.ts";
import { toHex } from "../hash.ts";
import { type Pdq, pdqFromFullFrame, pdqFromGrey, pdqFromRgb } from "../pdq.ts";
import { drawnBytes } from "../testing/drawn.ts";
import { twinFromFullFrame, twinFromGrey, twinFromRgb } from "../testing/pdq-twin.ts";
import { kernelBase64, kernelBytes } from "./kernel.generated.ts";

const told = ({ hash, quality }: Pdq): string => `${toHex(hash)} ${quality}`;

describe("the compiled kernel", () => {
  test("is byte for byte what its source in this repository compiles to", async () => {
    const binary = await compileKernel("match");
    expect(kernelBase64).toBe(binary.toString("base64"));
    expect(kernelBytes).toBe(binary.length);
    expect(moduleText("match", binary)).toContain(`kernelBytes = ${kernelBytes}`);
  });

  test("stays small enough to travel in every page: 10 KB at most", () => {
    expect(kernelBytes).toBeLessThanOrEqual(10_000);
  });
});

describe("the kernel and its plain twin", () => {
  const sides = fc.oneof(
    fc.integer({ min: 1, max: 140 }),
    fc.constantFrom(4, 5, 63, 64, 65, 127, 128, 129, 256, 511, 512, 513),
  );

  test("give the same hash and quality for any picture", () => {
    fc.assert(
      fc.property(sides, sides, fc.nat(), fc.boolean(), (width, height, seed, smooth) => {
        const rgb = drawnBytes(width * height * 3, seed, smooth);
        expect(told(pdqFromRgb(rgb, width, height))).toBe(told(twinFromRgb(rgb, width, height)));
        const grey = rgb.subarray(0, width * height);
        expect(told(pdqFromGrey(grey, width, height))).toBe(told(twinFromGrey(grey, width, height)));
      }),
      { seed: 20_260, numRuns: 120 },
    );
  });

  test.each([
    [64, 64],
    [128, 128],
    [512, 512],
    [640, 480],
    [1500, 1100],
    [5, 900],
    [2000, 6],
  ])("give the same for %i×%i pixels, shrunk or not, even, rough and black and white", (width, height) => {
    const length = width * height * 3;
    const chess = Uint8Array.from({ length }, (_, i) => ((i / 9) & 1) * 255);
    for (const rgb of [drawnBytes(length, 3, true), drawnBytes(length, 4, false), chess, chess.fill(77)]) {
      expect(told(pdqFromRgb(rgb, width, height))).toBe(told(twinFromRgb(rgb, width, height)));
      expect(told(pdqFromFullFrame(rgb, width, height))).toBe(told(twinFromFullFrame(rgb, width, height)));
    }
  });

  test("hold the kernel to account: one changed pixel of a flat picture is seen by both", () => {
    const flat = new Uint8Array(64 * 64).fill(100);
    const even = told(pdqFromGrey(flat, 64, 64));
    flat[1000] = 255;
    expect(told(pdqFromGrey(flat, 64, 64))).not.toBe(even);
    expect(told(pdqFromGrey(flat, 64, 64))).toBe(told(twinFromGrey(flat, 64, 64)));
  });
});
