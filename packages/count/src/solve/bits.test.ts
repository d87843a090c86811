// Bit sets against plain sets of numbers, across the borders of their words.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Bits } from "./bits.ts";
import {
  add,
  allOf,
  andInto,
  andNot,
  bits,
  drop,
  has,
  isEmpty,
  nextIn,
  orInto,
  pick,
  runsOf,
  sizeOf,
} from "./bits.ts";

const runs = { seed: 20261128, numRuns: 300 };
const SIZE = 131;
const members = fc.uniqueArray(fc.nat(SIZE - 1), { maxLength: SIZE });
const setOf = (list: readonly number[]): Bits => {
  const set = bits(SIZE);
  for (const v of list) add(set, v);
  return set;
};
const sorted = (list: Iterable<number>) => [...list].sort((a, b) => a - b);
const listOf = (set: Bits) => {
  const list: number[] = [];
  for (let v = nextIn(set, 0); v >= 0; v = nextIn(set, v + 1)) list.push(v);
  return list;
};

describe("a set of vertices", () => {
  it("holds what was added and not what was dropped, in order, and knows how many", () => {
    fc.assert(
      fc.property(members, members, (list, gone) => {
        const set = setOf(list);
        for (const v of gone) drop(set, v);
        const left = sorted(list.filter((v) => !gone.includes(v)));
        expect(listOf(set)).toEqual(left);
        expect(sizeOf(set)).toBe(left.length);
        expect(isEmpty(set)).toBe(left.length === 0);
        for (let v = 0; v < SIZE; v++) expect(has(set, v)).toBe(left.includes(v));
      }),
      { ...runs, numRuns: 60 },
    );
  });

  it("finds its next member from anywhere, or none", () => {
    fc.assert(
      fc.property(members, fc.nat(SIZE - 1), (list, from) => {
        expect(nextIn(setOf(list), from)).toBe(sorted(list).find((v) => v >= from) ?? -1);
      }),
      runs,
    );
  });

  it("meets, joins and leaves out others", () => {
    fc.assert(
      fc.property(members, members, (a, b) => {
        const [both, either] = [setOf(a), setOf(a)];
        andInto(both, setOf(b));
        orInto(either, setOf(b));
        expect(listOf(both)).toEqual(sorted(a.filter((v) => b.includes(v))));
        expect(listOf(either)).toEqual(sorted(new Set([...a, ...b])));
        expect(listOf(andNot(setOf(a), setOf(b)))).toEqual(sorted(a.filter((v) => !b.includes(v))));
      }),
      runs,
    );
  });

  it.each([1, 31, 32, 33, 63, 64, 65, 96])("of all below %i has just so many", (size) => {
    expect(listOf(allOf(size))).toEqual(Array.from({ length: size }, (_, v) => v));
    expect(sizeOf(allOf(size))).toBe(size);
    expect(allOf(size).length).toBe(Math.ceil(size / 32));
  });

  it("is renumbered in long runs as it would be one by one", () => {
    fc.assert(
      fc.property(members, fc.uniqueArray(fc.nat(SIZE - 1), { maxLength: 6 }), (list, holes) => {
        const kept = Array.from({ length: SIZE }, (_, v) => v).filter((v) => !holes.includes(v));
        const expected = kept.flatMap((v, i) => (list.includes(v) ? [i] : []));
        expect(listOf(pick(setOf(list), runsOf(kept), kept.length))).toEqual(expected);
      }),
      runs,
    );
  });
});
