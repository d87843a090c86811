// What stands above the number.
import { expect, test } from "vitest";
import { reach } from "./reach.ts";

test("a gap between what is proved and what could be argued is never hidden", () => {
  expect(reach({ exact: true, couldReach: 69 })).toBe("No larger number can be proved from these facts.");
  expect(reach({ exact: false, couldReach: 3 })).toContain("Up to 3 could be argued");
});
