// The hashed text is a stored format: this one answer must stay for ever.
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { GENESIS } from "./entry.ts";
import { entryText } from "./hash.ts";

const entry = {
  investigation: "inv",
  seq: 7,
  at: "2031-04-09T10:00:00.000Z",
  by: "m1",
  via: null,
  verb: "item.review",
  subject: "i1",
  payload: { verdict: "verified", reason: "Ґанок, “left” door" },
  reason: null,
  previous: GENESIS,
} as const;

test("the text of an entry is known to the byte", () => {
  const text = entryText(entry);
  expect(text).toBe(
    `sightline.entry/1\n{"at":"2031-04-09T10:00:00.000Z","by":"m1","investigation":"inv","payload":{"reason":"Ґанок, “left” door","verdict":"verified"},"previous":"${GENESIS}","reason":null,"seq":7,"subject":"i1","verb":"item.review","via":null}`,
  );
  expect(createHash("sha256").update(text, "utf8").digest("hex")).toBe(
    "04f867de2175b4173dd42a9c4a01b45dd7c80b4addcc1f4576609386c072f978",
  );
});

test("the order of keys and a hash that is already there do not matter, anything else does", () => {
  const text = entryText(entry);
  const turned = Object.fromEntries(Object.entries(entry).reverse()) as typeof entry;
  expect(entryText(turned)).toBe(text);
  expect(entryText({ ...entry, hash: "f".repeat(64) } as typeof entry)).toBe(text);
  const others: Partial<Record<keyof typeof entry, unknown>> = {
    investigation: "inw",
    seq: 8,
    at: "2031-04-09T10:00:00.001Z",
    by: "m2",
    via: "m1",
    verb: "item.describe",
    subject: "i2",
    payload: {},
    reason: "",
    previous: "1".repeat(64),
  };
  expect(Object.keys(others).sort()).toEqual(Object.keys(entry).sort());
  for (const [key, value] of Object.entries(others))
    expect(entryText({ ...entry, [key]: value })).not.toBe(text);
});
