// The desk's own way of writing numbers, times and nouns.
import { describe, expect, test } from "vitest";
import { counted, dateOf, instantOf, lengthOf, listOf, peopleOf, shortIdOf, sizeOf } from "./words.ts";

describe("how the desk writes things", () => {
  test("one photo is singular, two are plural, people are not persons", () => {
    expect(counted(1, "photo")).toBe("1 photo");
    expect(counted(1204, "photo")).toBe("1,204 photos");
    expect(counted(3, "person", "people")).toBe("3 people");
  });

  test("the people of a tile are listed by subject, and subjects with nobody are left out", () => {
    expect(peopleOf({ prisoner: 6, guard: 1, civilian: 0 })).toBe("6 prisoners, 1 guard");
    expect(peopleOf({})).toBe("");
  });

  test("an instant is told to the millisecond and a length to the second", () => {
    expect(instantOf(4_200_000)).toBe("0:04.200");
    expect(instantOf(61_040_000)).toBe("1:01.040");
    expect(lengthOf(7_400_000)).toBe("0:07");
    expect(lengthOf(3_723_000_000)).toBe("1:02:03");
  });

  test("dates carry their month in letters and say UTC when they have a time", () => {
    expect(dateOf("2031-04-09")).toBe("9 Apr 2031");
    expect(dateOf("2031-04-09T10:00:00Z")).toBe("9 Apr 2031, 10:00 UTC");
    expect(dateOf("unknown")).toBe("unknown");
  });

  test("lists read aloud", () => {
    expect(listOf(["prisoners"])).toBe("prisoners");
    expect(listOf(["prisoners", "guards", "civilians"], "or")).toBe("prisoners, guards or civilians");
  });

  test("sizes are decimal, long ids are shortened to their last part", () => {
    expect(sizeOf(999)).toBe("999 bytes");
    expect(sizeOf(1_440_000)).toBe("1.4 MB");
    expect(shortIdOf("s12")).toBe("s12");
    expect(shortIdOf("lowmere-bridge-s07")).toBe("s07");
  });
});
