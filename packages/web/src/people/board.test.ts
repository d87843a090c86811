// What the people board says of those who were chosen.
import { isRegion, type Microseconds, type Tile } from "@sightline/domain";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { regionOf } from "../kit/part.ts";
import { boardSearch, isAllSaid, statedOf, type Says } from "./board.ts";
import { begun, sideOf, type PinOf } from "./pinning.ts";

const pairsOf = (says: "same" | "different", ids: readonly string[]) =>
  statedOf(says, ids, { basis: "the scar", pins: [], facts: [] }, (nr) => `F${nr}`).map((change) =>
    change.verb === "fact.state" && "between" in change.payload.assertion
      ? change.payload.assertion.between
      : null,
  );

test("the same person is said along a chain, different people of each two", () => {
  expect(pairsOf("same", ["a", "b", "c"])).toEqual([
    ["a", "b"],
    ["b", "c"],
  ]);
  expect(pairsOf("different", ["a", "b", "c"])).toEqual([
    ["a", "b"],
    ["a", "c"],
    ["b", "c"],
  ]);
  expect(
    new Set(
      statedOf("different", ["a", "b", "c", "d"], { basis: "x", pins: [], facts: [] }, (nr) => `F${nr}`).map(
        ({ subject }) => subject,
      ),
    ).size,
  ).toBe(6);
});

const fact = (kind: Says, a: string, b: string) => ({
  assertion: { kind, between: [a, b] as [string, string] },
});

test("what stands of a pair, in either order, is not said of it again; where all of it stands the desk refuses it", () => {
  const facts = [fact("different", "b", "a"), fact("same", "a", "c"), fact("different", "x", "c")];
  const left = (says: Says, ids: readonly string[], standing = facts) =>
    statedOf(says, ids, { basis: "x", pins: [], facts: standing }, (nr) => `F${nr}`).map(
      ({ payload }) => "assertion" in payload && "between" in payload.assertion && payload.assertion.between,
    );
  expect(left("different", ["a", "b", "c"])).toEqual([
    ["a", "c"],
    ["b", "c"],
  ]);
  expect(left("same", ["a", "b", "c"])).toHaveLength(2);
  expect(left("same", ["c", "a", "b"])).toEqual([["a", "b"]]);
  expect(left("different", ["a", "b"])).toEqual([["a", "b"]]);
  expect(isAllSaid("different", ["a", "b"], facts)).toBe(true);
  expect(isAllSaid("different", ["a", "b", "c"], facts)).toBe(false);
  expect(isAllSaid("same", ["a", "b"], facts)).toBe(false);
});

const pinOf = (of: string): PinOf => ({
  of,
  pin: { item: `i-${of}`, at: 0 as Microseconds, region: [0, 0, 0.5, 0.5] },
});

test("each fact has what is pinned of its two, and none where nothing is", () => {
  const pins = ["a", "c", "a"].map(pinOf);
  const pinned = (says: "same" | "different", ids: readonly string[]) =>
    statedOf(says, ids, { basis: "the scar", pins, facts: [] }, (nr) => `F${nr}`).map(({ payload }) =>
      "pins" in payload ? payload.pins?.map(({ item }) => item) : null,
    );
  expect(pinned("same", ["a", "b", "c", "d", "e"])).toEqual([["i-a", "i-a"], ["i-c"], ["i-c"], null]);
  expect(pinned("different", ["a", "c"])).toEqual([["i-a", "i-c", "i-a"]]);
});

test("the hand begins with their box, inside of the picture whatever was drawn", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const tile = { decoding: { state: "done", warnings: [] } } as unknown as Tile;
  fc.assert(
    fc.property(share, share, share, share, (left, top, width, height) => {
      const box = [0, left, top, width, height] as never;
      const one = { id: "s", nr: 1, item: "i", subject: "x", attributes: [], spans: [], box };
      const side = sideOf(one, tile);
      const part = side && begun(side);
      const [wide, high] = [Math.min(1, left + width) - left, Math.min(1, top + height) - top];
      const isKept = part ? isRegion(regionOf(part)) : Math.max(wide, high) < 0.02;
      expect(isKept).toBe(true);
    }),
    { seed: 20261130, numRuns: 2000 },
  );
  expect(
    sideOf({ id: "s", nr: 1, item: "i", subject: "x", attributes: [], spans: [], box: null }, undefined),
  ).toBe(null);
});

test("an address keeps what it knows and nothing else", () => {
  expect(boardSearch({ item: "i1", group: "", subject: 3, chosen: ["a", "b", "a"], else: "x" })).toEqual({
    item: "i1",
    chosen: ["a", "b"],
  });
  expect(boardSearch({ chosen: [], first: ["a"], together: "yes" })).toEqual({ first: ["a"] });
  expect(boardSearch({ together: true })).toEqual({ together: true });
});
