// The rule of two members.
import { describe, expect, it } from "vitest";
import type { Verdict } from "./shape.ts";
import { verdictOf } from "./verdict.ts";

const reviews = (...pairs: readonly (readonly [string, Verdict])[]) =>
  pairs.map(([by, verdict]) => ({ by, verdict }));

describe("the verdict of an item", () => {
  it.each([
    ["nobody has reviewed it", [], "none"],
    ["one member finds it verified and waits for a second", [["m1", "verified"]], "none"],
    [
      "the same member verifies it twice",
      [
        ["m1", "verified"],
        ["m1", "verified"],
      ],
      "none",
    ],
    [
      "two members find it verified",
      [
        ["m1", "verified"],
        ["m2", "verified"],
      ],
      "verified",
    ],
    [
      "two agree and a third calls it false",
      [
        ["m1", "verified"],
        ["m2", "verified"],
        ["m3", "false"],
      ],
      "inconclusive",
    ],
    [
      "a dissenter comes round",
      [
        ["m1", "false"],
        ["m2", "verified"],
        ["m1", "verified"],
      ],
      "verified",
    ],
    [
      "a member takes a verification back as false",
      [
        ["m1", "verified"],
        ["m2", "verified"],
        ["m2", "false"],
      ],
      "inconclusive",
    ],
    ["one member calls it false", [["m1", "false"]], "false"],
    [
      "all call it false",
      [
        ["m1", "false"],
        ["m2", "false"],
      ],
      "false",
    ],
    ["anybody finds it inconclusive", [["m1", "inconclusive"]], "inconclusive"],
  ] as const)("when %s", (_, list, verdict) => {
    expect(verdictOf(reviews(...list))).toBe(verdict);
  });
});
