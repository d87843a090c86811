// Which contents share points: a part of a frame finds its frame among many, turned and grown; like corners alone find nothing.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Features } from "./features.ts";
import { movedAlike } from "./one-warp.ts";
import { PointIndex } from "./point-index.ts";

/** A repeatable stream of numbers in 0–1. */
function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

function frameOf(seed: number, count = 600): Features {
  const next = stream(seed);
  return {
    points: Float32Array.from(
      { length: count * 4 },
      (_, i) => next() * ([640, 360, 20, 360][i % 4] ?? 0) + (i % 4 === 2 ? 10 : 0),
    ),
    descriptors: Uint8Array.from({ length: count * 32 }, () => next() * 256),
  };
}

type Change = {
  readonly kept: number;
  readonly turn: number;
  readonly growth: number;
  readonly bits: number;
};

/** The first points of a frame as a copy shows them, with so many bits of each descriptor wrong. */
function copyOf({ points, descriptors }: Features, { kept, turn, growth, bits }: Change): Features {
  const next = stream(kept);
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180) * growth, Math.sin((turn * Math.PI) / 180) * growth];
  const moved = Float32Array.from({ length: kept * 4 }, (_, i) => {
    const [x = 0, y = 0, size = 0, angle = 0] = points.subarray(i - (i % 4), i - (i % 4) + 4);
    return [cos * x - sin * y + 40, sin * x + cos * y + 20, size * growth, (angle + turn) % 360][i % 4] ?? 0;
  });
  const changed = descriptors.slice(0, kept * 32);
  for (let point = 0; point < kept; point++)
    for (let bit = 0; bit < bits; bit++) {
      const at = Math.floor(next() * 256);
      changed[point * 32 + (at >> 3)] = (changed[point * 32 + (at >> 3)] ?? 0) ^ (1 << (at & 7));
    }
  return { points: moved, descriptors: changed };
}

test("a part finds the one content that it is from, whatever was added before and after it", () => {
  fc.assert(
    fc.property(
      fc.record({
        kept: fc.integer({ min: 150, max: 500 }),
        turn: fc.integer({ min: 0, max: 359 }),
        growth: fc.double({ min: 0.4, max: 2.5, noNaN: true }),
        bits: fc.integer({ min: 0, max: 30 }),
      }),
      fc.nat(11),
      (change, place) => {
        const index = new PointIndex();
        for (let i = 0; i < 12; i++) index.add(`c${i}`, [frameOf(1000 + i), frameOf(2000 + i)]);
        expect(index.size).toBe(12);
        expect([...index.votes(copyOf(frameOf(1000 + place), change)).keys()]).toEqual([`c${place}`]);
      },
    ),
    { seed: 20261123, numRuns: 12 },
  );
});

test("a stranger finds nothing, and what looks alike but lies anywhere is no more than chance", () => {
  const index = new PointIndex();
  const frame = frameOf(5);
  index.add("frame", [frame]);
  expect(index.votes(frameOf(6)).size).toBe(0);
  expect(index.votes(frame).get("frame")).toBeGreaterThan(400);
  expect(index.votes({ ...frame, points: frameOf(7).points }).size).toBe(0);
});

test("points that were moved alike are counted, the others are not", () => {
  const frame = frameOf(9, 100);
  const copy = copyOf(frame, { kept: 100, turn: 47, growth: 1.6, bits: 0 });
  const hits = { own: frame.points, other: copy.points };
  const each = Array.from({ length: 100 }, (_, i) => i);
  expect(movedAlike({ ...hits, pairs: each.flatMap((i) => [i, i]) })).toBe(100);
  const mixed = each.flatMap((i) => [i, (i * 37 + 11) % 100]);
  expect(movedAlike({ ...hits, pairs: mixed })).toBeLessThan(15);
  expect(movedAlike({ ...hits, pairs: [] })).toBe(0);
});

test("many copies of one film hide none of one another, though all their frames are alike", () => {
  const index = new PointIndex();
  const still = frameOf(3000, 300);
  const copies = 30;
  for (let n = 0; n < copies; n++)
    index.add(
      `copy ${n}`,
      Array.from({ length: 16 }, (_, i) => copyOf(still, { kept: 300 - n, turn: 0, growth: 1, bits: i })),
    );
  const part = copyOf(still, { kept: 120, turn: 0, growth: 1.5, bits: 12 });
  expect(index.votes(part).size).toBe(copies);
});
