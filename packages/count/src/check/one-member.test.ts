// Which spellings are one member: the same to both readers, whatever the letter and its case.
import { expect, it } from "vitest";
import { memberKey } from "../case/member.ts";
import { folded } from "./shape.ts";

it("is one member in capitals, small letters, with invisible characters and odd spaces, to both readers", () => {
  const wrong: string[] = [];
  for (let code = 1; code <= 0x10ffff; code++) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const letter = String.fromCodePoint(code);
    const key = memberKey(`a${letter}b`);
    const others = [letter, letter.toUpperCase(), letter.toLowerCase(), letter.normalize("NFD")];
    for (const other of others) {
      const name = `a${other}b`;
      if (memberKey(name) !== key || folded(name) !== key) wrong.push(`${code.toString(16)} ${name}`);
    }
  }
  expect(wrong).toEqual([]);
});

it.each([
  ["Weiß", "WEIẞ"],
  ["Weiß", "WEISS"],
  ["anna", "anna\u0001"],
  ["anna", "\ufeffan\u200bna\u2800"],
  ["Anna Berg", "  anna\u00a0\u2003berg "],
  ["José", "JOSE\u0301"],
  ["ſam", "Sam"],
])("%j is %j", (one, other) => {
  expect(memberKey(one)).toBe(memberKey(other));
  expect(folded(one)).toBe(folded(other));
});

it("is another member by another letter", () => {
  expect(new Set(["anna", "ana", "anna b", "annab", "änna"].map(memberKey)).size).toBe(5);
});
