// What a hand does while it marks, and how it is taken back.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Box, Span } from "@sightline/domain";
import {
  headAt,
  inside,
  inverse,
  pulled,
  shownWith,
  spanned,
  writtenAs,
  type Sketch,
  type Stroke,
} from "./sketch.ts";

const sketch = (id: string, left = 0.1): Sketch => ({
  id,
  subject: "prisoner",
  attributes: [],
  spans: [[0, 0] as unknown as Span],
  track: [[0, left, 0.1, 0.1, 0.1] as unknown as Box],
});
const share = fc.double({ min: 0, max: 1, noNaN: true });
const spot = fc.record({ x: share, y: share });

const byId = (all: readonly Sketch[]) => all.toSorted((a, b) => (a.id < b.id ? -1 : 1));

test("whatever was done, undone in turn, leaves what was there", () => {
  const saved = [sketch("a"), sketch("b")];
  const draws = fc.array(fc.tuple(fc.constantFrom("mark", "move", "withdraw"), fc.nat(3), share), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(draws, (hands) => {
      const strokes: Stroke[] = [];
      for (const [does, nr, left] of hands) {
        const shown = shownWith(saved, strokes);
        const one = shown[nr % Math.max(1, shown.length)];
        if (does === "mark") strokes.push({ does: "mark", sketch: sketch(`n${strokes.length}`) });
        else if (one && does === "move")
          strokes.push({ does: "correct", sketch: { ...one, track: sketch("", left).track }, before: one });
        else if (one) strokes.push({ does: "withdraw", sketch: one });
      }
      const undone = strokes.toReversed().map(inverse);
      expect(byId(shownWith(saved, [...strokes, ...undone]))).toEqual(saved);
      const redone = undone.toReversed().map(inverse);
      expect(byId(shownWith(saved, [...strokes, ...undone, ...redone]))).toEqual(
        byId(shownWith(saved, strokes)),
      );
    }),
    { numRuns: 300 },
  );
});

const words = (stroke: Stroke) => {
  const { change, reason } = writtenAs(stroke, "i1");
  return [change.verb, reason];
};

test("what is taken back or drawn anew says why; a mark needs no reason", () => {
  expect(words({ does: "mark", sketch: sketch("a") })).toEqual(["sighting.mark", undefined]);
  expect(words({ does: "withdraw", sketch: sketch("a") })).toEqual([
    "sighting.withdraw",
    "Taken back while marking.",
  ]);
  expect(words({ does: "correct", sketch: sketch("a"), before: null })).toEqual([
    "sighting.correct",
    "Drawn anew while marking.",
  ]);
});

describe("a head", () => {
  test("is as large as those beside it, and never reaches over an edge", () => {
    fc.assert(
      fc.property(
        spot,
        fc.array(spot, { minLength: 1, maxLength: 5 }),
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        (at, by, shape) => {
          const others = by.map(({ x, y }) => inside({ left: x, top: y, width: 0.02, height: 0.05 }));
          const head = headAt(at, others, shape);
          expect(head.left).toBeGreaterThanOrEqual(0);
          expect(head.left + head.width).toBeLessThanOrEqual(1 + 1e-9);
          expect(head.top + head.height).toBeLessThanOrEqual(1 + 1e-9);
          expect([head.width, head.height]).toEqual([expect.closeTo(0.02, 9), expect.closeTo(0.05, 9)]);
        },
      ),
    );
  });

  test("takes its size from the near ones, not from the row in front", () => {
    const back = { left: 0.1, top: 0.1, width: 0.02, height: 0.03 };
    const front = { left: 0.7, top: 0.7, width: 0.12, height: 0.2 };
    expect(headAt({ x: 0.12, y: 0.13 }, [back, front], 1.5).height).toBeLessThan(0.06);
    expect(headAt({ x: 0.78, y: 0.8 }, [back, front], 1.5).height).toBeGreaterThan(0.15);
  });
});

describe("a box", () => {
  test("between two places has both at its corners, and none has no area", () => {
    expect(spanned({ x: 0.4, y: 0.2 }, { x: 0.1, y: 0.6 })).toEqual({
      left: 0.1,
      top: 0.2,
      width: expect.closeTo(0.3, 9),
      height: expect.closeTo(0.4, 9),
    });
    expect(spanned({ x: 0.4, y: 0.2 }, { x: 0.4, y: 0.6 })).toBeNull();
    expect(spanned({ x: -1, y: 0.2 }, { x: 2, y: 0.6 })).toMatchObject({ left: 0, width: 1 });
  });

  test("keeps the corner that is not pulled, also when it is turned over", () => {
    const place = { left: 0.2, top: 0.2, width: 0.2, height: 0.2 };
    expect(pulled(place, "se", { x: 0.5, y: 0.6 })).toMatchObject({ left: 0.2, top: 0.2 });
    expect(pulled(place, "nw", { x: 0.5, y: 0.6 })).toMatchObject({
      left: expect.closeTo(0.4, 9),
      top: expect.closeTo(0.4, 9),
    });
  });
});
