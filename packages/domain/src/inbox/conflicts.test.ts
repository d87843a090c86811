// Conflicts worked out from what the facts speak of are those of the whole case, after any work.
import { conflicts, readCase } from "@sightline/count";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { exportCase } from "../case/export.ts";
import { changeSchema, type Signed } from "../journal/entry.ts";
import { MEMBERS, NEWEST, SEED } from "../testing/any-change.ts";
import { closing, workBy } from "../testing/any-work.ts";
import { freshHeld, MARKED, play } from "../testing/play.ts";
import { conflictsIn } from "./conflicts.ts";

const sighting = fc.constantFrom("s1", "s2", "s3", "s4", "s5");
const assertion = fc.oneof(
  fc.record({ kind: fc.constantFrom("same", "same", "different"), between: fc.tuple(sighting, sighting) }),
  fc.record({
    kind: fc.constant("separate"),
    groups: fc.shuffledSubarray(["g1", "g2", "g3", "g4"], { minLength: 2, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant("within"),
    inner: fc.constantFrom("g1", "g3"),
    outer: fc.constantFrom("g2", "g4"),
  }),
);
/** Facts that two members stand behind at once. */
const confirmed = fc.array(assertion, { minLength: 3, maxLength: 9 }).map((all) =>
  all.flatMap((one, i): Signed[] =>
    (
      [
        ["r1", "fact.state", { assertion: one, basis: "seen" }],
        ["r2", "fact.review", {}],
      ] as const
    ).map(([by, verb, payload]) => ({
      ...changeSchema.parse({ verb, subject: `K${i}`, payload }),
      by,
      via: null,
      reason: null,
    })),
  ),
);

const groups = ["g1", "g2", "g3"].map((subject): Signed => ({
  ...changeSchema.parse({ verb: "group.review", subject, payload: { version: NEWEST } }),
  by: "r2",
  via: null,
  reason: null,
}));

test("they are those of the whole case", () => {
  let met = 0;
  fc.assert(
    fc.property(
      fc.oneof(workBy(...MEMBERS), { weight: 4, arbitrary: fc.constant([]) }),
      closing,
      confirmed,
      (work, last, facts) => {
        const held = freshHeld();
        play(held, [...MARKED, ...work, ...groups, ...last, ...facts]);
        const read = readCase(exportCase(held));
        if (!read.ok) throw new Error("Expected a case that reads.");
        const whole = conflicts(read.case).map((one) => one.facts);
        expect(conflictsIn(held)).toEqual(whole);
        met += whole.length;
      },
    ),
    { seed: SEED, numRuns: 500 },
  );
  expect(met).toBeGreaterThan(80);
});
