// What the time line leaves on the map and in the table, and what an address may say.
import { expect, test } from "vitest";
import type { WhereShown } from "@sightline/domain";
import { daysIn, shownIn } from "./span.ts";

const at = (id: string, from: string | null, to = ""): WhereShown =>
  ({ id, span: from === null ? null : { from: Date.parse(from), to: Date.parse(to) } }) as WhereShown;
const things = [
  at("ninth", "2031-04-09", "2031-04-10"),
  at("tenth", "2031-04-10", "2031-04-11"),
  at("month", "2031-04-01", "2031-05-01"),
  at("unknown", null),
];
const left = (search: Record<string, unknown>) => shownIn(things, daysIn(search)).map(({ id }) => id);

test("a day leaves what may have been on it; without one all is left, also what nobody knows when", () => {
  expect(left({})).toEqual(["ninth", "tenth", "month", "unknown"]);
  expect(left({ from: "2031-04-09", to: "2031-04-09" })).toEqual(["ninth", "month"]);
  expect(left({ from: "2031-04-10" })).toEqual(["tenth", "month"]);
  expect(left({ to: "2031-03-31" })).toEqual([]);
});

test("what means nothing in an address is left out", () => {
  for (const from of ["2031", "2031-13-40", 7, null, ["2031-04-09"]]) expect(daysIn({ from })).toEqual({});
});
