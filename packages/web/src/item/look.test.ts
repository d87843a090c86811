// A picture that is turned: what is drawn on it lies in the upright picture where the hand was, and four turns are none.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { spotIn, type Turn } from "../kit/upright.ts";
import { spanned } from "../mark/sketch.ts";
import { AS_IT_IS, isAsItIs, scaleOf, seenAt, turned } from "./look.ts";
import { placedIn, placeOfPoint, pointAt, within } from "./zoom.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const spot = fc.record({ x: share, y: share });
const quarter = fc.constantFrom<Turn[]>(0, 1, 2, 3);

const looking = fc.record({
  turn: quarter,
  shape: fc.double({ min: 0.2, max: 5, noNaN: true }),
  high: fc.integer({ min: 100, max: 1200 }),
  zoom: fc.double({ min: 1, max: 16, noNaN: true }),
  at: spot,
  dpr: fc.constantFrom(1, 1.5, 2, 3),
});
type Looking = typeof looking extends fc.Arbitrary<infer T> ? T : never;

/** As a browser lays it out: turned about its middle, within what is zoomed. */
function laidOut({ turn, shape, high, zoom, at, dpr }: Looking) {
  const lens = within({ zoom, ...at }, { least: 1, most: 16 });
  const opening = { width: high * shape, height: high };
  const laid = placedIn(lens, opening, dpr);
  const scale = scaleOf(turn, shape);
  const [width, height] = (turn % 2 === 0 ? [laid.width, laid.height] : [laid.height, laid.width]).map(
    (px) => px * scale,
  ) as [number, number];
  const seen = {
    left: laid.left + (laid.width - width) / 2,
    top: laid.top + (laid.height - height) / 2,
    width,
    height,
  };
  const handAt = (point: { x: number; y: number }) => {
    const { x, y } = seenAt(turn, shape, point);
    return { clientX: laid.left + x * laid.width, clientY: laid.top + y * laid.height };
  };
  return { lens, opening, seen, handAt };
}

test("turned by any quarter and zoomed however far, the hand is at the place of the upright picture that is under it", () => {
  fc.assert(
    fc.property(looking, spot, (how, point) => {
      const { seen, handAt } = laidOut(how);
      const found = spotIn(seen, how.turn, handAt(point));
      expect(found.x).toBeCloseTo(point.x, 8);
      expect(found.y).toBeCloseTo(point.y, 8);
    }),
  );
});

test("a box that is drawn from any corner of a turned picture is the box of the upright one", () => {
  const box = fc
    .tuple(spot, spot)
    .filter(([a, b]) => Math.abs(a.x - b.x) > 0.01 && Math.abs(a.y - b.y) > 0.01);
  fc.assert(
    fc.property(looking, box, (how, [a, b]) => {
      const { seen, handAt } = laidOut(how);
      const drawn = spanned(spotIn(seen, how.turn, handAt(a)), spotIn(seen, how.turn, handAt(b)));
      const meant = spanned(a, b);
      for (const side of ["left", "top", "width", "height"] as const)
        expect(drawn?.[side]).toBeCloseTo(meant?.[side] ?? NaN, 8);
    }),
  );
});

test("the whole of a turned picture is in its frame, and a point of it is seen where the lens has it", () => {
  fc.assert(
    fc.property(looking, spot, (how, point) => {
      const place = seenAt(how.turn, how.shape, point);
      for (const share of [place.x, place.y]) {
        expect(share).toBeGreaterThanOrEqual(-1e-9);
        expect(share).toBeLessThanOrEqual(1 + 1e-9);
      }
      const { lens } = laidOut(how);
      const back = pointAt(lens, placeOfPoint(lens, place));
      expect(back.x).toBeCloseTo(place.x, 9);
      expect(back.y).toBeCloseTo(place.y, 9);
    }),
  );
});

test("four turns are none", () => {
  expect([1, 2, 3, 4].reduce((look) => turned(look), AS_IT_IS)).toEqual(AS_IT_IS);
  expect(isAsItIs(turned(AS_IT_IS))).toBe(false);
});
