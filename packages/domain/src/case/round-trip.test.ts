// A case file carries an investigation whole: what one desk exports, another imports, and exports again to the byte.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkProof, count, readCase, verdictOf } from "@sightline/count";
import type { Draft, Held } from "../investigation/held.ts";
import type { Signed } from "../journal/entry.ts";
import { MEMBERS, SEED } from "../testing/any-change.ts";
import { closing, workBy } from "../testing/any-work.ts";
import { signOffOf } from "../marks/version.ts";
import { COLLECTED, freshHeld, MARKED, OPENED, play, stateOf } from "../testing/play.ts";
import { exportCase } from "./export.ts";
import { planImport } from "./import.ts";

const runs = { seed: SEED, numRuns: 120 };
const bytesOf = (held: Draft): string => JSON.stringify(exportCase(held));

const anyInvestigation = fc.tuple(workBy(...MEMBERS), closing).map(([work, end]) => {
  const held = freshHeld();
  return { held, journal: play(held, [...MARKED, ...work, ...end]) };
});

/** Another desk that collected the same items and whose only member is its owner. */
function otherDesk(from: Held, journal: readonly Signed[]): Draft {
  const held = freshHeld();
  const standing = journal.filter(
    ({ verb, subject }) => verb === "item.collect" && from.item.get(subject)?.withdrawn === false,
  );
  play(held, [...OPENED.slice(0, 2), ...standing]);
  return held;
}

describe("an exported case", () => {
  test("is one that the counter reads, and whose proof holds", () => {
    let people = 0;
    fc.assert(
      fc.property(anyInvestigation, ({ held }) => {
        const json: unknown = JSON.parse(bytesOf(held));
        const reading = readCase(json);
        if (!reading.ok) throw new Error(JSON.stringify(reading.refusals));
        const { atLeast, proof } = count(reading.case);
        people += atLeast;
        expect(checkProof(json, proof)).toMatchObject({ ok: true, atLeast });
      }),
      runs,
    );
    expect(people).toBeGreaterThan(20);
  });

  test("comes in elsewhere, row by row, and goes out again to the byte", () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(anyInvestigation, ({ held, journal }) => {
        const other = otherDesk(held, journal);
        const plan = planImport(other, JSON.parse(bytesOf(held)), { as: "owner" });
        expect(plan.refusals).toEqual([]);
        expect(bytesOf(other)).toBe(bytesOf(held));
        for (const fact of other.fact.values()) {
          kinds.add(fact.assertion.kind);
          if (fact.reviewedBy !== null) kinds.add("confirmed");
        }
        for (const reviews of other.reviewsOf.values()) kinds.add(verdictOf(reviews));
        for (const flag of other.frame.values()) kinds.add(flag.coVisible ? "exhaustive" : "apart");
        for (const { reviewedBy } of other.headcount.values())
          kinds.add(reviewedBy === null ? "headcount" : "headcount-reviewed");
        for (const { reviewedBy } of other.group.values())
          if (reviewedBy !== null) kinds.add("group-reviewed");
        for (const item of other.item.values())
          if (signOffOf(other, item)?.reviewedBy != null) kinds.add("marks-reviewed");
      }),
      runs,
    );
    expect([...kinds].sort()).toEqual(
      "apart confirmed continuous different exhaustive false group-reviewed headcount headcount-reviewed inconclusive marks-reviewed none same separate verified within".split(
        " ",
      ),
    );
  });

  test("changes nothing when it comes in again, here or there", () => {
    fc.assert(
      fc.property(anyInvestigation, ({ held, journal }) => {
        const file: unknown = JSON.parse(bytesOf(held));
        const other = otherDesk(held, journal);
        planImport(other, file, { as: "owner" });
        for (const desk of [other, held]) {
          const before = stateOf(desk);
          const again = planImport(desk, file, { as: "owner" });
          expect(again).toMatchObject({ changes: [], refusals: [], unchanged: again.rows });
          expect(stateOf(desk)).toBe(before);
        }
      }),
      runs,
    );
  });

  test("leaves the file that was read as it was", () => {
    fc.assert(
      fc.property(anyInvestigation, ({ held, journal }) => {
        const text = bytesOf(held);
        const file: unknown = JSON.parse(text);
        planImport(otherDesk(held, journal), file, { as: "owner" });
        expect(JSON.stringify(file)).toBe(text);
      }),
      { ...runs, numRuns: 30 },
    );
  });

  test("says who typed in what others signed", () => {
    fc.assert(
      fc.property(anyInvestigation, ({ held, journal }) => {
        const plan = planImport(otherDesk(held, journal), JSON.parse(bytesOf(held)), { as: "owner" });
        for (const { by, via } of plan.changes) expect(via).toBe(by === "owner" ? null : "owner");
      }),
      { ...runs, numRuns: 30 },
    );
  });
});

const review = fc.record({
  by: fc.constantFrom("m1", "m2"),
  verdict: fc.constantFrom("verified" as const, "false" as const),
  reason: fc.constantFrom("", "sun"),
});
const reviews = fc.array(review, { maxLength: 6 });

test("reviews that come in beside others of the same item come in once", () => {
  fc.assert(
    fc.property(reviews, reviews, (ours, theirs) => {
      const held = freshHeld();
      play(held, COLLECTED);
      const fileOf = (list: typeof ours): unknown => ({
        format: "sightline.case/1",
        criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
        items: [{ id: "a", kind: "photo", verdict: verdictOf(list), reviews: list }],
      });
      planImport(held, fileOf(ours), { as: "owner" });
      expect(planImport(held, fileOf(theirs), { as: "owner" }).refusals).toEqual([]);
      expect(planImport(held, fileOf(theirs), { as: "owner" }).changes).toEqual([]);
    }),
    { ...runs, numRuns: 1000 },
  );
});
