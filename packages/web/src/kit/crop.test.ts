// The part of a frame around a person: always in the frame, always of the shape of its opening, always with the box in it.
import { assert, double, property, tuple } from "fast-check";
import { expect, test } from "vitest";
import { partAround, placeOf } from "./crop.ts";

const OPENING = 4 / 5;
const fraction = { min: 0.01, max: 1, noNaN: true };

const anyBox = tuple(double(fraction), double(fraction), double(fraction), double(fraction)).map(
  ([x, y, w, h]) => ({ left: x * (1 - w), top: y * (1 - h), width: w, height: h }),
);

test("the part lies in the frame, has the shape of its opening, and holds the middle of the box", () => {
  assert(
    property(anyBox, double({ min: 0.4, max: 3, noNaN: true }), (box, shape) => {
      const part = partAround(box, shape, OPENING);
      expect(part.left).toBeGreaterThanOrEqual(-1e-9);
      expect(part.top).toBeGreaterThanOrEqual(-1e-9);
      expect(part.left + part.width).toBeLessThanOrEqual(1 + 1e-9);
      expect(part.top + part.height).toBeLessThanOrEqual(1 + 1e-9);
      expect((part.width * shape) / part.height).toBeCloseTo(OPENING, 6);
      const middle = [box.left + box.width / 2, box.top + box.height / 2] as const;
      expect(middle[0]).toBeGreaterThanOrEqual(part.left - 1e-9);
      expect(middle[0]).toBeLessThanOrEqual(part.left + part.width + 1e-9);
      expect(middle[1]).toBeGreaterThanOrEqual(part.top - 1e-9);
      expect(middle[1]).toBeLessThanOrEqual(part.top + part.height + 1e-9);
    }),
    { seed: 3 },
  );
});

test("a small box in the middle of a wide frame is seen whole, with room around it", () => {
  const part = partAround({ left: 0.45, top: 0.4, width: 0.1, height: 0.4 }, 16 / 9, OPENING);
  expect(part.height).toBeCloseTo(0.54, 6);
  expect(part.top).toBeCloseTo(0.33, 6);
  expect(part.left + part.width / 2).toBeCloseTo(0.5, 6);
});

test("the frame is laid so that its part fills the opening", () => {
  expect(placeOf({ left: 0.25, top: 0, width: 0.5, height: 1 })).toEqual({
    left: "-50%",
    top: "0%",
    width: "200%",
    height: "100%",
  });
});
