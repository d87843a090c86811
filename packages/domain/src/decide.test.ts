// The gate as a whole: it changes nothing itself, says nothing twice, and needs two members where two are promised.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { verdictOf } from "@sightline/count";
import { decide } from "./decide.ts";
import { applyToHeld, type Draft } from "./investigation/held.ts";
import type { Assertion } from "./fact/fact.ts";
import { MEMBERS, SEED } from "./testing/any-change.ts";
import { signedBy, workBy } from "./testing/any-work.ts";
import { RARE } from "./testing/rare-work.ts";
import { asSeen, COLLECTED, MARKED, freshHeld, play, signed, stateOf } from "./testing/play.ts";

const runs = { seed: SEED, numRuns: 150 };
const marked = (): Draft => {
  const held = freshHeld();
  play(held, MARKED);
  return held;
};
const anyWork = workBy(...MEMBERS);
const verdict = (held: Draft, item: string) => verdictOf(held.reviewsOf.get(item) ?? []);

describe("deciding", () => {
  test("never changes what is held, and says the same when asked again", () => {
    fc.assert(
      fc.property(anyWork, signedBy(...MEMBERS, "stranger"), (work, drawn) => {
        const held = marked();
        play(held, work);
        const next = asSeen(held, drawn);
        const before = stateOf(held);
        const asked = structuredClone(next);
        expect(decide(held, next)).toEqual(decide(held, next));
        expect(stateOf(held)).toBe(before);
        expect(next).toEqual(asked);
      }),
      runs,
    );
  });

  test("says nothing a second time, whatever the verb", () => {
    const accepted = new Set<string>();
    fc.assert(
      fc.property(workBy(...MEMBERS), (work) => {
        const held = freshHeld();
        for (const drawn of [...MARKED, ...RARE, ...work]) {
          const change = asSeen(held, drawn);
          const decided = decide(held, change);
          if (!decided.ok || decided.value.length === 0) continue;
          accepted.add(change.verb);
          for (const entry of decided.value) applyToHeld(held, entry);
          const again = decide(held, change);
          // Opening twice is refused, and a changed group is another than was seen; both say nothing either.
          expect(again.ok ? again.value : []).toEqual([]);
          expect(again.ok).toBe(!["investigation.open", "group.change"].includes(change.verb));
        }
      }),
      { ...runs, numRuns: 5 * runs.numRuns },
    );
    expect([...accepted].sort()).toEqual([
      "blind.ask",
      "blind.correct",
      "blind.state",
      "blind.take",
      "blind.withdraw",
      "check.answer",
      "check.withdraw",
      "checks.set",
      "claim.correct",
      "claim.review",
      "claim.state",
      "claim.withdraw",
      "comment.say",
      "comment.see",
      "comment.withdraw",
      "context.correct",
      "context.review",
      "context.state",
      "context.withdraw",
      "count.correct",
      "count.define",
      "count.withdraw",
      "criteria.set",
      "doubt.say",
      "doubt.withdraw",
      "fact.correct",
      "fact.review",
      "fact.state",
      "fact.withdraw",
      "finding.review",
      "finding.withdraw",
      "footage.confirm",
      "frame.flag",
      "frame.restore",
      "frame.withdraw",
      "group.agree",
      "group.change",
      "group.correct",
      "group.define",
      "group.describe",
      "group.review",
      "group.withdraw",
      "headcount.correct",
      "headcount.review",
      "headcount.state",
      "headcount.withdraw",
      "investigation.open",
      "item.collect",
      "item.describe",
      "item.restore",
      "item.restrict",
      "item.review",
      "item.source",
      "item.triage",
      "item.withdraw",
      "marks.review",
      "marks.state",
      "marks.withdraw",
      "member.add",
      "member.name",
      "member.role",
      "pair.decide",
      "pair.reopen",
      "remark.correct",
      "remark.review",
      "remark.state",
      "remark.withdraw",
      "report.correct",
      "report.review",
      "report.state",
      "report.withdraw",
      "review.withdraw",
      "sayings.set",
      "segment.correct",
      "segment.state",
      "segment.withdraw",
      "sighting.correct",
      "sighting.describe",
      "sighting.mark",
      "sighting.withdraw",
      "statement.correct",
      "statement.review",
      "statement.state",
      "statement.withdraw",
      "translation.correct",
      "translation.review",
      "translation.state",
      "translation.withdraw",
      "vague.set",
      "wanted.ask",
      "wanted.fill",
      "wanted.withdraw",
    ]);
  });

  test("a stranger and a viewer write nothing", () => {
    fc.assert(
      fc.property(anyWork, signedBy("stranger", "v"), (work, change) => {
        const held = marked();
        play(held, work);
        expect(decide(held, change)).toMatchObject({
          ok: false,
          refusal: { code: change.by === "v" ? "not-allowed" : "no-such-member" },
        });
      }),
      runs,
    );
  });

  test("an investigation begins with an owner, and is opened once", () => {
    const held = freshHeld();
    const [open] = COLLECTED;
    expect(open && decide(held, open)).toMatchObject({ ok: true });
    const reviewer = { id: "r1", name: "r1", role: "reviewer" } as const;
    play(held, COLLECTED.slice(0, 1));
    expect(
      decide(held, signed({ verb: "member.add", subject: "r1", payload: reviewer }, "r1")),
    ).toMatchObject({ refusal: { code: "first-member-owns" } });
    play(held, COLLECTED.slice(1, 2));
    expect(
      decide(held, signed({ verb: "investigation.open", subject: "inv", payload: { name: "Again" } })),
    ).toMatchObject({ refusal: { code: "already-open" } });
    expect(
      decide(
        held,
        signed({
          verb: "criteria.set",
          subject: "elsewhere",
          payload: { verdicts: ["verified"], subjects: ["guard"], attributes: [], until: null },
        }),
      ),
    ).toMatchObject({ refusal: { code: "no-such-investigation" } });
  });
});

