// Against a liar who knows the checker: no lie is believed, nothing is accepted above what brute force finds, no honest proof is refused.
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { checkProof } from "../proof/check.ts";
import { count } from "../result/count.ts";
import { liesAbout } from "../testing/lies.ts";
import { truthOf } from "../testing/oracle.ts";
import { smallCase } from "../testing/small-cases.ts";
import { dice } from "../testing/world.ts";

it("believes none of 20,000 lies about small cases", () => {
  let told = 0;
  const kinds = new Map<string, number>();
  const files = fc.oneof(
    smallCase({ sightings: 7, headcounts: 2 }),
    smallCase({ sightings: 7, headcounts: 2, isPlain: true }),
    smallCase("conflicted"),
  );
  fc.assert(
    fc.property(files, fc.nat(2 ** 31), (file, seed) => {
      const { proof, atLeast, suspended } = count(file);
      expect(checkProof(file, proof)).toEqual({ ok: true, atLeast });
      const truth = truthOf(file, suspended);
      for (const lie of liesAbout(file, proof, dice(seed))) {
        told++;
        kinds.set(lie.kind, (kinds.get(lie.kind) ?? 0) + 1);
        const check = checkProof(file, lie.proof);
        if (check.ok && (lie.isSure || check.atLeast > truth))
          throw new Error(`believed: ${lie.kind} ${JSON.stringify([file, lie.proof])}`);
      }
    }),
    { seed: 20261128, numRuns: 450 },
  );
  expect(told).toBeGreaterThan(20_000);
  expect(kinds.size).toBeGreaterThan(60);
});
