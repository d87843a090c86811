// The brute force on arbitrary small cases: what it says of one thing agrees with what it says of another.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  contradicts,
  differences,
  fewestPeople,
  minimalConflicts,
  oracle,
  suspendedOf,
  truthOf,
} from "./oracle.ts";
import { smallCase } from "./small-cases.ts";

describe("on arbitrary small cases", () => {
  const runs = { numRuns: 400 };

  it("no more people are proved than there must have been", () => {
    fc.assert(
      fc.property(fc.oneof(smallCase(), smallCase("conflicted")), (file) => {
        const suspended = suspendedOf(file);
        const fewest = fewestPeople(file, suspended);
        fc.pre(fewest !== undefined);
        const clique = truthOf(file, suspended);
        expect(clique).toBeLessThanOrEqual(fewest);
        expect(oracle(file, suspended)).toEqual({
          units: differences(file, suspended).length,
          clique,
          chromatic: fewest,
        });
      }),
      runs,
    );
  });

  it("every smallest inconsistent set is suspended, and what stays holds together", () => {
    fc.assert(
      fc.property(fc.oneof(smallCase(), smallCase("conflicted")), (file) => {
        const sets = minimalConflicts(file);
        const suspended = suspendedOf(file);
        const stays = file.facts.filter(({ id }) => !suspended.includes(id));
        expect(contradicts(file, stays)).toBe(false);
        expect(suspended).toEqual(expect.arrayContaining(sets?.flat() ?? []));
        for (const set of sets ?? []) {
          const facts = file.facts.filter(({ id }) => set.includes(id));
          expect(contradicts(file, facts)).toBe(true);
          for (const fact of facts)
            expect(
              contradicts(
                file,
                facts.filter((one) => one !== fact),
              ),
            ).toBe(false);
        }
      }),
      runs,
    );
  });

  it("more facts never take back that something cannot hold", () => {
    fc.assert(
      fc.property(smallCase("conflicted"), fc.nat(), (file, n) => {
        const some = file.facts.filter((_, i) => (n >> i) & 1);
        expect(contradicts(file, some) && !contradicts(file, file.facts)).toBe(false);
      }),
      runs,
    );
  });
});
