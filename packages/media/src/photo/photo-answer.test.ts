// Tests that the parent believes a photo child only within the fixed schema.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packAnswer, readAnswer } from "./photo-answer.ts";

const question = { bytes: 1000, format: "jpeg", pixels: 1000, frames: 1, renditions: true, grey: 0 };
const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xd9);
const good = {
  codec: "jpeg",
  width: 10,
  height: 20,
  orientation: 1,
  print: { variants: "0a".repeat(256), quality: 50 },
  trimmed: { variants: "0b".repeat(256), quality: 60 },
  version: "0.1, libvips 8",
  pictures: 1,
  beside: ["a map"],
  warnings: ["one\u0007two"],
  renditions: [
    { name: "veil", width: 6, height: 12, bytes: 4 },
    { name: "thumbnail", width: 10, height: 20, bytes: 4 },
    { name: "still", width: 10, height: 20, bytes: 4 },
  ],
};

describe("a photo child's answer", () => {
  test("is read when it keeps to the schema", () => {
    const answered = readAnswer(packAnswer(good, [jpeg, jpeg, jpeg]), question);
    expect(answered).toEqual({
      answer: { ...good, warnings: ["one two"] },
      blobs: [Buffer.from(jpeg), Buffer.from(jpeg), Buffer.from(jpeg)],
      grey: null,
    });
  });

  test.each([
    ["more pixels than allowed", { width: 1000 }],
    ["a size that is no number", { width: "10" }],
    ["a fraction of a pixel", { height: 1.5 }],
    ["an unknown orientation", { orientation: 9 }],
    ["a short hash", { print: { variants: "0a".repeat(255), quality: 50 } }],
    ["a hash that is none", { print: { variants: "0x".repeat(256), quality: 50 } }],
    ["a quality over 100", { print: { ...good.print, quality: 101 } }],
    ["no hash", { print: null }],
    ["nothing said of bars", { trimmed: undefined }],
    ["a trimmed quality that is a fraction", { trimmed: { ...good.trimmed, quality: 0.5 } }],
    ["markup for a codec", { codec: "<b>" }],
    ["warnings that are no list", { warnings: "x" }],
    ["more pictures than allowed", { pictures: 2 }],
    ["other things that are no list", { beside: { length: 1 } }],
    ["no renditions", { renditions: [] }],
    [
      "a rendition of another name",
      { renditions: [{ ...good.renditions[0], name: "../x" }, ...good.renditions.slice(1)] },
    ],
    [
      "a veil that shows more than a veil may",
      { renditions: [{ ...good.renditions[0], height: 13 }, ...good.renditions.slice(1)] },
    ],
    [
      "a rendition of another length",
      { renditions: [{ ...good.renditions[0], bytes: 5 }, ...good.renditions.slice(1)] },
    ],
  ])("is refused whole for %s", (_, change) => {
    expect(readAnswer(packAnswer({ ...good, ...change }, [jpeg, jpeg, jpeg]), question)).toMatchObject({
      code: "odd-answer",
    });
  });

  test("is refused when a blob is no JPEG or bytes are left over", () => {
    expect(readAnswer(packAnswer(good, [jpeg, jpeg, new Uint8Array(4)]), question)).toMatchObject({
      code: "odd-answer",
    });
    expect(readAnswer(packAnswer(good, [jpeg, jpeg, jpeg, jpeg]), question)).toMatchObject({
      code: "odd-answer",
    });
  });

  test("gives only refusals that a child may give", () => {
    expect(readAnswer(packAnswer({ refusal: "undecodable", detail: "x" }, []), question)).toMatchObject({
      code: "undecodable",
    });
    expect(readAnswer(packAnswer({ refusal: "no-sandbox" }, []), question)).toMatchObject({
      code: "odd-answer",
    });
  });

  test("is refused for any other bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(readAnswer(Buffer.from(bytes), question)).toMatchObject({ refused: true, code: "odd-answer" });
      }),
      { seed: 9 },
    );
  });
});
