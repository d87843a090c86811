// Tests of the points of drawn frames: in the mirror, after a turn and a change of size, and in the dark.
import { type Features, inMirror, pointFields } from "@sightline/match";
import { expect, test } from "vitest";
import { findFeatures } from "./find-features.ts";
import { type GreyFrame } from "../pixels/grey.ts";
import { mirrored } from "../pixels/plane.ts";
import { bitsBetween } from "../testing/nearest-twin.ts";
import { draw, sampled, scene } from "../testing/grey-scenes.ts";

const frame = scene(7, { x: 0 });
const found = findFeatures(frame);
const countOf = ({ points }: Features): number => points.length / pointFields;
const fieldsOf = ({ points }: Features, i: number): [number, number, number, number] => {
  const [x = 0, y = 0, size = 0, angle = 0] = points.subarray(i * pointFields, (i + 1) * pointFields);
  return [x, y, size, angle];
};
const between = (one: number, other: number): number => Math.abs(((one - other + 900) % 360) - 180);

/** Share of points of `a` that `b` has, within so many pixels at their size, at the same turn and nearly the same bits. */
function shareFound(a: Features, b: Features, { pixels, bits }: { pixels: number; bits: number }): number {
  let again = 0;
  for (let i = 0; i < countOf(a); i++) {
    const [x, y, size, angle] = fieldsOf(a, i);
    const isAgain = Array.from({ length: countOf(b) }, (_, j) => j).some((j) => {
      const [u, v, otherSize, otherAngle] = fieldsOf(b, j);
      const isNear = Math.hypot(u - x, v - y) <= (pixels * size) / 31 && Math.abs(otherSize / size - 1) < 0.3;
      return isNear && between(angle, otherAngle) < 15 && bitsBetween(a, i, b, j) <= bits;
    });
    if (isAgain) again++;
  }
  return again / countOf(a);
}

test("a rich frame has points, at most 2,020, at many sizes and all over the frame", () => {
  expect(countOf(found)).toBeGreaterThan(1500);
  expect(countOf(found)).toBeLessThanOrEqual(2020);
  const all = Array.from({ length: countOf(found) }, (_, i) => fieldsOf(found, i));
  expect(new Set(all.map(([, , size]) => Math.round(size))).size).toBeGreaterThan(5);
  const cells = all.map(([x, y]) => Math.floor(x / 80) * 100 + Math.floor(y / 60));
  expect(new Set(cells).size).toBe(8 * 6);
});

test.each([
  [640, 360],
  [361, 203],
  [97, 640],
])(
  "the mirror image of %i×%i pixels has the points that are told for it without looking",
  (width, height) => {
    const level = sampled(frame);
    const pixels = Uint8Array.from({ length: width * height }, (_, i) =>
      level(i % width, Math.floor(i / width) * 0.5),
    );
    const small: GreyFrame = { atUs: 0, width, height, pixels };
    const told = inMirror(findFeatures(small), width);
    const looked = findFeatures(mirrored(small));
    // Where the width is odd, the middle column's cell is another in the mirror.
    expect(Math.abs(countOf(looked) - countOf(told))).toBeLessThan(0.02 * countOf(told));
    expect(shareFound(told, looked, { pixels: 0.1, bits: 4 })).toBeGreaterThan(0.97);
    expect(shareFound(looked, told, { pixels: 0.1, bits: 4 })).toBeGreaterThan(0.97);
  },
);

test("what is mirrored twice is as it was", () => {
  const again = inMirror(inMirror(found, frame.width), frame.width);
  expect(again.descriptors).toEqual(found.descriptors);
  for (const [i, value] of again.points.entries()) expect(value).toBeCloseTo(found.points[i] ?? 0, 3);
});

test("the same frame gives the same points, whatever was looked at in between", () => {
  findFeatures(scene(8, { x: 0 }));
  findFeatures({ atUs: 0, width: 50, height: 900, pixels: new Uint8Array(45_000).fill(9) });
  expect(findFeatures(frame)).toEqual(found);
});

test.each([0.85, 0.7, 0.55])("a part of %d of a frame shown larger has points of the frame", (share) => {
  const level = sampled(frame);
  const part = findFeatures(draw((x, y) => level(120 + x * share, 60 + y * share)));
  const all = Array.from({ length: countOf(part) }, (_, i) => ({ i, size: fieldsOf(part, i)[2] * share }));
  // Smaller details than these are not to be seen in the whole.
  const kept = all.filter(({ size }) => size > 29).map(({ i }) => i);
  const points = kept.flatMap((i) => {
    const [x, y, size, angle] = fieldsOf(part, i);
    return [120 + x * share, 60 + y * share, size * share, angle];
  });
  const descriptors = kept.flatMap((i) => [...part.descriptors.subarray(i * 32, i * 32 + 32)]);
  const inFrame = { points: Float32Array.from(points), descriptors: Uint8Array.from(descriptors) };
  expect(shareFound(inFrame, found, { pixels: 2, bits: 64 })).toBeGreaterThan(0.3);
});

test("a smooth frame has points too, a flat or a tiny one has none", () => {
  const smooth = draw((x, y) => 120 + 12 * Math.sin(x / 9) * Math.sin(y / 11));
  expect(countOf(findFeatures(smooth))).toBeGreaterThan(100);
  expect(countOf(findFeatures(draw(() => 128)))).toBe(0);
  for (const [width, height] of [
    [1, 1],
    [640, 3],
    [17, 40],
    [40, 40],
  ] as const) {
    const pixels = Uint8Array.from({ length: width * height }, (_, i) => (i * 7919) % 256);
    expect(countOf(findFeatures({ atUs: 0, width, height, pixels }))).toBeLessThan(200);
  }
});
