// Tests of the all-pairs join against comparing each hash with every other.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hammingDistance } from "../hash.ts";
import { type Join, joinWithin } from "./join.ts";
import { flipped, randomHashes } from "./testing/hashes.ts";

function joinedRows(join: Join): string[] {
  const found: string[] = [];
  join.first.forEach((first, p) => {
    for (const a of join.rowsOf(first)) {
      for (const b of join.rowsOf(join.second[p] ?? -1))
        found.push(`${Math.min(a, b)}-${Math.max(a, b)}:${join.distances[p]}`);
    }
  });
  for (let hash = 0; hash < join.distinct; hash++) {
    const rows = join.rowsOf(hash);
    rows.forEach((a, i) => rows.subarray(i + 1).forEach((b) => found.push(`${a}-${b}:0`)));
  }
  return found.sort();
}

function truth(hashes: Uint8Array, limit: number): string[] {
  const found: string[] = [];
  const hash = (row: number): Uint8Array => hashes.subarray(row * 32, row * 32 + 32);
  for (let a = 0; a < hashes.length / 32; a++) {
    for (let b = a + 1; b < hashes.length / 32; b++) {
      const distance = hammingDistance(hash(a), hash(b));
      if (distance <= limit) found.push(`${a}-${b}:${distance}`);
    }
  }
  return found.sort();
}

describe("joining hashes with themselves", () => {
  test("finds every pair within the limit exactly once", () => {
    const near = fc.record({ of: fc.nat(99), bits: fc.array(fc.nat(255), { maxLength: 40 }) });
    const world = fc.record({ from: fc.nat(1e6), near: fc.array(near, { maxLength: 40 }) });
    fc.assert(
      fc.property(world, fc.integer({ min: 0, max: 40 }), ({ from, near }, limit) => {
        const base = randomHashes(100, from);
        const hashes = [...base];
        for (const { of, bits } of near) hashes.push(...flipped(base.subarray(of * 32, of * 32 + 32), bits));
        const all = Uint8Array.from(hashes);
        expect(joinedRows(joinWithin(all, limit))).toEqual(truth(all, limit));
      }),
      { seed: 3, numRuns: 12 },
    );
  });

  test("takes equal hashes as one", () => {
    const join = joinWithin(new Uint8Array(100_000 * 32), 31);
    expect([join.distinct, join.rowsOf(0).length, join.first.length]).toEqual([1, 100_000, 0]);
  });

  test("of nothing is nothing", () => {
    expect(joinWithin(new Uint8Array(0), 31).first).toHaveLength(0);
    expect(() => joinWithin(new Uint8Array(0), 65)).toThrow("got 65");
  });
});
