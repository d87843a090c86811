// The strip under a video's timeline.
import { expect, test } from "vitest";
import { stripSlots, tilePlace } from "./strip-slots.ts";

const frames = Array.from({ length: 101 }, (_, i) => i * 40_000);

test("each slot shows the tile whose frame lies nearest to its middle", () => {
  expect(stripSlots([0, 1_000_000, 2_000_000, 3_000_000], frames, 4)).toEqual([0, 1, 2, 3]);
  expect(stripSlots([0, 1_000_000, 2_000_000, 3_000_000], frames, 2)).toEqual([1, 3]);
});

test("a video of one tile repeats it, and without tiles there are no slots", () => {
  expect(stripSlots([0], frames, 3)).toEqual([0, 0, 0]);
  expect(stripSlots([], frames, 3)).toEqual([]);
});

test("a tile of the sheet is found by its column and row", () => {
  expect(tilePlace(0, 10, 25)).toEqual({ backgroundSize: "1000% 300%", backgroundPosition: "0% 0%" });
  expect(tilePlace(24, 5, 25)).toEqual({ backgroundSize: "500% 500%", backgroundPosition: "100% 100%" });
  expect(tilePlace(2, 5, 3).backgroundPosition).toBe("50% 0%");
});
