// Tests that the search of a block finds every near hash and nothing else.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashBlock } from "./hash-block.ts";
import { hammingDistance } from "./hash.ts";
import { drawnBytes } from "./testing/drawn.ts";

const hashAt = (hashes: Uint8Array, i: number): Uint8Array => hashes.subarray(i * 32, i * 32 + 32);

/** `hashes` with some of them replaced by near copies of the queries. */
function planted(count: number, queries: Uint8Array, seed: number): Uint8Array {
  const hashes = drawnBytes(count * 32, seed, false);
  const asked = queries.length / 32;
  if (asked === 0) return hashes;
  for (let i = seed % 5; i < count; i += 7) {
    hashes.set(hashAt(queries, i % asked), i * 32);
    for (let bit = 0; bit < i % 40; bit++) {
      const byte = i * 32 + ((bit * 11) % 32);
      hashes[byte] = (hashes[byte] ?? 0) ^ (1 << (bit % 8));
    }
  }
  return hashes;
}

function pairsOneByOne(hashes: Uint8Array, queries: Uint8Array, limit: number): string[] {
  const pairs: string[] = [];
  for (let q = 0; q < queries.length / 32; q++) {
    for (let i = 0; i < hashes.length / 32; i++) {
      const distance = hammingDistance(hashAt(hashes, i), hashAt(queries, q));
      if (distance <= limit) pairs.push(`${q} ${i} ${distance}`);
    }
  }
  return pairs.sort();
}

function pairsOf(hashes: Uint8Array, queries: Uint8Array, limit: number): string[] {
  const { places, queries: of, distances } = hashBlock(hashes).within(queries, limit);
  return Array.from(places, (place, i) => `${of[i]} ${place} ${distances[i]}`).sort();
}

describe("a block of hashes", () => {
  test("finds just the pairs that a comparison one by one finds", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 19 }),
        fc.constantFrom(0, 1, 31, 64, 130, 256),
        fc.nat(),
        (count, asked, limit, seed) => {
          const queries = drawnBytes(asked * 32, seed + 1, false);
          const hashes = planted(count, queries, seed);
          expect(pairsOf(hashes, queries, limit)).toEqual(pairsOneByOne(hashes, queries, limit));
        },
      ),
      { seed: 31, numRuns: 60 },
    );
  });

  test("finds all of them in more hashes than are looked at in one go, even when every one is near", () => {
    const query = drawnBytes(9 * 32, 5, false);
    const { places } = hashBlock(drawnBytes(20_000 * 32, 6, false)).within(query, 256);
    expect(places).toHaveLength(9 * 20_000);
    expect(new Set(places).size).toBe(20_000);
  });

  test("tells the nearest, and the first among equals", () => {
    const queries = drawnBytes(32, 9, false);
    const hashes = planted(300, queries, 9);
    const distances = Array.from({ length: 300 }, (_, i) => hammingDistance(hashAt(hashes, i), queries));
    const distance = Math.min(...distances);
    expect(hashBlock(hashes).nearest(queries)).toEqual({ place: distances.indexOf(distance), distance });
    const opposite = queries.map((byte) => 255 - byte);
    expect(hashBlock(opposite).nearest(queries)).toEqual({ place: 0, distance: 256 });
    expect(hashBlock(new Uint8Array()).nearest(queries)).toBeUndefined();
  });

  test("is refused when a hash is cut short", () => {
    expect(() => hashBlock(new Uint8Array(33))).toThrow(RangeError);
    expect(() => hashBlock(new Uint8Array(32)).within(new Uint8Array(31), 31)).toThrow(RangeError);
    expect(() => hashBlock(new Uint8Array(32)).within(new Uint8Array(32), -1)).toThrow(RangeError);
    expect(() => hashBlock(new Uint8Array(32)).nearest(new Uint8Array(64))).toThrow(RangeError);
  });
});
