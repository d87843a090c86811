// What the drawings of strength are made of.
import type { Breaking } from "@sightline/count";
import { describe, expect, test } from "vitest";
import { barOf, costliest, stairsOf } from "./strength-shape.ts";

const loss = (key: string, atLeast: number) => ({
  key,
  atLeast,
  loss: 20 - atLeast,
  isSupport: atLeast < 20,
});
const byItem = {
  atLeast: 20,
  stillAtLeast: 10,
  losses: [loss("i1", 10), loss("i2", 15), loss("i3", 15), loss("i4", 20)],
};
const fall = (threshold: number, items: string[], atLeast: number): Breaking => ({
  ok: true,
  threshold,
  atLeast: 20,
  items,
  left: { atLeast, couldReach: atLeast },
  provedSmallest: true,
  recounts: 1,
  sentence: "",
});

describe("the bar of a kind of thing", () => {
  test("is solid up to what stands whichever one falls, with a mark for each other number below the whole", () => {
    expect(barOf(byItem)).toEqual({ kept: 0.5, marks: [0.75] });
  });

  test("of nobody has no length and does not divide by nobody", () => {
    expect(barOf({ atLeast: 0, stillAtLeast: 0, losses: [] })).toEqual({ kept: 0, marks: [] });
  });
});

describe("the costliest", () => {
  test("is the first, with how many cost as much", () => {
    expect(costliest(byItem.losses)).toEqual({ loss: loss("i1", 10), others: 0 });
    expect(costliest([loss("i2", 15), loss("i3", 15)])?.others).toBe(1);
  });

  test("is nothing where nothing costs anybody, or where a loss would even add", () => {
    expect(costliest([])).toBeNull();
    expect(costliest([loss("i4", 20)])).toBeNull();
    expect(costliest([loss("i5", 21)])).toBeNull();
  });
});

describe("the stairs", () => {
  test("lead from everything over the costliest item down to each threshold that breaks", () => {
    expect(stairsOf(byItem, [fall(9, ["i1", "i2"], 7), fall(5, ["i1", "i2", "i3"], 4)])).toEqual([
      { lost: 0, atLeast: 20, below: null },
      { lost: 1, atLeast: 10, below: null },
      { lost: 2, atLeast: 7, below: 9 },
      { lost: 3, atLeast: 4, below: 5 },
    ]);
  });

  test("do not show one item twice, and leave out a threshold that the number is below already", () => {
    const stairs = stairsOf(byItem, [fall(30, [], 20), fall(18, ["i1"], 10)]);
    expect(stairs.map(({ lost, below }) => [lost, below])).toEqual([
      [0, null],
      [1, 18],
    ]);
  });
});
