// How strength, next steps and footage are told.
import { describe, expect, test } from "vitest";
import {
  breakWords,
  copiesWarning,
  costOf,
  effortOf,
  footageWords,
  searchedOf,
  tied,
  withNames,
  yieldOf,
} from "./strength-words.ts";

const fall = {
  ok: true as const,
  threshold: 1200,
  atLeast: 1500,
  items: ["i1", "i2"],
  left: { atLeast: 1100, couldReach: 1100 },
  provedSmallest: true,
  recounts: 5,
  sentence: "",
};

describe("what a loss costs", () => {
  test("is told in people, and a rise is not hidden", () => {
    expect(costOf(1204)).toBe("1,204 fewer");
    expect(costOf(0)).toBe("no fewer");
    expect(costOf(-2)).toBe("2 more");
  });

  test("names what costs as much", () => {
    expect(tied(0)).toBe("");
    expect(tied(1)).toBe("; 1 other costs as much");
    expect(tied(3)).toBe("; 3 others cost as much");
  });
});

describe("a threshold that breaks", () => {
  test("needs that many items when the loss is proved smallest", () => {
    const { claim, proved, left } = breakWords(fall);
    expect(claim).toBe("To fall below 1,200, 2 items would have to fall together:");
    expect(proved).toBe("No smaller loss of items does that.");
    expect(left).toBe("At least 1,100 would remain.");
    expect(breakWords({ ...fall, items: ["i1"] }).claim).toContain("1 item would have to fall:");
  });

  test("claims only that the loss is enough when a smaller one was not ruled out", () => {
    const { claim, proved } = breakWords({ ...fall, provedSmallest: false });
    expect(claim).toBe("To fall below 1,200, it is enough that 2 items fall together:");
    expect(proved).toContain("not ruled out");
    expect(claim).not.toContain("have to");
  });
});

describe("a step of the worklist", () => {
  test("promises its people only on a condition", () => {
    expect(yieldOf({ kind: "review-fact", gain: 33 })).toBe("more people proved, if it holds");
    expect(yieldOf({ kind: "settle-same", gain: 1 })).toBe("more person proved, if they are one person");
  });

  test("takes reviews of what is there, and two signatures for what is new", () => {
    expect(effortOf({ kind: "review-fact", effort: 1 })).toBe("1 review");
    expect(effortOf({ kind: "verify-item", effort: 2 })).toBe("2 reviews");
    expect(effortOf({ kind: "separate-groups", effort: 2 })).toBe("2 signatures");
    expect(effortOf({ kind: "review-headcount", effort: 1 })).toBe("1 review");
    expect(effortOf({ kind: "review-group", effort: 2 })).toBe("2 signatures");
    expect(effortOf({ kind: "review-marks", effort: 1 })).toBe("1 signature");
    expect(effortOf({ kind: "complete-item", effort: 4 })).toBe("4 signatures");
  });

  test("may be missing where the search ended early, and that is said", () => {
    expect(searchedOf({ isComplete: true, unseen: "" })).toBe(
      "Every single step that could rank higher was tried.",
    );
    expect(searchedOf({ isComplete: false, unseen: "Pairs were not looked at." })).toBe(
      "The search ended before everything was tried, so a better step may be missing. Pairs were not looked at.",
    );
  });
});

describe("a count of footage", () => {
  test("says pieces of footage, and how somebody in them is marked", () => {
    expect(footageWords({ attribute: "says-conscript", atLeast: 7 })).toBe(
      "distinct pieces of footage somebody is marked “says conscript”.",
    );
    expect(footageWords({ attribute: "wounded", atLeast: 1 })).toContain("distinct piece of footage");
  });

  test("warns of items that may be copies of each other", () => {
    expect(copiesWarning(0)).toBe("");
    expect(copiesWarning(1)).toContain(
      "1 item here has no footage recorded and counts as a piece of its own",
    );
    expect(copiesWarning(4)).toContain(
      "4 items here have no footage recorded and count as pieces of their own",
    );
  });
});

const nameOf = (id: string) => (id === "g1" ? "Lome mill" : id);

test("a conflict's sentence calls things what the page calls them", () => {
  expect(withNames('"F1" says that "g1" and "g2" share nobody.', nameOf)).toBe(
    "“F1” says that “Lome mill” and “g2” share nobody.",
  );
});
