// What is said of an upload: read exactly, or refused.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nameOf, readDescribed, sourceOf, whyNotPath } from "./upload.ts";

const told = (path: string, provenance: object) => ({ path, provenance: JSON.stringify(provenance) });
const bytesOf = (text: string): number => Math.ceil(Buffer.byteLength(text) / 3) * 4;

const part = fc
  .string({ unit: "binary", minLength: 1, maxLength: 12 })
  .filter((text) => whyNotPath(text) === null && !text.includes("/"));

test("any path of well-formed names comes back as it was, with its provenance", () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), part, (parts, account) => {
      const path = parts.join("/");
      fc.pre(whyNotPath(path) === null && account.trim() === account && account !== "");
      const provenance = { account, posted: "2031-04", closed: true };
      expect(readDescribed(told(path, provenance))).toEqual({ ok: true, value: { path, provenance } });
      expect(nameOf(path)).toBe(parts.at(-1));
    }),
  );
});

const LIES = [
  "..",
  "a/../b",
  "/etc/passwd",
  "\\\\host\\share",
  "C:\\x",
  "c:x",
  "a\\..\\b",
  "a//b",
  "./a",
  "a/",
  "",
  "a\0b",
  "a\nb",
];

test("no path that leads out, or that two programs would read differently, is taken", () => {
  for (const lie of LIES) expect([lie, readDescribed(told(lie, {})).ok]).toEqual([lie, false]);
  fc.assert(
    fc.property(part, fc.constantFrom(...LIES.filter((lie) => lie !== "")), part, (before, lie, after) => {
      fc.pre(!lie.startsWith("/") && !/^[a-z]:|^\\\\/i.test(lie));
      for (const path of [`${before}/${lie}/${after}`, `${before}/${lie}`])
        expect([path, whyNotPath(path)]).not.toEqual([path, null]);
    }),
  );
});

test("what is unknown, of another shape, no text or too long is refused", () => {
  const right = told("a.jpg", {});
  for (const wrong of [
    {},
    { ...right, more: "x" },
    { ...right, provenance: "{" },
    { ...right, provenance: "null" },
    told("a.jpg", { account: "" }),
    told("a.jpg", { account: "two\nlines" }),
    told("a.jpg", { posted: "yesterday" }),
    told("a.jpg", { url: "javascript:1" }),
    told("a.jpg", { note: "ж".repeat(1501) }),
    told("a.jpg", { note: "ж".repeat(1500), rights: "ж".repeat(500), credit: "ж".repeat(500) }),
    told("a.jpg", { account: "half \ud800" }),
    told("half \ud800", {}),
  ])
    expect([wrong, readDescribed(wrong)]).toMatchObject([wrong, { refusal: { code: "wrong-shape" } }]);
  expect(readDescribed(right).ok).toBe(true);
});

test("the longest that is taken fits the headers of a request", () => {
  const provenance = { note: "ж".repeat(1500), rights: "ж".repeat(500), credit: "ж".repeat(450) };
  const longest = told(`${"ж".repeat(496)}.jpg`, provenance);
  expect(readDescribed(longest).ok).toBe(true);
  expect(bytesOf(longest.path) + bytesOf(longest.provenance)).toBeLessThan(12_000);
});

test("a source says what is not known by null, as it did before, and the rest by leaving it out", () => {
  expect(sourceOf({})).toEqual({ url: null, account: null, credit: null });
  expect(sourceOf({ account: "a", posted: "2031", closed: false })).toEqual({
    url: null,
    account: "a",
    credit: null,
    posted: "2031",
  });
});
