// Named counts: no two that stand have one name, and what a case is made of decides every number.
import * as fc from "fast-check";
import { memberKey } from "@sightline/count";
import { expect, test } from "vitest";
import { exportCase } from "../case/export.ts";
import { canonicalJson } from "../canonical.ts";
import { SEED } from "../testing/any-change.ts";
import { onCounts } from "../testing/any-team.ts";
import { changeSchema } from "../journal/entry.ts";
import { VERBS } from "../journal/nouns.ts";
import { workBy } from "../testing/any-work.ts";
import { COLLECTED, freshHeld, play, signed } from "../testing/play.ts";

test("whatever is defined, corrected and withdrawn, those that stand have names of their own", () => {
  const seen = { two: 0, again: 0 };
  const drawn = fc.array(onCounts, { minLength: 5, maxLength: 25 });
  fc.assert(
    fc.property(drawn, (work) => {
      const held = freshHeld();
      play(held, COLLECTED);
      play(
        held,
        work.map((raw) => signed(changeSchema.parse(raw), "ed", "a mistake")),
      );
      const standing = [...held.count.values()].filter(({ withdrawn }) => !withdrawn);
      expect(new Set(standing.map(({ name }) => memberKey(name))).size).toBe(standing.length);
      for (const { criteria } of standing) {
        expect(exportCase(held, criteria).criteria).toMatchObject({ subjects: criteria.subjects });
      }
      seen.two += standing.length > 1 ? 1 : 0;
      seen.again += [...held.count.values()].some(({ withdrawn }) => withdrawn) ? 1 : 0;
    }),
    { seed: SEED, numRuns: 200 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
});

test("a named count says nothing of what the investigation itself counts, nor of anything else in its case", () => {
  fc.assert(
    fc.property(workBy("owner", "ed", "r1"), (work) => {
      const [held, without] = [freshHeld(), freshHeld()];
      for (const one of [held, without]) play(one, COLLECTED);
      play(held, work);
      play(
        without,
        work.filter(({ verb }) => VERBS[verb].table !== "count"),
      );
      expect(canonicalJson(exportCase(held))).toBe(canonicalJson(exportCase(without)));
    }),
    { seed: SEED, numRuns: 50 },
  );
});
