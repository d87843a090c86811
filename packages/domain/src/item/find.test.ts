// Finding an item by what a person has at hand.
import { describe, expect, test } from "vitest";
import { applyRow, emptyHeld } from "../investigation/held.ts";
import { findItem } from "./find.ts";

const held = emptyHeld();
const rows = [
  ["i1", "clip.mp4", "a"],
  ["i2", "clip.mp4", "b"],
  ["i3", "gate.jpg", "c"],
  ["i4", "gate copy.jpg", "c"],
  ["clip.mp4.bak", "i1", "d"],
  ["i6", "d".repeat(64), "e"],
  ["i00000000000aaaaaaaaaaaaaaa", "long.jpg", "f"],
  ["i11111111111bbbbbbbbbbbbbbb", "one.jpg", "1"],
  ["i11111111111ccccccccccccccc", "other.jpg", "2"],
] as const;
for (const [id, name, digit] of rows) {
  const source = { path: null, url: null, account: null, credit: null };
  const seen = {
    kind: "photo",
    source,
    account: null,
    withdrawn: false,
    capturedAt: null,
    footage: null,
    namedFootage: null,
    marksStatedBy: null,
    marksReviewedBy: null,
    marksVersion: null,
  } as const;
  applyRow(held, {
    table: "item",
    put: { id, name, sha256: digit.repeat(64), bytes: 1, alsoFound: [], ...seen },
  });
}

describe("an item", () => {
  test.each([
    ["its id", "i2", "i2"],
    ["its id, though another has that for a file name", "i1", "i1"],
    ["its file name", "gate.jpg", "i3"],
    ["its hash", "a".repeat(64), "i1"],
    ["the short id that it would have had", "i00000000000", "i00000000000aaaaaaaaaaaaaaa"],
  ])("is found by %s", (_, name, id) => {
    expect(findItem(held, name)).toMatchObject({ ok: true, value: { id } });
  });

  test.each([
    ["a file name of two", "clip.mp4", /"clip\.mp4" names 2 items \(i1, i2\)/],
    ["a hash of two", "c".repeat(64), /names 2 items \(i3, i4\)/],
    ["a short id of two", "i11111111111", /names 2 items \(i11111111111b+, i11111111111c+\)/],
    ["the hash of one and the file name of another", "d".repeat(64), /\(clip\.mp4\.bak, i6\)/],
  ])("is not guessed from %s", (_, name, sentence) => {
    expect(findItem(held, name)).toMatchObject({
      ok: false,
      refusal: { code: "ambiguous-item", sentence: expect.stringMatching(sentence) },
    });
  });

  test.each(["", "i9", "CLIP.MP4", "A".repeat(64), "__proto__"])("is not there by %j", (name) => {
    expect(findItem(held, name)).toMatchObject({ ok: false, refusal: { code: "no-such-item" } });
  });
});
