// Which answers hold the places near the window.
import { expect, test } from "vitest";
import { AT_ONCE, startsNear } from "./use-library.ts";

test("the answers that hold the places near the window are asked for, and none beyond the last item", () => {
  expect(startsNear({ from: 0, to: 40 }, 1000)).toEqual([]);
  expect(startsNear({ from: 90, to: 130 }, 1000)).toEqual([AT_ONCE]);
  expect(startsNear({ from: 250, to: 420 }, 1000)).toEqual([200, 300, 400]);
  expect(startsNear({ from: 250, to: 420 }, 300)).toEqual([200]);
});
