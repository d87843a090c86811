// Tests of exact search: whatever the tables, the answer is the one that comparing with every hash gives.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chunksOf, chunkValue, neighbourMasks, neighbours, thresholdsFor } from "./chunks.ts";
import { HashIndex } from "./hash-index.ts";
import { planSearch } from "./plan.ts";
import { scanWithin } from "./scan.ts";
import { flipped, randomHashes } from "./testing/hashes.ts";

const seed = 20_261_123;

function sealed(hashes: Uint8Array, widths?: readonly number[]): HashIndex {
  const index = new HashIndex();
  index.add(hashes);
  index.seal(widths);
  return index;
}

/** Widths of 11 to 32 chunks, even or not. */
const widths = fc.array(fc.integer({ min: 8, max: 20 }), { minLength: 13, maxLength: 31 }).map((start) => {
  const kept: number[] = [];
  let left = 256;
  for (const width of [...start, ...start, ...start]) {
    if (left - width < 0) break;
    kept.push(width);
    left -= width;
  }
  return left > 0 ? [...kept, left] : kept;
});

/** Bits to flip: spread over the whole hash, or all side by side from somewhere. */
function spreadBits(count: number, how: "even" | "clustered", from: number): number[] {
  return Array.from({ length: count }, (_, i) =>
    how === "even" ? Math.floor(((i + (from % 7) / 7) * 256) / count) % 256 : (from + i) % 256,
  );
}

describe("the pigeonhole", () => {
  test("leaves no way to spread the limit's bits over the chunks without one being near enough", () => {
    fc.assert(
      fc.property(widths, fc.integer({ min: 0, max: 64 }), (widths, limit) => {
        const chunks = chunksOf(widths);
        const thresholds = thresholdsFor(chunks, limit);
        expect(thresholds.reduce((sum, t) => sum + t + 1, 0)).toBe(limit + 1);
      }),
      { seed },
    );
  });

  test("looks up every neighbour of a value once", () => {
    for (const [width, most] of [
      [16, 1],
      [11, 2],
      [8, 3],
      [5, 0],
      [5, -1],
    ] as const) {
      const masks = neighbourMasks(width, most);
      expect(new Set(masks).size).toBe(masks.length);
      expect(masks.length).toBe(neighbours(width, most));
      expect(masks.every((mask) => mask < 2 ** width)).toBe(true);
    }
  });

  test("covers every bit of a hash by exactly one chunk", () => {
    fc.assert(
      fc.property(widths, fc.nat(255), (widths, bit) => {
        const words = new Uint32Array(flipped(new Uint8Array(32), [bit]).buffer);
        const values = chunksOf(widths).map((chunk) => chunkValue(words, 0, chunk));
        expect(values.filter((value) => value !== 0)).toHaveLength(1);
      }),
      { seed },
    );
  });

  test("cuts hashes into fewer, wider chunks the more there are", () => {
    expect([100_000, 1_000_000, 10_000_000].map((hashes) => planSearch(hashes).length)).toEqual([13, 12, 11]);
  });
});

describe("a search", () => {
  test("finds what lies at 31 bits and leaves out what lies at 32, however the bits are spread", () => {
    const query = randomHashes(1, 5);
    const near: Uint8Array[] = [];
    for (const how of ["even", "clustered"] as const) {
      for (let from = 0; from < 256; from++) {
        near.push(flipped(query, spreadBits(31, how, from)), flipped(query, spreadBits(32, how, from)));
      }
    }
    const hashes = new Uint8Array(near.flatMap((hash) => [...hash]).concat([...randomHashes(3000, 6)]));
    const truth = scanWithin(hashes, query, 31);
    expect(truth).toHaveLength(512);
    for (const cut of [undefined, planSearch(1e6), planSearch(3e5), Array.from({ length: 32 }, () => 8)]) {
      const index = sealed(hashes, cut);
      expect(index.search(query, 31)).toEqual(truth);
    }
  });

  test("answers as comparing with every hash does, for any chunks, segments, tail and limit", () => {
    const parts = fc.array(fc.record({ count: fc.nat(1500), sealed: fc.boolean() }), { maxLength: 4 });
    fc.assert(
      fc.property(
        parts,
        fc.nat(1e6),
        fc.integer({ min: 0, max: 70 }),
        fc.nat(1e6),
        (parts, from, limit, pick) => {
          const index = new HashIndex();
          const all: number[] = [];
          parts.forEach(({ count, sealed }, i) => {
            const hashes = randomHashes(count, from + i);
            expect(index.add(hashes)).toBe(all.length / 32);
            all.push(...hashes);
            if (sealed) index.seal();
          });
          const hashes = Uint8Array.from(all);
          expect(index.rows).toBe(hashes.length / 32);
          const rows = Math.max(1, index.rows);
          const base =
            hashes.length === 0
              ? new Uint8Array(32)
              : hashes.slice((pick % rows) * 32, (pick % rows) * 32 + 32);
          const query = flipped(base, spreadBits(pick % 40, pick % 2 === 0 ? "even" : "clustered", pick));
          expect(index.search(query, limit)).toEqual(scanWithin(hashes, query, limit));
        },
      ),
      { seed, numRuns: 60 },
    );
  });

  test("holds with any cut of the hashes", () => {
    fc.assert(
      fc.property(widths, fc.nat(1e6), fc.integer({ min: 20, max: 40 }), (widths, from, bits) => {
        const hashes = randomHashes(4000, from);
        const how = from % 2 === 0 ? "even" : "clustered";
        const query = flipped(
          hashes.slice(32 * (from % 4000), 32 * (from % 4000) + 32),
          spreadBits(bits, how, from),
        );
        expect(sealed(hashes, widths).search(query, 31)).toEqual(scanWithin(hashes, query, 31));
      }),
      { seed, numRuns: 20 },
    );
  });

  test("of nothing finds nothing", () => {
    const index = sealed(new Uint8Array(0));
    expect([index.rows, index.search(new Uint8Array(32), 31)]).toEqual([0, []]);
  });

  test("keeps a hundred thousand equal frames as one hash, and reports them", () => {
    const black = new Uint8Array(100_000 * 32);
    const index = new HashIndex();
    index.add(randomHashes(2000, 9));
    index.add(black);
    index.seal();
    index.add(black.subarray(0, 64));
    expect(index.search(new Uint8Array(32), 31)).toHaveLength(100_002);
    const [repeated, ...others] = index.repeated(1);
    expect([repeated?.hash, repeated?.rows.length, repeated?.rows[0], others]).toEqual([
      new Uint8Array(32),
      100_000,
      2000,
      [],
    ]);
  });

  test("is refused for what is no hash, and for a limit that is no number of bits", () => {
    const index = new HashIndex();
    expect(() => index.search(new Uint8Array(31), 31)).toThrow("got 31");
    expect(() => index.search(new Uint8Array(32), 1.5)).toThrow("got 1.5");
    expect(() => index.add(new Uint8Array(33))).toThrow("got 33");
    expect(() => sealed(randomHashes(1, 1), [16, 16])).toThrow("got 32");
    expect(() => sealed(randomHashes(1, 1), [32, 224])).toThrow("got 32");
  });
});
