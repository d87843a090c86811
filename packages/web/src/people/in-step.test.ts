// Whatever two films are, and whatever of them a browser puts on the screen: what is shown together belongs together.
import {
  assert,
  array,
  boolean,
  constantFrom,
  integer,
  nat,
  property,
  record,
  uniqueArray,
} from "fast-check";
import { expect, test } from "vitest";
import {
  beginsAt,
  frameOf,
  framesOf,
  heldBack,
  isInStep,
  momentOf,
  momentsOf,
  nextPair,
  playsAt,
  type Frames,
  type Side,
  type Sides,
} from "./in-step.ts";

/** Frames that come unevenly, of which some are shown, from any moment on. */
const anySide = record({
  stepsUs: array(integer({ min: 4000, max: 400_000 }), { minLength: 1, maxLength: 40 }),
  first: nat(),
  last: nat(),
  zero: nat(),
  speed: constantFrom(1, 1, 1, 0.5, 2),
  startUs: integer({ min: 0, max: 3_000_000 }),
}).map(({ stepsUs, first, last, zero, speed, startUs }): Side => {
  const ptsUs = [startUs];
  for (const step of stepsUs) ptsUs.push((ptsUs.at(-1) ?? 0) + step);
  const [from, to] = [first % ptsUs.length, last % ptsUs.length].toSorted((x, y) => x - y);
  const range = { first: from ?? 0, last: to ?? 0 };
  const zeroUs = ptsUs[range.first + (zero % (range.last - range.first + 1))] ?? 0;
  return { ptsUs, ...range, zeroUs, speed };
});
const anySides = record({ a: anySide, b: anySide });
const taken = (side: Side, picks: readonly number[]): number[] =>
  [...new Set(picks.map((nr) => side.first + (nr % (side.last - side.first + 1))))].toSorted((x, y) => x - y);
const picks = uniqueArray(nat(), { maxLength: 12 });

/** Asked otherwise than the rule does: at some moment each shows what it is said to show, or one of the two the frame beside it. */
function areTogether(sides: Sides, { a, b }: Frames): boolean {
  const moments = [sides.a, sides.b].flatMap((side) =>
    Array.from({ length: side.last - side.first + 1 }, (_, i) => beginsAt(side, side.first + i)),
  );
  return (
    moments
      // A millisecond before it begins a frame is shown already: then the other may show the last of one that is about to go.
      .flatMap((at) => [at - 1500, at - 1000, at, at + 1500])
      .some((at) => {
        const there = framesOf(sides, at);
        const [offA, offB] = [Math.abs(there.a - a), Math.abs(there.b - b)];
        return offA + offB <= 1;
      })
  );
}

test("whatever of the two was taken while they played, what is put on the screens is in step to within a frame", () => {
  assert(
    property(anySides, picks, picks, nat(), (sides, ofA, ofB, from) => {
      const moments = momentsOf(sides);
      const shown = framesOf(sides, moments[from % moments.length] ?? 0);
      const next = nextPair(sides, { a: taken(sides.a, ofA), b: taken(sides.b, ofB) }, shown);
      if (next === null) return;
      expect(areTogether(sides, next)).toBe(true);
      // Never back, and never the same again.
      expect(next.a).toBeGreaterThanOrEqual(shown.a);
      expect(next.b).toBeGreaterThanOrEqual(shown.b);
      expect(next.a + next.b).toBeGreaterThan(shown.a + shown.b);
    }),
    { numRuns: 2000 },
  );
});

test("films of which every frame is taken are shown to where the slower one is, to the frame, and to the end of both", () => {
  assert(
    property(anySides, nat(), boolean(), (sides, to, isLate) => {
      const moments = momentsOf(sides);
      const start = framesOf(sides, moments[0] ?? 0);
      const at = isLate ? Infinity : (moments[to % moments.length] ?? 0);
      const all = (side: Side) =>
        Array.from({ length: side.last - side.first + 1 }, (_, i) => side.first + i).filter(
          (frame) => frame <= (at === Infinity ? side.last : frameOf(side, at)),
        );
      const next = nextPair(sides, { a: all(sides.a), b: all(sides.b) }, start) ?? start;
      const there = at === Infinity ? { a: sides.a.last, b: sides.b.last } : framesOf(sides, at);
      expect(next).toEqual(there);
    }),
    { numRuns: 2000 },
  );
});

test("what is on show at any moment to step to is in step to the frame, and the moment is known by it", () => {
  assert(
    property(anySides, nat(), (sides, nr) => {
      const moments = momentsOf(sides);
      expect(moments).toEqual(moments.toSorted((x, y) => x - y));
      const frames = framesOf(sides, moments[nr % moments.length] ?? 0);
      // A millisecond is the same moment, whichever file rounds it.
      expect(isInStep(sides, frames, 1)).toBe(true);
      expect(framesOf(sides, momentOf(sides, frames))).toEqual(frames);
    }),
    { numRuns: 2000 },
  );
});

test("a pair that is two frames apart is never in step", () => {
  const even: Side = {
    ptsUs: [0, 40, 80, 120, 160].map((ms) => ms * 1000),
    first: 0,
    last: 4,
    zeroUs: 0,
    speed: 1,
  };
  const sides = { a: even, b: even };
  expect(isInStep(sides, { a: 2, b: 2 }, 0)).toBe(true);
  expect(isInStep(sides, { a: 2, b: 3 }, 0)).toBe(false);
  expect(isInStep(sides, { a: 2, b: 3 }, 1)).toBe(true);
  expect(isInStep(sides, { a: 1, b: 3 }, 1)).toBe(false);
  expect(nextPair(sides, { a: [1, 2, 3, 4], b: [] }, { a: 0, b: 0 })).toEqual({ a: 1, b: 0 });
  expect(nextPair(sides, { a: [2, 3, 4], b: [] }, { a: 1, b: 0 })).toBeNull();
});

test("whoever begins later waits, whoever ends earlier stays, and a photo does neither", () => {
  const ptsUs = Array.from({ length: 26 }, (_, i) => i * 40_000);
  const a: Side = { ptsUs, first: 0, last: 25, zeroUs: 400_000, speed: 1 };
  const b: Side = { ptsUs, first: 5, last: 12, zeroUs: 200_000, speed: 1 };
  const photo: Side = { ptsUs: [0], first: 0, last: 0, zeroUs: 0, speed: 1 };
  expect(momentsOf({ a, b })).toHaveLength(26);
  expect(framesOf({ a, b }, -400_000)).toEqual({ a: 0, b: 5 });
  expect([playsAt(b, 5, -400_000), playsAt(b, 5, 0), playsAt(b, 12, 280_000)]).toEqual([false, true, false]);
  expect(framesOf({ a, b }, 600_000)).toEqual({ a: 25, b: 12 });
  expect(momentsOf({ a: photo, b })).toHaveLength(8);
  expect(momentsOf({ a: photo, b: photo })).toEqual([0]);
  expect(playsAt(photo, 0, 0)).toBe(false);
});

test("a film that is ahead is held back the more the further it is, and stops before it is lost", () => {
  expect([0, 8000, 83_000, 158_000, 900_000].map(heldBack)).toEqual([1, 1, 0.5, 0, 0]);
});
