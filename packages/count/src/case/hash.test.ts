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
    const text = fc.string({ unit: "binary", maxLength: 300 });
    fc.assert(
      fc.property(text, (any) => {
        expect(sha256(any)).toBe(createHash("sha256").update(any, "utf8").digest("hex"));
      }),
      { seed: 1, numRuns: 300 },
    );
    expect(sha256("a\ud800b\udc00")).toBe(
      createHash("sha256").update("a\ufffdb\ufffd", "utf8").digest("hex"),
    );
  });
});

describe("the hash of a case", () => {
  it("does not depend on the order of keys, nor on writing out what is absent", () => {
    expect(canonical({ b: [1, "é"], a: { y: null, x: true, z: [] } })).toBe('{"a":{"x":true},"b":[1,"é"]}');
    expect(caseHashOf({ a: 1, b: 2, c: null })).toBe(caseHashOf({ b: 2, a: 1 }));
  });

  it("depends on the order of lists", () => {
    expect(caseHashOf({ a: [1, 2] })).not.toBe(caseHashOf({ a: [2, 1] }));
  });
});
