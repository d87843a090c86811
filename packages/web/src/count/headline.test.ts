// The sentence that a newsroom may print.
import type { Criteria } from "@sightline/domain";
import { describe, expect, test } from "vitest";
import { headline, reach } from "./headline.ts";

const usual: Criteria = { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null };

describe("the sentence of the headline", () => {
  test("says at least, whom, and in what", () => {
    expect(headline(69, usual)).toBe("At least 69 distinct prisoners visible in verified photos and videos");
  });

  test("one person is singular", () => {
    expect(headline(1, usual)).toBe("At least 1 distinct prisoner visible in verified photos and videos");
  });

  test("tells when more than verified items were let in", () => {
    expect(headline(70, { ...usual, verdicts: ["verified", "none"] })).toContain(
      "whose verdict is verified or not yet judged",
    );
  });

  test("carries the attributes asked for and the cut-off date", () => {
    expect(headline(7, { ...usual, attributes: ["says-conscript"], until: "2031-04-09" })).toBe(
      "At least 7 distinct prisoners marked “says conscript” visible in verified photos and videos, taken until 9 Apr 2031",
    );
  });

  test("a gap between what is proved and what could be argued is never hidden", () => {
    expect(reach({ exact: true, couldReach: 69 })).toBe("No larger number can be proved from these facts.");
    expect(reach({ exact: false, couldReach: 3 })).toContain("Up to 3 could be argued");
  });
});
