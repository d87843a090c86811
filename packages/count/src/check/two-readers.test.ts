// The checker reads a case itself: whatever the format refuses it refuses, and it takes all else.
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { readCase } from "../case/read.ts";
import { mutatedCase } from "../testing/mutated-case.ts";
import { smallCase } from "../testing/small-cases.ts";
import { dice } from "../testing/world.ts";
import { readGiven } from "./read.ts";

const takes = (json: unknown): boolean => {
  try {
    readGiven(json);
    return true;
  } catch {
    return false;
  }
};

it("the two readers take and refuse the same files", () => {
  let taken = 0;
  const seen = new Set<string>();
  const files = fc.tuple(fc.oneof(smallCase(), smallCase("conflicted")), fc.nat(2 ** 31));
  const perFile = 100;
  fc.assert(
    fc.property(files, ([file, seed]) => {
      expect(takes(file)).toBe(true);
      const roll = dice(seed);
      for (let i = 0; i < perFile; i++) {
        const { what, json } = mutatedCase(file, roll);
        const ours = readCase(json).ok;
        if (takes(json) !== ours)
          throw new Error(`${what.join(", ")}: ${String(ours)} ${JSON.stringify(json)}`);
        if (ours) taken++;
        for (const name of what) seen.add(name);
      }
    }),
    { seed: 20261128, numRuns: 1_000 },
  );
  expect(taken).toBeGreaterThan(perFile * 300);
  expect(seen.size).toBeGreaterThan(40);
}, 300_000);
