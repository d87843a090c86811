// Which pair comes next, and which answer can be taken back.
import { expect, test } from "vitest";
import { answered, nextOf, putOff, undone, visitIn, visitText, type Visit } from "./session.ts";

const start: Visit = { given: [], skipped: new Set() };
const pair = (a: string, b: string) => ({ a: { id: a }, b: { id: b } });
const waiting = [pair("i1", "i2"), pair("i3", "i4"), pair("i5", "i6")];

test("after a pair comes the best of the others, whichever of the two is named first", () => {
  expect(nextOf(waiting, { a: "i2", b: "i1" }, start)).toBe(waiting[1]);
  expect(nextOf(waiting, { a: "i9", b: "i8" }, start)).toBe(waiting[0]);
  expect(nextOf([pair("i1", "i2")], { a: "i1", b: "i2" }, start)).toBeNull();
});

test("a pair that was put off comes after all others, and again when nothing else is left", () => {
  const later = putOff(start, { a: "i4", b: "i3" });
  expect(nextOf(waiting, { a: "i1", b: "i2" }, later)).toBe(waiting[2]);
  expect(nextOf(waiting.slice(0, 2), { a: "i1", b: "i2" }, later)).toBe(waiting[1]);
});

test("the last answer is undone first, and one pair has one answer to undo", () => {
  const one = answered(start, { a: "i1", b: "i2", answer: "different" });
  const two = answered(one, { a: "i3", b: "i4", answer: "same-recording" });
  const again = answered(two, { a: "i2", b: "i1", answer: "cannot-say" });
  expect(again.given.map(({ answer }) => answer)).toEqual(["same-recording", "cannot-say"]);
  expect(undone(again, { a: "i1", b: "i2" }).given.map(({ answer }) => answer)).toEqual(["same-recording"]);
});

test("a visit is the same after a reload, and what somebody else wrote in its place is forgotten", () => {
  const visit = putOff(answered(start, { a: "i1", b: "i2", answer: "different" }), { a: "i3", b: "i4" });
  expect(visitIn(visitText(visit))).toEqual(visit);
  for (const text of [null, "", "{", "[]", '{"given":[{"a":1}],"skipped":[]}', '{"given":[],"skipped":[2]}'])
    expect(visitIn(text)).toEqual(start);
});
