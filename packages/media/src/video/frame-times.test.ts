// Tests of the reading of frame times: exact rounding, lines cut anywhere, and nonsense refused.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frameTimes, toMicroseconds } from "./frame-times.ts";

const lines =
  "#software: x\n#tb 0: 1/15360\n0,          0,          0,      512, 49152, 0xabc\n0, 512, 512, 512, 49152, 0x1, F=0x0\n";

describe("frame times", () => {
  test("are the same wherever the stream is cut", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: lines.length }), (cut) => {
        const times = frameTimes();
        for (const part of [lines.slice(0, cut), lines.slice(cut)])
          expect(times.take(Buffer.from(part))).toBeUndefined();
        expect(times.ptsUs).toEqual([0, 33_333]);
        expect(times.lastDurationUs()).toBe(33_333);
      }),
      { seed: 5 },
    );
  });

  test("are rounded to the nearest microsecond, also before zero", () => {
    expect(toMicroseconds(1n, 1n, 3n)).toBe(333_333);
    expect(toMicroseconds(2n, 1n, 3n)).toBe(666_667);
    expect(toMicroseconds(-2n, 1n, 3n)).toBe(-666_667);
    expect(toMicroseconds(1n, 1n, 2_000_000n)).toBe(1);
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 1_000_000 }), (ticks, den) => {
        const us = toMicroseconds(BigInt(ticks), 1n, BigInt(den));
        const error = BigInt(us) * BigInt(den) - BigInt(ticks) * 1_000_000n;
        fc.pre(Number.isSafeInteger(us));
        expect(2n * (error < 0n ? -error : error) <= BigInt(den)).toBe(true);
      }),
      { seed: 5 },
    );
  });

  test("are refused when they are not what ffmpeg prints", () => {
    const bad = [
      "0, 1, 1, 1, 1, 0x1\n",
      "#tb 0: 1/0\n",
      "#tb 0: 1/9\nhello\n",
      "#tb 0: 1/1\n0, 0, -9223372036854775808, 1, 1, 0x0\n",
      "x".repeat(600),
    ];
    for (const text of bad)
      expect(frameTimes().take(Buffer.from(text))).toMatchObject({ code: "odd-answer" });
  });
});
