// Tests of a hash's printed form and of the distance between hashes.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromHex, hammingDistance, toHex } from "./hash.ts";

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
const seed = 20_261_122;

describe("the printed form of a hash", () => {
  test("keeps leading zeros and prints the highest bit first", () => {
    const bytes = new Uint8Array(32);
    bytes[31] = 1;
    expect(toHex(bytes)).toBe(`${"0".repeat(63)}1`);
    bytes[0] = 0x80;
    expect(toHex(bytes)).toBe(`80${"0".repeat(61)}1`);
  });

  test("reads back what it printed", () => {
    fc.assert(
      fc.property(hash, (bytes) => {
        expect(fromHex(toHex(bytes))).toEqual(bytes);
      }),
      { seed },
    );
  });

  test("is refused when it is anything but 64 lower-case digits", () => {
    for (const bad of [
      "",
      "0".repeat(63),
      "0".repeat(65),
      "G".repeat(64),
      "A".repeat(64),
      `${"0".repeat(64)}\n`,
    ]) {
      expect(() => fromHex(bad)).toThrow(RangeError);
    }
    expect(() => toHex(new Uint8Array(31))).toThrow("got 31");
  });
});

describe("the distance between two hashes", () => {
  test("is the number of bits in which they differ", () => {
    const zero = new Uint8Array(32);
    expect(hammingDistance(zero, zero)).toBe(0);
    expect(hammingDistance(zero, new Uint8Array(32).fill(255))).toBe(256);
    expect(hammingDistance(zero, Uint8Array.from(zero).fill(0b1010, 3, 4))).toBe(2);
  });

  test("is a metric: symmetric, zero only for equal hashes, and no detour is shorter", () => {
    fc.assert(
      fc.property(hash, hash, hash, (a, b, c) => {
        expect(hammingDistance(a, b)).toBe(hammingDistance(b, a));
        expect(hammingDistance(a, b) === 0).toBe(toHex(a) === toHex(b));
        expect(hammingDistance(a, c)).toBeLessThanOrEqual(hammingDistance(a, b) + hammingDistance(b, c));
      }),
      { seed },
    );
  });
});
