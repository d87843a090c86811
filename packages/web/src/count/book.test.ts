// What ids are called on the page.
import { expect, test } from "vitest";
import { bookOf } from "./book.ts";

const fact = {
  id: "F1",
  assertion: { kind: "same" as const, between: ["s1", "s2"] as [string, string] },
  basis: "",
  pins: [],
  statedBy: "m1",
  reviewedBy: "m2",
};
const bookWith = (members: readonly { id: string; name: string }[]) =>
  bookOf(undefined, { items: [], facts: [fact], members });

test("the members behind a fact are called by their names", () => {
  const book = bookWith([
    { id: "m1", name: "Ada Lindqvar" },
    { id: "m2", name: "Bela Torrin" },
  ]);
  expect(book.fact("F1")).toMatchObject({ statedBy: "Ada Lindqvar", reviewedBy: "Bela Torrin" });
  expect(book.memberName("m1")).toBe("Ada Lindqvar");
});

test("two members of one name are still two, so that no fact looks stated and reviewed by one", () => {
  const book = bookWith([
    { id: "m1", name: "Ada" },
    { id: "m2", name: "Ada" },
  ]);
  expect(book.fact("F1")).toMatchObject({ statedBy: "Ada (m1)", reviewedBy: "Ada (m2)" });
});

test("somebody who is no member any more is called by their id", () => {
  expect(bookWith([]).memberName("m9")).toBe("m9");
});
