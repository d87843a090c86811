// Whatever the hand and the keys do, a part is one that the rules take.
import * as fc from "fast-check";
import { isRegion } from "@sightline/domain";
import { expect, test } from "vitest";
import { drawn, MIDDLE, partIn, partSaid, pressed, regionOf } from "./part.ts";

const seed = 20261122;
const anywhere = fc.double({ min: -0.5, max: 1.5, noNaN: true });
const place = fc.record({ x: anywhere, y: anywhere });
const key = fc.constantFrom("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown");

test("what is drawn and then moved and resized is inside the picture and has an area, always", () => {
  fc.assert(
    fc.property(
      place,
      place,
      fc.array(fc.tuple(key, fc.boolean()), { maxLength: 300, size: "max" }),
      (a, b, keys) => {
        let part = drawn(a, b) ?? MIDDLE;
        for (const [pressedKey, resizes] of keys) {
          const next = pressed(part, pressedKey, resizes);
          if (!next) throw new Error("Expected an arrow to leave a part.");
          expect(isRegion(regionOf(next))).toBe(true);
          // A move keeps its size, a resize its corner.
          const kept = (one: typeof part) => (resizes ? [one.left, one.top] : [one.width, one.height]);
          expect(kept(next)).toEqual(kept(part));
          part = next;
        }
        expect(partIn(regionOf(part))).toEqual(part);
      },
    ),
    { seed, numRuns: 300 },
  );
});

test("is the same whichever corner it was begun at, and a click is none", () => {
  expect(drawn({ x: 0.2, y: 0.1 }, { x: 0.6, y: 0.4 })).toEqual(
    drawn({ x: 0.6, y: 0.4 }, { x: 0.2, y: 0.1 }),
  );
  expect(drawn({ x: 0.2, y: 0.1 }, { x: 0.201, y: 0.101 })).toBe(null);
});

test("moved there and back it is where it was", () => {
  const there = pressed(pressed(MIDDLE, "ArrowLeft", false) ?? null, "ArrowRight", false);
  expect(there).toEqual(MIDDLE);
});

test("is begun by Enter or an arrow, taken away by Delete, and left alone by letters", () => {
  expect(pressed(null, "Enter", false)).toEqual(MIDDLE);
  expect(pressed(null, "ArrowUp", true)).toEqual(MIDDLE);
  expect(pressed(MIDDLE, "Delete", false)).toBe(null);
  expect(pressed(MIDDLE, "r", false)).toBe(undefined);
  expect(partSaid(MIDDLE)).toBe("30 % wide and 30 % high, 35 % from the left and 35 % from the top");
  expect(partIn([0, 0, 0, 1])).toBe(null);
});
