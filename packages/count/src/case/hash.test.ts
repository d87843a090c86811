// SHA-256 against published vectors, and canonical JSON.
import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical, caseHashOf } from "./hash.ts";
import { sha256 } from "./sha256.ts";

describe("SHA-256", () => {
  it.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    [
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ],
  ])("of %j is the value NIST publishes", (text, expected) => {
    expect(sha256(text)).toBe(expected);
  });

  it("is what other implementations say, whatever the text and its length", () => {
    // Long ones are taken in piece by piece, short ones in pieces of another size.
    const piece = fc.tuple(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.nat(1200),
      fc.constantFrom("x", "é", "\u{1f33e}"),
    );
    const text = piece.map(([start, n, filling]) => start + filling.repeat(n));
    fc.assert(
      fc.property(text, (any) => {
        expect(sha256(any)).toBe(createHash("sha256").update(any, "utf8").digest("hex"));
      }),
      { seed: 1, numRuns: 600 },
    );
    expect(sha256("a\ud800b\udc00")).toBe(
      createHash("sha256").update("a\ufffdb\ufffd", "utf8").digest("hex"),
    );
  });
});

const sorted = (_: string, value: unknown): unknown =>
  typeof value !== "object" || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .filter(([, inner]) => inner !== null && !(Array.isArray(inner) && inner.length === 0))
          .map(([key, inner]) => [key, inner] as const)
          .toSorted(([a], [b]) => (a < b ? -1 : 1)),
      );

// Keys that look like numbers are put first by JavaScript itself, so they are left to the fixed examples.
const isOrdered = (json: unknown) => !/"\d+":/.test(JSON.stringify(json));

describe("the hash of a case", () => {
  it("does not depend on the order of keys, nor on writing out what is absent", () => {
    expect(canonical({ b: [1, "é"], a: { y: null, x: true, z: [] } })).toBe('{"a":{"x":true},"b":[1,"é"]}');
    expect(caseHashOf({ a: 1, b: 2, c: null })).toBe(caseHashOf({ b: 2, a: 1 }));
  });

  it("is what other implementations say of the canonical text, whatever JSON it is", () => {
    const long = fc
      .tuple(fc.string({ unit: "binary" }), fc.nat(20_000))
      .map(([text, n]) => text.padEnd(n, "x"));
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.jsonValue(), long), { maxLength: 6 }), (json) => {
        const text = canonical(json);
        expect(caseHashOf(json)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it("is of JSON without white space, keys in the order of their code units, nothing absent written", () => {
    const plain = fc
      .jsonValue({ noUnicodeString: false })
      .map((json) => ({ z: 1, a: json, "\u00e9": [json, -0.5] }));
    fc.assert(
      fc.property(plain.filter(isOrdered), (json) => {
        expect(canonical(json)).toBe(JSON.stringify(json, sorted));
      }),
      { seed: 4, numRuns: 200 },
    );
    expect(canonical({ b: 1, 10: 2, 9: 3, a: [[], {}, null] })).toBe('{"10":2,"9":3,"a":[[],{},null],"b":1}');
    expect(canonical([undefined, NaN, true])).toBe("[null,null,true]");
  });

  it("depends on the order of lists", () => {
    expect(caseHashOf({ a: [1, 2] })).not.toBe(caseHashOf({ a: [2, 1] }));
  });
});
