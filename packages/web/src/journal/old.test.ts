// A change makes old what it may have changed, and no list moves by itself.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  listInbox,
  listInvestigations,
  listItems,
  listJournal,
  listPairs,
  showCount,
  showItem,
  type Changed,
} from "@sightline/domain";
import { isList, isOld, movesNothing } from "./old.ts";

const reviewed: Changed = { seq: 7, changed: { nouns: ["review"], items: ["a"] } };
const keyOf = (path: string, more: object = {}) => [path, { investigation: "inv", ...more }];

const old = (changed: Changed) =>
  [
    keyOf(showItem.path, { item: "a" }),
    keyOf(showItem.path, { item: "b" }),
    keyOf(showCount.path),
    keyOf(showCount.path, { investigation: "other" }),
    keyOf(listItems.path),
    [listInvestigations.path, {}],
  ].map((key) => isOld(key, "inv", changed));

const listed = (all: readonly string[], more: object = {}) => ({
  found: all.length,
  items: all.map((id) => ({ id, ...more })),
});

test("of what is about one item only that item’s answers, of the rest all of this investigation", () => {
  expect(old(reviewed)).toEqual([true, false, true, false, true, false]);
  expect(old({ seq: 7, changed: null })).toEqual([true, true, true, false, true, true]);
  expect(old({ seq: 7, changed: { nouns: ["member"], items: [] } })).toEqual([
    true,
    true,
    true,
    false,
    true,
    true,
  ]);
  expect(old({ seq: 7, changed: { nouns: ["comment"], items: ["a"] } })[2]).toBe(false);
  expect(old({ seq: 7, changed: { nouns: [], items: [] } })).toEqual(Array.from({ length: 6 }, () => false));
});

test("a list takes the place of another only where the same things stand in the same order, or none stood", () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 6 });
  fc.assert(
    fc.property(ids, ids, (one, other) => {
      const isSame = JSON.stringify(one) === JSON.stringify(other);
      expect(movesNothing([listItems.path], listed(one), listed(other, { verdict: "false" }))).toBe(
        isSame || one.length === 0,
      );
    }),
    { seed: 20261129 },
  );
  expect(
    movesNothing([listItems.path], { ...listed(["a"]), found: 200 }, { ...listed(["a"]), found: 201 }),
  ).toBe(false);
  expect(movesNothing([listInbox.path], { matters: [] }, { matters: [{ key: "review a" }] })).toBe(true);
  expect(movesNothing([listJournal.path], {}, {})).toBe(false);
});

test("the number of pairs in the bar on top is no list", () => {
  expect([
    isList(keyOf(listPairs.path, { limit: 1 })),
    isList(keyOf(listPairs.path, { limit: 50 })),
    isList(keyOf(showCount.path)),
  ]).toEqual([false, true, false]);
});
