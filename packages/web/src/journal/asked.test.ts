// The address of the journal page says what is asked for, whoever wrote it.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { listJournal } from "@sightline/domain";
import { isFiltered, journalSearch } from "./asked.ts";

test("what the desk takes is kept, and all else is left out", () => {
  const good = {
    member: "ann",
    noun: "item",
    verb: "item.review",
    from: "2031-04-09",
    to: "2031-04-10",
    text: "a roof",
  };
  expect(journalSearch(good)).toEqual(good);
  expect(
    journalSearch({
      member: "Ann Bell",
      noun: "people",
      verb: "x",
      from: "2031-02-30",
      to: "",
      text: " ",
      more: "1",
    }),
  ).toEqual({});
  expect([isFiltered(journalSearch({})), isFiltered(journalSearch({ text: 7 }))]).toEqual([false, true]);
});

test("whatever an address says, the desk takes what is left of it", () => {
  const any = fc.dictionary(
    fc.constantFrom("member", "noun", "verb", "from", "to", "text", "item", "before"),
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string(),
      fc.anything(),
      fc.constantFrom("0000-01-01", "2031-04-09", "\0", "\ud800", "item"),
    ),
  );
  fc.assert(
    fc.property(any, (search) => {
      expect(listJournal.params.safeParse({ investigation: "x", ...journalSearch(search) }).success).toBe(
        true,
      );
    }),
    { seed: 20261129, numRuns: 500 },
  );
});
