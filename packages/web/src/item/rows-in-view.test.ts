// Only what is near the window is in the page.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { rowsInView } from "./rows-in-view.ts";

test("at the top the first rows are there, with three to spare", () => {
  expect(rowsInView({ row: 0, windowPx: 900, rowPx: 300, rows: 2000 })).toEqual({ from: 0, to: 7 });
});

test("far down, the rows above are gone from the page", () => {
  expect(rowsInView({ row: 100, windowPx: 900, rowPx: 300, rows: 2000 })).toEqual({
    from: 97,
    to: 107,
  });
});

test("every row that touches the window is in the page, however far it was scrolled", () => {
  const view = fc.record({
    scrolledPx: fc.integer({ min: -2000, max: 100_000 }),
    windowPx: fc.integer({ min: 1, max: 3000 }),
    rowPx: fc.integer({ min: 50, max: 600 }),
    rows: fc.integer({ min: 0, max: 500 }),
  });
  fc.assert(
    fc.property(view, ({ scrolledPx, ...seen }) => {
      const { from, to } = rowsInView({ ...seen, row: Math.floor(scrolledPx / seen.rowPx) });
      const touching = Array.from({ length: seen.rows }, (_, row) => row).filter(
        (row) => (row + 1) * seen.rowPx > scrolledPx && row * seen.rowPx < scrolledPx + seen.windowPx,
      );
      expect(touching.filter((row) => row < from || row >= to)).toEqual([]);
    }),
    { seed: 11, numRuns: 60 },
  );
});
