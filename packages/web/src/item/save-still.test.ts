// What a saved still is called.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { stillName } from "./save-still.ts";

test.each([
  ["clip.mp4", 4_200_000, "clip.mp4 at 0h00m04.200000s.png"],
  ["clip.mp4", 3_723_000_001, "clip.mp4 at 1h02m03.000001s.png"],
  ["late.mkv", -33_367, "late.mkv at -0h00m00.033367s.png"],
  ["road.jpg", null, "road.jpg.png"],
  ["../a/b\u202Egpj.exe", null, "__a_b_gpj.exe.png"],
])("%s at %s µs", (item, atUs, name) => expect(stillName(item, atUs)).toBe(name));

test("no name leads anywhere, and two instants of an item never share one", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer(), fc.integer(), (item, a, b) => {
      fc.pre(a !== b);
      expect(stillName(item, a)).not.toMatch(/[\p{Cc}\p{Cf}/\\:*?"<>|]/u);
      expect(stillName(item, a).startsWith(".")).toBe(false);
      expect(stillName(item, a)).not.toBe(stillName(item, b));
    }),
    { seed: 3 },
  );
});
