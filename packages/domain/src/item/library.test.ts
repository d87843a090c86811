// Finding items in the library.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Draft } from "../investigation/held.ts";
import { changeSchema, type Signed } from "../journal/entry.ts";
import { freshHeld, OPENED, play, signed } from "../testing/play.ts";
import { libraryOf, placeIn } from "./library.ts";
import { COLUMNS, type SortColumn } from "./order.ts";
import { saidByLooking, wordsOf } from "./said.ts";

const of = (verb: string, subject: string, payload: object, by = "owner"): Signed =>
  signed(changeSchema.parse({ verb, subject, payload }), by);

const collect = (id: string, kind: string, account: string | null = null): Signed =>
  of("item.collect", id, {
    sha256: "a".repeat(64),
    bytes: 1,
    name: `${id}.jpg`,
    kind,
    source: { path: null, url: null, account, credit: null },
  });
const verify = (id: string): Signed[] =>
  ["owner", "r1"].map((by) => of("item.review", id, { verdict: "verified", reason: "seen" }, by));

function shelves(): Draft {
  const held = freshHeld();
  play(held, [
    ...OPENED,
    collect("road-2", "photo"),
    collect("gate", "photo", "@Harbour_Watch"),
    collect("road-1", "photo"),
    collect("list", "other"),
    ...verify("road-1"),
    ...verify("road-2"),
    of("sighting.mark", "s1", {
      item: "road-1",
      subject: "prisoner",
      attributes: [],
      spans: [[0, 0]],
      track: null,
    }),
    of("headcount.state", "h1", { item: "road-2", at: 0, subject: "prisoner", atLeast: 29, atMost: null }),
  ]);
  return held;
}

describe("the library", () => {
  const held = shelves();
  const said = (text: string) => ({ said: saidByLooking(held, wordsOf(text)) });
  test("shows everything in order of name", () => {
    expect(libraryOf(held, {})).toEqual(["gate", "list", "road-1", "road-2"]);
  });

  test("takes people who are marked and people who are only counted for people", () => {
    expect(libraryOf(held, { people: "yes" })).toEqual(["road-1", "road-2"]);
  });

  test("finds every word typed, in the name or the account, in any case and any width of letter", () => {
    expect(libraryOf(held, said("harbour"))).toEqual(["gate"]);
    expect(libraryOf(held, said("ROAD 2"))).toEqual(["road-2"]);
    expect(libraryOf(held, said("\uFF32oad"))).toEqual(["road-1", "road-2"]);
    expect(libraryOf(held, said("road harbour"))).toEqual([]);
  });

  test("narrows by all that is asked together", () => {
    expect(libraryOf(held, { verdict: "verified", kind: "photo", people: "yes", ...said("1") })).toEqual([
      "road-1",
    ]);
    expect(libraryOf(held, { verdict: "none", ...said("road") })).toEqual([]);
    expect(libraryOf(held, { kind: "other" })).toEqual(["list"]);
  });

  test.each([
    ["the first of all", {}, "gate", [0, true, 4, null, "list"]],
    ["the last of all", {}, "road-2", [3, true, 4, "road-1", null]],
    ["among those asked for", { verdict: "verified" }, "road-2", [1, true, 2, "road-1", null]],
    ["no longer among them", said("road"), "gate", [0, false, 2, null, "road-1"]],
    ["between two of them", { verdict: "none" }, "road-1", [2, false, 2, "list", null]],
    ["where none is", said("nowhere"), "road-1", [0, false, 0, null, null]],
  ] as const)("knows the place of an item and its neighbours: %s", (_, asked, id, is) => {
    const { place, shown, found, before, after } = placeIn(held, asked, id);
    expect([place, shown, found, before, after]).toEqual(is);
  });

  test("steps from neighbour to neighbour through all that is shown, there and back", () => {
    const ids = libraryOf(held, {});
    for (const [i, id] of ids.entries()) {
      expect(placeIn(held, {}, id)).toEqual({
        place: i,
        shown: true,
        found: ids.length,
        before: ids[i - 1] ?? null,
        after: ids[i + 1] ?? null,
      });
    }
  });

  test("puts a few in the order in which they stand among all", () => {
    const many = freshHeld();
    const ids = Array.from({ length: 80 }, (_, n) => `i${n}`);
    play(many, [
      ...OPENED,
      ...ids.map((id, n) => collect(id, n % 3 === 0 ? "video" : "photo", n % 4 === 0 ? null : `@${n % 5}`)),
      ...verify("i7"),
      of("item.withdraw", "i9", {}),
    ]);
    const column = fc.constantFrom(...(Object.keys(COLUMNS) as SortColumn[]));
    const asked = fc.record({
      sort: fc.record({ by: column, down: fc.boolean() }),
      kind: fc.constantFrom(undefined, "photo"),
      said: fc.uniqueArray(fc.constantFrom(...ids, "of another"), { maxLength: 30 }),
    });
    fc.assert(
      fc.property(asked, ({ sort, kind, said }) => {
        const all = libraryOf(many, { sort, kind });
        const found = libraryOf(many, { sort, kind, said: new Set(said) });
        expect(found).toEqual(all.filter((id) => said.includes(id)));
      }),
    );
  });
});
