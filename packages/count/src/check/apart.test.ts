// Whether reasons keep every two parts apart, held against looking at each pair by itself.
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { needApart } from "./apart.ts";
import type { Sides } from "./apart.ts";
import { Unproved } from "./need.ts";

const areApart = (parts: number, reasons: readonly Sides[]): boolean => {
  try {
    needApart(parts, reasons);
    return true;
  } catch (error) {
    if (error instanceof Unproved) return false;
    throw error;
  }
};

/** Two parts are apart when some reason has one of them on a side and the other on another. */
function byPairs(parts: number, reasons: readonly Sides[]): boolean {
  const apart = (a: number, b: number) =>
    reasons.some((sides) =>
      sides.some((left, i) => left.includes(a) && sides.some((right, j) => i !== j && right.includes(b))),
    );
  const all = Array.from({ length: parts }, (_, part) => part);
  return all.every((a) => all.slice(a + 1).every((b) => apart(a, b)));
}

const range = (a: number, b: number) => Array.from({ length: b - a }, (_, i) => a + i);

/** Reasons that keep everybody apart: a part of each two halves, again and again, and each half in some disorder. */
function halving(from: number, to: number): Sides[] {
  if (to - from < 2) return [];
  const middle = Math.floor((from + to) / 2);
  return [[range(middle, to), range(from, middle)], ...halving(from, middle), ...halving(middle, to)];
}

it("asks for every pair, whatever the sides look like", () => {
  const few = fc.integer({ min: 0, max: 6 }).chain((parts) => {
    const side = fc.array(fc.nat(Math.max(0, parts - 1)), { maxLength: parts });
    const sides = fc.array(side, { maxLength: parts + 1 });
    return fc.tuple(
      fc.constant(parts),
      fc.array(parts === 0 ? fc.constant<number[][]>([]) : sides, { maxLength: 6 }),
    );
  });
  let apart = 0;
  fc.assert(
    fc.property(few, ([parts, reasons]) => {
      const expected = byPairs(parts, reasons);
      expect(areApart(parts, reasons)).toBe(expected);
      if (expected && parts > 2) apart++;
    }),
    { seed: 20261128, numRuns: 20_000 },
  );
  expect(apart).toBeGreaterThan(300);
});

it("asks for every pair of many", () => {
  for (const parts of [31, 32, 33, 63, 64, 65, 97]) {
    const reasons = halving(0, parts);
    expect(areApart(parts, reasons)).toBe(true);
    reasons.forEach((sides, i) => {
      expect(areApart(parts, reasons.toSpliced(i, 1))).toBe(false);
      sides.forEach((side, j) => {
        for (const at of new Set([0, side.length - 1])) {
          const less = reasons.with(i, sides.with(j, side.toSpliced(at, 1)));
          expect(areApart(parts, less)).toBe(false);
        }
        const again = reasons.with(i, sides.with(j, [...side, ...side]));
        expect(areApart(parts, again)).toBe(true);
      });
    });
    const whole = Array.from({ length: parts }, (_, part) => part);
    expect(areApart(parts, [[whole, whole]])).toBe(true);
    expect(areApart(parts, [[whole, []]])).toBe(false);
    expect(areApart(parts, [[whole, [0]], ...halving(1, parts)])).toBe(true);
    expect(areApart(parts, [[whole, [0]], ...halving(1, parts).slice(1)])).toBe(false);
  }
});

it("misses no single pair, wherever it stands", () => {
  for (const parts of [34, 65]) {
    const pairs = range(0, parts).flatMap((a) => range(a + 1, parts).map((b) => [a, b] as const));
    const reasons = pairs.map(([a, b]): Sides => [[b], [a]]);
    expect(areApart(parts, reasons)).toBe(true);
    pairs.forEach(([a, b], i) => {
      if (![0, 31, 32, 63, 64].some((edge) => edge === a || edge === b)) return;
      const less = reasons.with(i, [[a], [a]]);
      if (areApart(parts, less)) throw new Error(`${a} and ${b} of ${parts}`);
    });
  }
});

it("names no part that is not there, and takes no more memory than a machine may have", () => {
  expect(areApart(2, [[[0], [1, 2]]])).toBe(false);
  expect(areApart(1, [[[1]]])).toBe(false);
  const many = Array.from({ length: 50_001 }, (_, part) => part);
  expect(areApart(many.length, [[many, many]])).toBe(false);
  expect(areApart(many.length, [many.map((part) => [part])])).toBe(true);
});
