// The count against brute force, and the invariants of docs/method.md on arbitrary small cases.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCase } from "../case/read.ts";
import { checkProof } from "../proof/check.ts";
import { oracle } from "../testing/oracle.ts";
import { smallCase } from "../testing/small-cases.ts";
import { count } from "./count.ts";

const runs = { seed: 20260822, numRuns: 600 };

describe("any small case", () => {
  it("is counted exactly as brute force counts it, with the conflicting facts set aside", () => {
    let checked = 0;
    fc.assert(
      fc.property(smallCase(), (file) => {
        expect(readCase(file)).toMatchObject({ ok: true });
        const result = count(file);
        const answer = oracle(file, result.suspended, 11);
        if (!answer) return;
        checked++;
        expect({ atLeast: result.atLeast, couldReach: result.couldReach }).toEqual({
          atLeast: answer.clique,
          couldReach: answer.chromatic,
        });
        expect(result.exact).toBe(answer.clique === answer.chromatic);
      }),
      runs,
    );
    expect(checked).toBeGreaterThan(300);
  });

  it("gets a proof that the independent checker accepts", () => {
    fc.assert(
      fc.property(smallCase({ sightings: 14, facts: 12 }), (file) => {
        const result = count(file);
        expect(checkProof(file, result.proof)).toEqual({ ok: true, atLeast: result.atLeast });
        expect(
          checkProof(JSON.parse(JSON.stringify(file)), JSON.parse(JSON.stringify(result.proof))),
        ).toEqual({ ok: true, atLeast: result.atLeast });
      }),
      runs,
    );
  });

  it("is counted soundly even when there is no budget at all", () => {
    fc.assert(
      fc.property(smallCase(), (file) => {
        const result = count(file, { nodeBudget: 0 });
        const answer = oracle(file, result.suspended, 11);
        if (!answer) return;
        expect(result.atLeast).toBeLessThanOrEqual(answer.clique);
        expect(result.couldReach).toBeGreaterThanOrEqual(answer.chromatic);
        expect(checkProof(file, result.proof)).toEqual({ ok: true, atLeast: result.atLeast });
      }),
      runs,
    );
  });
});
