// Tests of sealed segments: read back as written, and refused when anything about them is wrong.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromHex } from "../hash.ts";
import { checksumOf } from "./checksum.ts";
import { openSegment, seal } from "./segment.ts";
import { randomHashes } from "./testing/hashes.ts";

const seed = 7;
const sample = seal(randomHashes(40, 1));
const codeOf = (bytes: Uint8Array): string => {
  const opened = openSegment(bytes);
  return "refused" in opened ? opened.code : "opened";
};

describe("a sealed segment", () => {
  test("is the same bytes for the same hashes, and opens with all of them", () => {
    expect(seal(randomHashes(40, 1))).toEqual(sample);
    const opened = openSegment(sample);
    expect("refused" in opened ? opened : opened.rows).toBe(40);
  });

  test("opens where it lies, at any place of a larger buffer", () => {
    for (const shift of [1, 2, 3, 4]) {
      const buffer = new Uint8Array(sample.length + shift);
      buffer.set(sample, shift);
      expect(codeOf(buffer.subarray(shift))).toBe("opened");
    }
  });

  test("is refused when a bit of it has changed", () => {
    fc.assert(
      fc.property(fc.nat(sample.length - 1), fc.nat(7), (at, bit) => {
        const bytes = Uint8Array.from(sample);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        expect(codeOf(bytes)).toBe(at < 4 ? "not-a-segment" : at < 8 ? "segment-version" : "segment-damaged");
      }),
      { seed, numRuns: 150 },
    );
    // The header is where a changed bit could do most: all of it.
    for (let at = 0; at < 100; at++) {
      const bytes = Uint8Array.from(sample);
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      expect(codeOf(bytes)).not.toBe("opened");
    }
  });

  test("is refused when it was cut short or grew", () => {
    for (const length of [0, 3, 27, 28, 400, sample.length - 4, sample.length - 1]) {
      expect(codeOf(sample.slice(0, length))).toBe(length < 28 ? "not-a-segment" : "segment-damaged");
    }
    const longer = new Uint8Array(sample.length + 4);
    longer.set(sample);
    expect(codeOf(longer)).toBe("segment-damaged");
  });

  test("is refused when it is something else", () => {
    expect(codeOf(new TextEncoder().encode("a letter that is no index of hashes at all"))).toBe(
      "not-a-segment",
    );
  });

  test("is refused to be made of over 2^24 hashes, or of chunks that are not 256 bits", () => {
    expect(() => seal(randomHashes(1, 1), [16, 16])).toThrow("got 32");
    expect(() => seal(randomHashes(1, 1), [32, 224])).toThrow("got 32");
  });
});

describe("the checksum", () => {
  test("is xxHash32 as others compute it", () => {
    expect(checksumOf(new Uint32Array(0))).toBe(0x02cc5d05);
    const text = new Uint32Array(fromHex("6e".repeat(32)).buffer);
    expect(checksumOf(text)).toBe(0x3f0120d6);
  });
});
