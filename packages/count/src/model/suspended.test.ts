// What is suspended: every smallest inconsistent set, found by brute force, and the same by the solver and by the checker.
import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { Case } from "../case/shape.ts";
import { Evidence } from "../check/evidence.ts";
import { readGiven } from "../check/read.ts";
import { inForce } from "../check/suspended.ts";
import { minimalConflicts } from "../testing/oracle.ts";
import { smallCase } from "../testing/small-cases.ts";
import { tangleOf } from "../testing/tangles.ts";
import { settle } from "./conflicts.ts";
import { evidenceOf } from "./evidence.ts";

const byChecker = (file: Case): string[] => {
  const evidence = new Evidence(readGiven(file));
  const left = inForce(evidence);
  return evidence.facts.flatMap(({ id }) => (left.has(id) ? [] : [id]));
};

const wrong = (file: Case, picks: readonly (readonly [number, number])[]): Case => ({
  ...file,
  facts: [
    ...file.facts,
    ...picks.flatMap(([a, b], i) => {
      const [x, y] = [a, b].map((n) => file.sightings[n % file.sightings.length]?.id ?? "");
      const signed = { basis: "wrong", statedBy: "m1", reviewedBy: "m2" };
      return x === y || x === undefined || y === undefined
        ? []
        : [{ ...signed, id: `wrong ${i}`, kind: "same" as const, between: [x, y] as const }];
    }),
  ],
});

it("is a superset of all smallest inconsistent sets, and the checker finds the same", () => {
  let conflicted = 0;
  let needed = 0;
  let all = 0;
  fc.assert(
    fc.property(smallCase("conflicted"), (file) => {
      const { suspended, conflicts } = settle(evidenceOf(file));
      expect(byChecker(file)).toEqual(suspended);
      const sets = minimalConflicts(file);
      if (!sets) return;
      const smallest = new Set(sets.flat());
      expect(suspended).toEqual(expect.arrayContaining([...smallest]));
      expect(suspended.length > 0).toBe(sets.length > 0);
      const keys = new Set(sets.map((set) => JSON.stringify([...set].sort())));
      for (const { facts } of conflicts) expect(keys).toContain(JSON.stringify([...facts].sort()));
      if (sets.length > 0) conflicted++;
      needed += smallest.size;
      all += suspended.length;
    }),
    { seed: 20261128, numRuns: 3_000 },
  );
  expect(conflicted).toBeGreaterThan(300);
  // Nearly all that is suspended is in a smallest set.
  expect(all / needed).toBeLessThan(1.1);
});

it("is the same by both on larger tangles and where links are wrong", () => {
  const picks = fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 1, maxLength: 12 });
  let seen = 0;
  fc.assert(
    fc.property(fc.nat(2 ** 31), picks, (seed, pairs) => {
      const file = wrong(tangleOf(seed), pairs);
      const { suspended } = settle(evidenceOf(file));
      expect(byChecker(file)).toEqual(suspended);
      if (suspended.length > 0) seen++;
    }),
    { seed: 20261128, numRuns: 1_000 },
  );
  expect(seen).toBeGreaterThan(300);
});
