// An integer-programming solver that knows nothing of ours agrees on every minimum, far beyond what brute force reaches.
import highsModule from "highs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { differences } from "../testing/oracle.ts";
import { smallCase } from "../testing/small-cases.ts";
import { count } from "./count.ts";

const CASES = 500;

// The package types its CommonJS build; what Node imports is its ES module, whose default is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** The largest set of pairwise different units as a mixed-integer programme: of two that may be one person, take one. */
function programmeOf(differs: readonly (readonly boolean[])[]): string {
  const names = differs.map((_, i) => `x${i}`);
  const limits = differs.flatMap((row, i) =>
    row.flatMap((yes, j) => (j > i && !yes ? [` c${i}_${j}: x${i} + x${j} <= 1`] : [])),
  );
  const rows = limits.length > 0 ? limits : [" c: x0 <= 1"];
  return [
    "Maximize",
    ` total: ${names.join(" + ")}`,
    "Subject To",
    ...rows,
    "Binary",
    ` ${names.join(" ")}`,
    "End",
  ].join("\n");
}

test("HiGHS finds the same minimum in 500 cases of up to forty units", async () => {
  const highs = await loadHighs();
  let compared = 0;
  let largest = 0;
  fc.assert(
    fc.property(
      smallCase({ items: 7, leastSightings: 14, sightings: 36, headcounts: 3, groups: 5, facts: 10 }),
      (file) => {
        const result = count(file);
        const differs = differences(file, result.suspended);
        if (differs.length === 0) return result.atLeast === 0;
        if (differs.length > 40) return true;
        const solved = highs.solve(programmeOf(differs));
        compared += 1;
        largest = Math.max(largest, differs.length);
        return Math.round(solved.ObjectiveValue) === result.atLeast;
      },
    ),
    { seed: 8421, numRuns: CASES },
  );
  console.log(`${compared} cases against HiGHS, the largest of ${largest} units`);
  expect(compared).toBeGreaterThan(CASES / 2);
  expect(largest).toBeGreaterThan(20);
});
