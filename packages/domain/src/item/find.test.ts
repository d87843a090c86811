// Finding an item by what a person has at hand.
import { describe, expect, test } from "vitest";
import { applyRow, emptyHeld } from "../investigation/held.ts";
import { findAnyItem, findItem } from "./find.ts";

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
  ["in1", "tower.jpg", "3"],
  ["out1", "tower.jpg", "4"],
  ["out2", "bridge.jpg", "5"],
  ["out3", "well.jpg", "6"],
  ["out4", "well.jpg", "7"],
] as const;
for (const [id, name, digit] of rows) {
  const source = { path: null, url: null, account: null, credit: null };
  const seen = {
    kind: "photo",
    source,
    account: null,
    credit: null,
    withdrawn: id.startsWith("out"),
    capturedAt: null,
    footage: null,
    namedFootage: null,
    marksStatedBy: null,
    marksReviewedBy: null,
    marksVersion: null,
    begun: false,
    assignee: null,
  } as const;
  applyRow(held, {
    table: "item",
    put: { id, name, sha256: digit.repeat(64), bytes: 1, alsoFound: [], warnings: [], seenBy: null, ...seen },
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

  test("that stands is meant by the name that it shares with one that was taken out", () => {
    expect(findItem(held, "tower.jpg")).toMatchObject({ ok: true, value: { id: "in1" } });
    expect(findItem(held, "bridge.jpg")).toMatchObject({ ok: true, value: { id: "out2" } });
  });

  test.each([
    ["tower.jpg", "in1, out1: taken out"],
    ["well.jpg", "out3: taken out, out4: taken out"],
  ])("that may be taken out is not guessed from %s", (name, both) => {
    expect(findAnyItem(held, name)).toMatchObject({
      refusal: { code: "ambiguous-item", sentence: expect.stringContaining(`2 items (${both})`) },
    });
    expect(findAnyItem(held, "bridge.jpg")).toMatchObject({ ok: true, value: { id: "out2" } });
  });
});
