// What stands in a field of time is read back as it was, to the microsecond.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { instantText, readInstant } from "./instant.ts";

test("any instant is read back as it was written", () => {
  fc.assert(
    fc.property(fc.integer({ min: -40_000_000_000, max: 400_000_000_000 }), (us) => {
      expect(readInstant(instantText(us))).toBe(us);
    }),
    { seed: 72 },
  );
});

test.each([
  [0, "0:00.000"],
  [62_500_000, "1:02.500"],
  [62_500_250, "1:02.500250"],
  [3_602_000_001, "1:00:02.000001"],
  [-40_000, "-0:00.040"],
])("%d µs is written as %s", (us, text) => expect(instantText(us)).toBe(text));

test.each([
  ["62.5", 62_500_000],
  [" 1:02,5 ", 62_500_000],
  ["90:00", 5_400_000_000],
  ["-0:00", 0],
])("%s is read", (text, us) => expect(readInstant(text)).toBe(us));

test.each(["", "1:60", "1:60:00", "1:2:3:4", "1.1234567", "1:", ".5", "a:bc", "1e3", "--1"])(
  "“%s” is no time",
  (text) => expect(readInstant(text)).toBeNull(),
);
