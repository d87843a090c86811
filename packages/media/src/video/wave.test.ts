// Tests of the wave: at most a thousand stretches, each with its lowest and highest sample, wherever the bytes are cut.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sampleRate } from "./sound.ts";
import { waveReader } from "./wave.ts";

const bytesOf = (samples: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(samples.length * 2);
  for (const [n, sample] of samples.entries()) bytes.writeInt16LE(sample, n * 2);
  return bytes;
};

describe("the wave of a video's sound", () => {
  test("is null without sound", () => {
    expect(waveReader().end(0)).toBeNull();
  });

  test("shows a bang at its time, on the clock of the frames", () => {
    const samples = Array.from({ length: sampleRate * 3 }, (_, n) => (n === 12_345 ? 32_767 : n % 2));
    const wave = waveReader();
    wave.take(bytesOf(samples));
    const { fromUs, stepUs, lows, highs } = wave.end(5_000_000) ?? {
      fromUs: 0,
      stepUs: 0,
      lows: [],
      highs: [],
    };
    expect([fromUs, stepUs, lows.length, highs.length]).toEqual([5_000_000, 10_000, 300, 300]);
    expect(highs.indexOf(127)).toBe(Math.floor(12_345 / (sampleRate / 100)));
    expect(highs.filter((high) => high > 0)).toHaveLength(1);
  });

  test("is the lows and highs of the samples of each stretch, however long, wherever the bytes are cut", () => {
    const bits = fc.array(fc.integer({ min: -32_768, max: 32_767 }), { minLength: 1, maxLength: 50 });
    const length = fc.integer({ min: 1, max: 400_000 });
    const cut = fc.integer({ min: 1, max: 70_000 });
    fc.assert(
      fc.property(bits, length, cut, (pattern, length, cut) => {
        const samples = Array.from({ length }, (_, n) => (pattern[n % pattern.length] ?? 0) >> (n % 7));
        const bytes = bytesOf(samples);
        const reader = waveReader();
        for (let at = 0; at < bytes.length; at += cut) reader.take(bytes.subarray(at, at + cut));
        const wave = reader.end(0);
        const stretch = ((wave?.stepUs ?? 0) * sampleRate) / 1e6;
        const expected = [];
        for (let at = 0; at < length; at += stretch) {
          const part = samples.slice(at, at + stretch);
          expected.push(Math.round((part.reduce((a, b) => Math.max(a, b)) * 127) / 32_768));
        }
        expect(wave?.highs).toEqual(expected);
        expect(wave?.lows.length).toBe(expected.length);
        expect(expected.length).toBeLessThanOrEqual(1000);
      }),
      { seed: 3, numRuns: 12 },
    );
  });
});
