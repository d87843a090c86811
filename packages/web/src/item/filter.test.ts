// Finding items in the library.
import type { Tile } from "@sightline/domain";
import { describe, expect, test } from "vitest";
import { asked, byVerdict, copiesOf, EVERYTHING } from "./filter.ts";

const tile = (id: string, more: Partial<Tile> = {}): Tile => ({
  id,
  name: `${id}.jpg`,
  kind: "photo",
  verdict: "none",
  footage: null,
  account: null,
  marked: {},
  headcount: null,
  warning: "Not triaged photo: may show people in distress",
  durationUs: null,
  decoding: { state: "done", warnings: [] },
  ...more,
});

const tiles = [
  tile("road-1", { verdict: "verified", marked: { prisoner: 3 }, footage: "f1" }),
  tile("road-2", { kind: "video", verdict: "verified", headcount: 29, footage: "f1" }),
  tile("gate", { verdict: "inconclusive", account: "@Harbour_Watch" }),
];
const ids = (list: readonly Tile[]) => list.map(({ id }) => id);

describe("the library's filters", () => {
  test("asking for everything keeps every item in the desk's order", () => {
    expect(ids(asked(tiles, EVERYTHING))).toEqual(["road-1", "road-2", "gate"]);
  });

  test("people marked with a box and people only counted both make an item with people", () => {
    expect(ids(asked(tiles, { ...EVERYTHING, withPeople: true }))).toEqual(["road-1", "road-2"]);
  });

  test("every word typed must be found, in the name or the account, in any case", () => {
    expect(ids(asked(tiles, { ...EVERYTHING, text: "harbour" }))).toEqual(["gate"]);
    expect(ids(asked(tiles, { ...EVERYTHING, text: "ROAD 2" }))).toEqual(["road-2"]);
    expect(ids(asked(tiles, { ...EVERYTHING, text: "road harbour" }))).toEqual([]);
  });

  test("filters narrow together", () => {
    expect(ids(asked(tiles, { ...EVERYTHING, verdict: "verified", kind: "video" }))).toEqual(["road-2"]);
    expect(ids(asked(tiles, { ...EVERYTHING, verdict: "verified", text: "gate" }))).toEqual([]);
  });

  test("verdicts are tallied, and copies of one footage counted", () => {
    expect(byVerdict(tiles)).toEqual({ verified: 2, inconclusive: 1, false: 0, none: 0 });
    expect(copiesOf(tiles).get("road-1")).toBe(2);
    expect(copiesOf(tiles).get("gate")).toBe(1);
  });
});
