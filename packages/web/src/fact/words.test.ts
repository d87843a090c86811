// What facts say, and when they count.
import { describe, expect, test } from "vitest";
import { isConfirmed, standing, factSentence } from "./words.ts";

const names: Readonly<Record<string, string>> = { g1: "the bridge", g2: "the school yard", i3: "clip.mp4" };
const nameOf = (id: string) => names[id] ?? id;

describe("a fact in words", () => {
  test("same and different name the sightings", () => {
    expect(factSentence({ kind: "same", between: ["s1", "s2"] }, nameOf)).toBe(
      "s1 and s2 show the same person.",
    );
    expect(factSentence({ kind: "different", between: ["s1", "s2"] }, nameOf)).toBe(
      "s1 and s2 show different people.",
    );
  });

  test("separate and within name the groups", () => {
    expect(factSentence({ kind: "separate", groups: ["g1", "g2"] }, nameOf)).toBe(
      "Nobody is in both the bridge and the school yard.",
    );
    expect(factSentence({ kind: "within", inner: "g2", outer: "g1" }, nameOf)).toBe(
      "Everybody in the school yard is also part of the bridge.",
    );
  });

  test("a fact that nobody else reviewed says that it is not used", () => {
    expect(standing({ statedBy: "ada", reviewedBy: null })).toContain("not used");
    expect(standing({ statedBy: "ada", reviewedBy: "ada" })).toContain("two members");
    expect(standing({ statedBy: "ada", reviewedBy: "bo" })).toBe("Stated by ada, reviewed by bo.");
    expect(isConfirmed({ statedBy: "ada", reviewedBy: "ada" })).toBe(false);
  });
});
