// Two items on one clock.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  extentOf,
  framesAt,
  instantNear,
  instantsOf,
  onShared,
  placingOf,
  sharedStep,
} from "./shared-time.ts";

const every = (stepUs: number, length: number, from = 0) =>
  Array.from({ length }, (_, i) => from + i * stepUs);
const long = every(40_000, 100);
const clip = every(40_000, 10);

describe("two items in step", () => {
  test("a clip shows its first frame where it was cut from, and nothing before and after", () => {
    const placing = { offsetUs: 1_200_000, speed: 1 };
    expect(framesAt({ a: long, b: clip }, placing, 1_200_000)).toEqual({ a: 30, b: 0 });
    expect(framesAt({ a: long, b: clip }, placing, 1_360_000)).toEqual({ a: 34, b: 4 });
    expect(framesAt({ a: long, b: clip }, placing, 1_000_000).b).toBeNull();
    expect(framesAt({ a: long, b: clip }, placing, 3_000_000).b).toBeNull();
  });

  test("at half the pace one frame of the slow copy goes by for every half frame of the other", () => {
    const placing = { offsetUs: 0, speed: 0.5 };
    expect(framesAt({ a: long, b: every(40_000, 200) }, placing, 400_000)).toEqual({ a: 10, b: 20 });
  });

  test("stepping goes over every frame of the longer, then over what sticks out of it", () => {
    const placing = { offsetUs: 3_900_000, speed: 1 };
    const instants = instantsOf({ a: long, b: clip }, placing);
    expect(instants.slice(0, 100)).toEqual(long);
    expect(instants.slice(100)).toEqual(clip.map((at) => at + 3_900_000).filter((at) => at > 3_980_000));
  });

  test("beside a photo the video is stepped through, and the photo stays", () => {
    expect(instantsOf({ a: long, b: [0] }, { offsetUs: 900_000, speed: 1 })).toEqual(long);
    expect(framesAt({ a: long, b: [0] }, { offsetUs: 900_000, speed: 1 }, 0)).toEqual({ a: 0, b: 0 });
    expect(instantsOf({ a: [0], b: [0] }, { offsetUs: 0, speed: 1 })).toEqual([0]);
  });

  test("the shared timeline holds the whole of both", () => {
    expect(extentOf({ a: long, b: clip }, { offsetUs: -200_000, speed: 1 })).toEqual({
      fromUs: -200_000,
      toUs: 3_960_000,
    });
    expect(extentOf({ a: [0], b: [0] }, { offsetUs: 0, speed: 1 })).toEqual({ fromUs: 0, toUs: 1 });
  });

  test("without a relation both begin together", () => {
    const frames = { a: long, b: every(40_000, 5, 7_000_000) };
    expect(onShared(placingOf(null, frames), 7_000_000)).toBe(0);
  });

  test("any frame of the clip is on show at its own place on the shared clock", () => {
    const steps = fc.array(fc.integer({ min: 1_000, max: 90_000 }), { minLength: 1, maxLength: 40 });
    const pts = steps.map((list) => list.reduce((all, by) => [...all, (all.at(-1) ?? 0) + by], [0]));
    const placings = fc.record({
      offsetUs: fc.integer({ min: -1_000_000, max: 9_000_000 }),
      speed: fc.constantFrom(0.5, 0.9, 1, 1.1, 2),
    });
    fc.assert(
      fc.property(pts, placings, fc.nat(), (b, placing, any) => {
        const index = any % b.length;
        const at = onShared(placing, b[index] ?? 0);
        expect(framesAt({ a: long, b }, placing, at).b).toBe(index);
      }),
      { seed: 9 },
    );
  });
});

test("comma and full stop step one frame, with Shift ten, and stop at the ends", () => {
  expect(sharedStep(".", false, 4, 20)).toBe(5);
  expect(sharedStep(",", false, 0, 20)).toBe(0);
  expect(sharedStep(">", true, 14, 20)).toBe(19);
  expect(sharedStep("ArrowLeft", true, 14, 20)).toBe(4);
  expect(sharedStep("y", false, 14, 20)).toBeNull();
  expect(instantNear(long, 59_000)).toBe(1);
});
