// A hash opens to its own password, whichever cost it was made with, and says itself what that was.
import { randomBytes, scryptSync } from "node:crypto";
import { assert, asyncProperty, constantFrom, string, tuple } from "fast-check";
import { expect, test } from "vitest";
import { hash, verify } from "./hashing.ts";

const RUNS = { numRuns: 4 };
const BYTES = 128 * 1024 * 1024;

test("a password is verified by what was made of it, and no other is: not by its capitals, its ends or its length", async () => {
  const changed: Record<string, (password: string) => string> = {
    "in capitals": (password) => `${password}x`.toUpperCase(),
    "without its last letter": (password) => [...`${password}x`].slice(0, -1).join(""),
    "with a space behind it": (password) => `${password}x `,
    "as one of many with the same beginning": (password) => `${password}xy`,
  };
  const drawn = tuple(
    string({ minLength: 12, maxLength: 200, unit: "grapheme" }),
    constantFrom(...Object.keys(changed)),
  );
  await assert(
    asyncProperty(drawn, async ([password, how]) => {
      const kept = await hash(`${password}x`);
      expect(await verify({ hash: kept, password: `${password}x` })).toBe(true);
      expect(await verify({ hash: kept, password: changed[how]?.(password) ?? "" })).toBe(false);
    }),
    RUNS,
  );
});

test("each has a salt of its own, and is as dear as is advised: 32 MB, three times over", async () => {
  const [one, other] = [await hash("three old mills at noon"), await hash("three old mills at noon")];
  expect(one).not.toBe(other);
  const [, N, r, p, salt = "", key = ""] = one.split(":");
  expect([128 * Number(N) * Number(r), Number(p)]).toEqual([32 * 1024 * 1024, 3]);
  const options = { N: Number(N), r: Number(r), p: Number(p), maxmem: BYTES };
  expect(scryptSync("three old mills at noon", salt, 64, options).toString("hex")).toBe(key);
});

test("what was hashed before opens as it did, and what is no hash opens to nothing", async () => {
  const salt = randomBytes(16).toString("hex");
  const key = scryptSync("three old mills at noon", salt, 64, { N: 16384, r: 16, p: 1, maxmem: BYTES });
  const before = `${salt}:${key.toString("hex")}`;
  expect(await verify({ hash: before, password: "three old mills at noon" })).toBe(true);
  expect(await verify({ hash: before, password: "three old mills at nooN" })).toBe(false);
  const now = await hash("three old mills at noon");
  for (const none of [
    "",
    ":",
    "three old mills at noon",
    before.slice(1),
    now.slice(0, -1),
    `${now}00`,
    now.replace("scrypt", "plain"),
  ])
    expect([none, await verify({ hash: none, password: "three old mills at noon" })]).toEqual([none, false]);
});
