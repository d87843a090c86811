// Looking closely: what is under the hand stays under it, and nothing beyond the picture is ever seen.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  FIT,
  keyed,
  limitsOf,
  oneToOne,
  panned,
  pinched,
  placedIn,
  pointAt,
  within,
  zoomedAt,
} from "./zoom.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const zoom = fc.double({ min: 0.05, max: 200, noNaN: true });
const limits = zoom.map(limitsOf);
const place = fc.record({ x: share, y: share });
const seed = { seed: 7, numRuns: 1000 };
const lensIn = (raw: { zoom: number; x: number; y: number }, of: ReturnType<typeof limitsOf>) =>
  within(raw, of);
const raw = fc.record({ zoom, x: share, y: share });
const opening = { width: 640, height: 400 };

describe("whatever is done", () => {
  const act = fc.oneof(
    fc.record({ kind: fc.constant("zoom" as const), to: zoom, at: place }),
    fc.record({
      kind: fc.constant("pan" as const),
      by: fc.record({ x: fc.double({ min: -3, max: 3, noNaN: true }), y: share }),
    }),
    fc.record({
      kind: fc.constant("key" as const),
      key: fc.constantFrom("+", "-", "0", "1", "ArrowLeft", "ArrowDown"),
    }),
  );
  test("the opening shows nothing but picture, as soon as the picture is as large as it", () => {
    fc.assert(
      fc.property(limits, fc.array(act, { maxLength: 20 }), (of, acts) => {
        let lens = within(FIT, of);
        for (const one of acts) {
          if (one.kind === "zoom") lens = zoomedAt(lens, one.to, one.at, of);
          else if (one.kind === "pan") lens = panned(lens, one.by, of);
          else lens = keyed(one.key, lens, { limits: of, one: of.least, far: false }) ?? lens;
          expect(lens.zoom).toBeGreaterThanOrEqual(of.least);
          expect(lens.zoom).toBeLessThanOrEqual(of.most);
          const { left, top, width, height } = placedIn(lens, opening, 1);
          const beyond = Math.max(left, top, opening.width - left - width, opening.height - top - height);
          expect(lens.zoom >= 1 ? beyond : 0).toBeLessThanOrEqual(0.5);
          expect(lens.zoom < 1 ? [lens.x, lens.y] : [0.5, 0.5]).toEqual([0.5, 0.5]);
        }
      }),
      seed,
    );
  });
});

test("what is under the hand stays under it, unless the edge comes first", () => {
  fc.assert(
    fc.property(limits, raw, zoom, place, (of, one, to, at) => {
      const lens = lensIn(one, of);
      const before = pointAt(lens, at);
      const after = zoomedAt(lens, to, at, of);
      const free = within(
        {
          zoom: after.zoom,
          x: before.x - (at.x - 0.5) / after.zoom,
          y: before.y - (at.y - 0.5) / after.zoom,
        },
        of,
      );
      fc.pre(Math.abs(free.x - (before.x - (at.x - 0.5) / after.zoom)) < 1e-9);
      fc.pre(Math.abs(free.y - (before.y - (at.y - 0.5) / after.zoom)) < 1e-9);
      expect(pointAt(after, at).x).toBeCloseTo(before.x, 6);
      expect(pointAt(after, at).y).toBeCloseTo(before.y, 6);
    }),
    seed,
  );
});

test("fingers that come back to where they were leave the picture as it was", () => {
  const of = { least: 1, most: 64 };
  const lens = { zoom: 4, x: 0.5, y: 0.5 };
  const from = { x: 0.4, y: 0.5, apart: 100 };
  const parted = pinched(lens, from, { x: 0.5, y: 0.55, apart: 180 }, of);
  expect(parted.zoom).toBeCloseTo(7.2, 9);
  expect(pointAt(parted, { x: 0.5, y: 0.55 }).x).toBeCloseTo(pointAt(lens, from).x, 9);
  const back = pinched(parted, { x: 0.5, y: 0.55, apart: 180 }, from, of);
  expect(back.zoom).toBeCloseTo(4, 9);
  expect(back.x).toBeCloseTo(0.5, 9);
});

test.each([
  [{ width: 4000, height: 2500 }, 1],
  [{ width: 4000, height: 2500 }, 2],
  [{ width: 160, height: 100 }, 1],
  [{ width: 1234, height: 771 }, 1.5],
])(
  "one to one, a picture of %j is as wide in the screen's pixels, and lies on whole ones (dpr %d)",
  (picture, dpr) => {
    const one = oneToOne(picture, opening, dpr);
    const lens = keyed("1", { zoom: 2, x: 0.31, y: 0.77 }, { limits: limitsOf(one), one, far: false });
    const { left, top, width } = placedIn(lens ?? FIT, opening, dpr);
    expect(width * dpr).toBeCloseTo(picture.width, 6);
    expect([left * dpr, top * dpr].map((px) => Math.abs(px - Math.round(px)) < 1e-9)).toEqual([true, true]);
  },
);

test("keys that mean something else are left alone", () => {
  const how = { limits: limitsOf(2), one: 2, far: false };
  for (const key of ["k", "Enter", "2", "Home"]) expect(keyed(key, FIT, how)).toBeNull();
  expect(keyed("0", { zoom: 9, x: 0.1, y: 0.2 }, how)).toEqual(FIT);
});
