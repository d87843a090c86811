// A picture that is turned: what is drawn on it lies in the upright picture where the hand was, and four turns are none.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { upright, type Turn } from "../kit/upright.ts";
import { AS_IT_IS, isAsItIs, scaleOf, turned } from "./look.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const spot = fc.record({ x: share, y: share });
const quarter = fc.constantFrom<Turn[]>(0, 1, 2, 3);

test("a place of the turned picture is the place of the upright one that the turn brought there", () => {
  fc.assert(
    fc.property(spot, quarter, fc.double({ min: 0.2, max: 5, noNaN: true }), (at, turn, shape) => {
      const seen = upright(turn, at);
      // Turned about the middle, as a browser does: in pixels of a picture of this shape.
      const [width, height] = [shape, 1];
      const [dx, dy] = [(seen.x - 0.5) * width, (seen.y - 0.5) * height];
      const angle = (turn * Math.PI) / 2;
      const [x, y] = [
        dx * Math.cos(angle) - dy * Math.sin(angle),
        dx * Math.sin(angle) + dy * Math.cos(angle),
      ];
      const [wide, high] = turn % 2 === 0 ? [width, height] : [height, width];
      expect(x / wide + 0.5).toBeCloseTo(at.x, 9);
      expect(y / high + 0.5).toBeCloseTo(at.y, 9);
      const scale = scaleOf(turn, shape);
      expect(wide * scale).toBeLessThanOrEqual(width + 1e-9);
      expect(high * scale).toBeLessThanOrEqual(height + 1e-9);
    }),
  );
});

test("four turns are none", () => {
  expect([1, 2, 3, 4].reduce((look) => turned(look), AS_IT_IS)).toEqual(AS_IT_IS);
  expect(isAsItIs(turned(AS_IT_IS))).toBe(false);
});
