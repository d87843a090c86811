// Pasted lists: what people and spreadsheets write is read, and whatever is hostile or unclear is told by its line.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { SEED } from "../testing/any-change.ts";
import { readPasted } from "./paste.ts";

const runs = { seed: SEED, numRuns: 500 };
const read = (text: string) => readPasted(text).map((one) => ("why" in one ? one.why : one.wanted));
const told = (address: string, more: object = {}) => ({
  address,
  account: null,
  posted: null,
  note: null,
  ...more,
});

test.each([
  ["https://x.example/1", told("https://x.example/1")],
  ["  HTTPS://x.example/1  ", told("HTTPS://x.example/1")],
  [
    "https://x.example/1\t@mill\t2031-04-09\tby the bridge, at noon",
    told("https://x.example/1", { account: "@mill", posted: "2031-04-09", note: "by the bridge, at noon" }),
  ],
  [
    "2031-04-09,@mill,https://x.example/1",
    told("https://x.example/1", { account: "@mill", posted: "2031-04-09" }),
  ],
  ["https://x.example/1,@mill,note", told("https://x.example/1", { account: "@mill", note: "note" })],
  ["https://x.example/1, by the bridge", told("https://x.example/1", { note: "by the bridge" })],
  ['"https://x.example/a,b","by, the bridge"', told("https://x.example/a,b", { note: "by, the bridge" })],
  ["<https://x.example/1>", told("https://x.example/1")],
  ["https://x.example/a,b\t@mill", told("https://x.example/a,b", { account: "@mill" })],
  ["https://x.example/1 in 2031", told("https://x.example/1", { note: "in 2031" })],
  ["https://x.example/@mill/1", told("https://x.example/@mill/1")],
])("%j is read", (line, wanted) => {
  expect(read(line)).toEqual([wanted]);
});

test.each([
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "ftp://x.example/1",
  "x.example/1",
  "the second video",
  "https://x.example/1 https://x.example/2",
  "https://x.example/1,note",
  "https://x.example@evil.example/1",
  "https://x.example\\@evil.example/1",
  "https://x.example/\u202Egpj.exe",
  "https://x.exa\u200Bmple/1",
  "https://x.example/1\t\u202Enote",
  "https://x.example/\u0000",
  "https://",
  `https://x.example/${"a".repeat(2000)}`,
])("%j is told by its line", (line) => {
  const [first, second, third] = readPasted(`https://x.example/0\n\n${line}`);
  expect(first).toMatchObject({ line: 1, wanted: { address: "https://x.example/0" } });
  expect(second).toEqual({ line: 3, why: expect.stringMatching(/^[A-Z].*\.$/) });
  expect(third).toBeUndefined();
});

const letters = (chars: string, minLength = 1) =>
  fc.array(fc.constantFrom(...chars), { minLength, maxLength: 12 }).map((all) => all.join(""));
const address = fc
  .tuple(fc.constantFrom("http://", "https://"), letters("abcxyz.-"), letters("aZ9-_~.!$&'()*+=:@%/?#", 0))
  .map(([scheme, host, rest]) => `${scheme}${host}/${rest}`);
const account = letters("amz_.").map((name) => `@${name}`);
const note = letters("by the mill 7").filter((text) => text.trim() === text && !/\s\s/.test(text));

test("a table with tabs is read cell by cell, in whatever order its columns are", () => {
  const rows = fc.array(
    fc
      .record({ address, account, posted: fc.constantFrom("2031", "2031-04", "2031-04-09"), note })
      .filter(({ note: text }) => !/^\d+$/.test(text)),
    { minLength: 1, maxLength: 5 },
  );
  const order = fc.shuffledSubarray(["address", "account", "posted", "note"] as const, { minLength: 4 });
  fc.assert(
    fc.property(rows, order, fc.constantFrom("\n", "\r\n", "\r"), (all, columns, end) => {
      const text = all.map((row) => columns.map((name) => row[name]).join("\t")).join(end);
      expect(read(text)).toEqual(all);
    }),
    runs,
  );
});

test("whatever is pasted, what is wanted leads over http to the host that it shows, and holds nothing unseen", () => {
  const piece = fc.oneof(
    { weight: 3, arbitrary: address },
    fc.constantFrom("javascript:", "data:,", "https:", "//", "@", "\\", ",", ";", "\t", " ", '"', "<"),
    fc.constantFrom(..."\u202E\u2066\u200B\u200F\u00AD\uFEFF\u0000\u0007\u007F\u2028\u{E0041}\uD800"),
    fc.string({ unit: "binary", maxLength: 6 }),
  );
  let wanted = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
      for (const one of readPasted(pieces.join(""))) {
        if ("why" in one) continue;
        wanted += 1;
        const { address: got, note: said } = one.wanted;
        const { protocol, username, password, hostname } = new URL(got.replace(/[^!-~]/g, "a"));
        expect(["http:", "https:"]).toContain(protocol);
        expect([username, password]).toEqual(["", ""]);
        expect(
          got
            .toLowerCase()
            .replace(/[^!-~]/g, "a")
            .split("//")[1],
        ).toContain(hostname.slice(0, 1));
        expect(`${got}${said ?? ""}`).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u);
      }
    }),
    { ...runs, numRuns: 3000 },
  );
  expect(wanted).toBeGreaterThan(300);
});
