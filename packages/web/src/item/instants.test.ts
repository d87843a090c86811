// Which boxes and how many people an instant of a video shows.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boxesAt, busiestFrame, frameAt, frameStep, peopleByFrame, type Visible } from "./instants.ts";

const walker: Visible = {
  id: "s1",
  spans: [
    [0, 200],
    [600, 800],
  ],
  track: [
    [0, 0, 0, 0.1, 0.2],
    [200, 0.2, 0.1, 0.1, 0.2],
    [600, 0.5, 0.5, 0.1, 0.2],
  ],
};
const unboxed: Visible = { id: "s2", spans: [[0, 800]], track: null };

describe("which boxes at this instant", () => {
  test("a sighting without a track is in no list of boxes", () => {
    expect(boxesAt([walker, unboxed], 0).map(({ id }) => id)).toEqual(["s1"]);
  });
});

describe("which frame", () => {
  const pts = [0, 40, 80, 120];

  test("the frame on show is the last that has begun", () => {
    expect([0, 39, 40, 119, 500].map((at) => frameAt(pts, at))).toEqual([0, 0, 1, 2, 3]);
    expect(frameAt(pts, -5)).toBe(0);
  });

  test("finding a frame agrees with looking at every one", () => {
    const ascending = fc
      .uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 1 })
      .map((a) => a.sort((x, y) => x - y));
    fc.assert(
      fc.property(ascending, fc.integer({ min: 0, max: 1000 }), (list, at) => {
        expect(frameAt(list, at)).toBe(
          Math.max(
            0,
            list.findLastIndex((start) => start <= at),
          ),
        );
      }),
      { seed: 7 },
    );
  });

  test("the busiest frame is the first with most people, a headcount counting more than boxes", () => {
    const seen: Visible[] = [
      { id: "a", spans: [[40, 80]], track: null },
      { id: "b", spans: [[80, 120]], track: null },
    ];
    expect(peopleByFrame(pts, seen, [])).toEqual([0, 1, 2, 1]);
    expect(busiestFrame(peopleByFrame(pts, seen, []))).toBe(2);
    expect(busiestFrame(peopleByFrame(pts, seen, [{ atUs: 120, atLeast: 9 }]))).toBe(3);
  });

  test("two spans of one sighting that meet in a frame are still one person there", () => {
    const seen: Visible[] = [
      {
        id: "a",
        spans: [
          [0, 40],
          [40, 80],
        ],
        track: null,
      },
    ];
    expect(peopleByFrame(pts, seen, [])).toEqual([1, 1, 1, 0]);
  });

  test("keys step one frame, ten with Shift, and stop at the ends", () => {
    expect(frameStep("ArrowRight", false, 2, 4)).toBe(3);
    expect(frameStep("ArrowRight", true, 2, 4)).toBe(3);
    expect(frameStep("ArrowLeft", true, 25, 40)).toBe(15);
    expect(frameStep("Home", false, 25, 40)).toBe(0);
    expect(frameStep("End", false, 25, 40)).toBe(39);
    expect(frameStep("x", false, 25, 40)).toBeNull();
  });
});
