// How a page was left is known until the tab is closed.
import { expect, test } from "vitest";
import { leaveNote } from "./left.ts";

const storeOf = (text: string | null) => {
  let kept = text;
  return { getItem: () => kept, setItem: (_: string, now: string) => void (kept = now) };
};

test("also after the page was loaded again", () => {
  const store = storeOf(null);
  const left = { y: 1200, link: "/i/x/items/1" };
  leaveNote(store).keep("a", left);
  leaveNote(store).keep("b", { y: 0, link: null });
  expect([leaveNote(store).of("a"), leaveNote(store).of("c")]).toEqual([left, undefined]);
});

test("the last hundred are kept", () => {
  const notes = leaveNote(storeOf(null));
  for (let i = 0; i < 130; i += 1) notes.keep(`e${i}`, { y: i, link: null });
  expect([notes.of("e29"), notes.of("e30")?.y]).toEqual([undefined, 30]);
});

test.each([["{"], ["7"], ['[["a",{"y":"1"}]]'], ['[["a"]]'], ["[null]"]])("%s is forgotten", (text) => {
  expect(leaveNote(storeOf(text)).of("a")).toBeUndefined();
});
