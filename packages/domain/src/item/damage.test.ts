// Damage is told apart from what else there is to say of a file.
import { expect, test } from "vitest";
import { damageOf } from "./damage.ts";

test.each([
  ["Damaged file, opened leniently: VipsJpeg: premature end of JPEG image"],
  ["The picture is cut short: 80 of 160 rows are there, and what is shown below them is no part of it."],
  ["The decoder stopped early; the 12 frames before that are kept."],
  ["[h264] error while decoding MB 12 30, bytestream -5"],
  ["[mov] Packet corrupt (stream = 0, dts = 1024)"],
  ["[mpeg2video] concealing 40 DC, 40 AC, 40 MV errors"],
  ["No still could be made: it holds no such frame."],
])("%s", (said) => {
  expect(damageOf({ state: "done", warnings: ["This file holds 3 pictures.", said] })).toBe(said);
});

test.each([
  ["This file holds 3 pictures: only the first is looked at."],
  ["Its sound could not be decoded; no wave is shown."],
  ["It holds a depth map, which is not shown."],
])("no damage: %s", (said) => expect(damageOf({ state: "done", warnings: [said] })).toBeNull());

test("what is not shown at all says so otherwise", () => {
  expect(damageOf({ state: "refused", code: "undecodable", sentence: "It is damaged." })).toBeNull();
  expect(damageOf({ state: "waiting" })).toBeNull();
});
