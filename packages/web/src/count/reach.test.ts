// What stands above the number.
import { expect, test } from "vitest";
import { reach } from "./reach.ts";

test("a gap between what is proved and what could be argued is never hidden", () => {
  const sure = { exact: true, couldReach: 69, stoppedAt: null };
  expect(reach(sure)).toBe("No larger number can be proved from these facts.");
  expect(reach({ exact: false, couldReach: 3, stoppedAt: null })).toContain("Up to 3 could be argued");
});

test("a search that stopped at its budget says so, and what to do", () => {
  const told = reach({ exact: false, couldReach: 1260, stoppedAt: 10_000 });
  expect(told).toContain("The search stopped at its budget of 10,000 nodes; up to 1,260 could be argued.");
  expect(told).toContain("--budget");
});