describe("two different members", () => {
  test.each(["owner", "ed", "r1"])("%s alone never verifies an item and never confirms a fact", (alone) => {
    let reviewed = 0;
    let stated = 0;
    fc.assert(
      fc.property(workBy(alone), (work) => {
        const held = marked();
        for (const change of work) {
          play(held, [change]);
          for (const item of held.item.keys()) expect(verdict(held, item)).not.toBe("verified");
          for (const fact of held.fact.values()) expect(fact.reviewedBy).toBeNull();
        }
        reviewed += held.review.size;
        stated += held.fact.size;
      }),
      { ...runs, numRuns: 60 },
    );
    expect(Math.min(reviewed, stated)).toBeGreaterThan(20);
  });

  test("what is verified or confirmed always has two of them behind it", () => {
    let verified = 0;
    let confirmed = 0;
    fc.assert(
      fc.property(workBy("owner", "r1", "r2"), (work) => {
        const held = marked();
        play(held, work);
        for (const item of held.item.keys()) {
          if (verdict(held, item) !== "verified") continue;
          verified += 1;
          expect(new Set(held.reviewsOf.get(item)?.map((review) => review.by)).size).toBeGreaterThan(1);
        }
        for (const fact of held.fact.values()) {
          if (fact.reviewedBy !== null) confirmed += 1;
          expect(fact.reviewedBy).not.toBe(fact.statedBy);
        }
      }),
      { ...runs, numRuns: 2 * runs.numRuns },
    );
    expect(Math.min(verified, confirmed)).toBeGreaterThan(20);
  });

  test("a second member verifies and confirms; taking it back needs a reason and undoes it", () => {
    const held = marked();
    const review = {
      verb: "item.review",
      subject: "a",
      payload: { verdict: "verified", reason: "" },
    } as const;
    play(held, [signed(review, "r1"), signed(review, "r1"), signed(review, "owner")]);
    expect(verdict(held, "a")).toBe("verified");
    for (const id of ["g1", "g2"]) {
      const members = [id === "g1" ? "a" : "b"];
      play(held, [signed({ verb: "group.define", subject: id, payload: { name: null, members } })]);
    }
    const assertion: Assertion = { kind: "separate", groups: ["g1", "g2"] };
    play(held, [signed({ verb: "fact.state", subject: "F", payload: { assertion, basis: "50 km" } }, "r1")]);
    const confirm = { verb: "fact.review", subject: "F", payload: {} } as const;
    expect(decide(held, signed(confirm, "r1"))).toMatchObject({ refusal: { code: "second-member-needed" } });
    play(held, [signed(confirm, "r2")]);
    expect(held.fact.get("F")).toMatchObject({ statedBy: "r1", reviewedBy: "r2" });
    expect(decide(held, signed(confirm, "owner"))).toMatchObject({ refusal: { code: "already-reviewed" } });
    const withdraw = { verb: "fact.withdraw", subject: "F", payload: { only: "review" } } as const;
    expect(decide(held, signed(withdraw, "r2"))).toMatchObject({ refusal: { code: "reason-needed" } });
    play(held, [signed(withdraw, "r2", "seen again")]);
    expect(held.fact.get("F")).toMatchObject({ reviewedBy: null, withdrawn: false });
  });
});
