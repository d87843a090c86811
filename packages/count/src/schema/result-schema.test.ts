// The schemas of a result and of its proof, against examples written by hand and against what the count gives.
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { count } from "../result/count.ts";
import { smallCase } from "../testing/small-cases.ts";
import { mutated } from "./testing/mutate.ts";
import { checkerOf, type SchemaName } from "./testing/schemas.ts";

const schemas = new URL("../../schema/", import.meta.url);
const open = (name: SchemaName): object =>
  JSON.parse(readFileSync(new URL(`${name}.schema.json`, schemas), "utf8")) as object;
const faultOf = checkerOf(open);

const caseHash = "ab".repeat(32);

/** Each kind of node, of reason and of person. */
const proof = {
  format: "sightline.proof/1",
  caseHash,
  atLeast: 40,
  root: {
    kind: "sum",
    separations: [
      {
        kind: "separate",
        fact: "F1",
        sides: [
          { group: "mill", within: [], of: [0] },
          { group: "gate", within: ["F2"], of: [1] },
        ],
      },
    ],
    parts: [
      {
        kind: "frame",
        item: "i1",
        at: 4_200_000,
        people: ["s1", { sightings: ["s2", "s3"], same: ["F3"] }],
        anonymous: { headcount: "h1", n: 27 },
      },
      {
        kind: "people",
        people: ["s4", { headcount: "h2", n: 10 }],
        reasons: [
          {
            kind: "frame",
            item: "i2",
            at: 0,
            seen: [
              [0, "s4"],
              [1, "h2"],
            ],
          },
          {
            kind: "continuous",
            fact: "F4",
            seen: [
              [0, "s4"],
              [1, "s5"],
            ],
          },
          {
            kind: "different",
            fact: "F5",
            seen: [
              [0, "s4"],
              [1, "s5"],
            ],
          },
          { kind: "separate", fact: "F1", sides: [{ group: "mill", within: [], of: [0] }] },
        ],
      },
    ],
  },
};

const result = {
  format: "sightline.count/1",
  caseHash,
  atLeast: 40,
  exact: false,
  couldReach: 41,
  stoppedAt: 10_000,
  maximumShown: null,
  because: { sentence: "Not everybody is marked.", spans: [{ item: "i1", span: [0, 9_000_000] }] },
  proof,
  support: { items: ["i1", "i2"], facts: ["F1"], sources: ["acct-7"] },
  tiers: [1, 2, 3, 4].map((tier) => ({ tier, atLeast: 10 * tier })),
  conflicts: [
    { kind: "footage", facts: ["F6"], sentence: "Two copies are in two groups that share nobody.", pairs: 2 },
  ],
  suspended: ["F6"],
  counted: { items: 2, sightings: 5, headcounts: 2, leftOut: [{ id: "i9", why: '"i9" is not verified.' }] },
  remarks: [{ id: "h1", sentence: "Three are marked there, and at most two are stated." }],
};

const runs = { seed: 20261128, numRuns: 300 };

describe("the schemas of a result and a proof", () => {
  test("take an example that has everything", () => {
    expect(faultOf("proof", proof)).toBeUndefined();
    expect(faultOf("result", result)).toBeUndefined();
    const stated = { ...result, maximumShown: 44, because: null, conflicts: [], remarks: [] };
    expect(faultOf("result", stated)).toBeUndefined();
  });

  test("refuse a key more, a key less, and a reason given beside a maximum", () => {
    expect(faultOf("proof", { ...proof, conflicts: [] })).toBeDefined();
    for (const key of Object.keys(proof))
      expect(
        faultOf("proof", Object.fromEntries(Object.entries(proof).filter(([k]) => k !== key))),
      ).toBeDefined();
    for (const key of Object.keys(result))
      expect(
        faultOf("result", Object.fromEntries(Object.entries(result).filter(([k]) => k !== key))),
      ).toBeDefined();
    expect(faultOf("result", { ...result, maximumShown: 44 })).toBeDefined();
    expect(faultOf("result", { ...result, because: null })).toBeDefined();
    expect(faultOf("result", { ...result, proof: { ...proof, format: "sightline.proof/2" } })).toBeDefined();
  });

  test("refuse most of what breaks a proof at one place, and never fail at it", () => {
    let refused = 0;
    fc.assert(
      fc.property(mutated(proof), ({ value }) => {
        if (faultOf("proof", value) !== undefined) refused += 1;
      }),
      runs,
    );
    expect(refused).toBeGreaterThan(200);
  });

  test("take every result that a count gives, and its proof", () => {
    const told = { conflicts: 0, withoutMaximum: 0 };
    fc.assert(
      fc.property(smallCase(), (file) => {
        const counted = count(file);
        if (counted.conflicts.length > 0) told.conflicts += 1;
        if (counted.because !== null) told.withoutMaximum += 1;
        expect(faultOf("proof", counted.proof)).toBeUndefined();
        expect(faultOf("result", counted)).toBeUndefined();
      }),
      runs,
    );
    expect(Math.min(told.conflicts, told.withoutMaximum)).toBeGreaterThan(20);
  });
});
