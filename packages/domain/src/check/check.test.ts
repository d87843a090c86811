// Checks: what is asked, what was answered, and which verdicts an answer makes void.
import * as fc from "fast-check";
import { verdictOf } from "@sightline/count";
import { describe, expect, test } from "vitest";
import { decide } from "../decide.ts";
import type { Draft } from "../investigation/held.ts";
import { changeSchema, type Signed } from "../journal/entry.ts";
import { MEMBERS, SEED } from "../testing/any-change.ts";
import { workBy } from "../testing/any-work.ts";
import { COLLECTED, freshHeld, MARKED, play, signed } from "../testing/play.ts";
import { checkKey, keyParts } from "./check.ts";
import { asksTheSame, FIRST_CHECKS } from "./questions.ts";
import { checksOf, standing } from "./standing.ts";

type Who = readonly [by: string, reason?: string];
const say = (verb: string, subject: string, payload: object, [by, reason]: Who = ["ed"]): Signed =>
  signed(changeSchema.parse({ verb, subject, payload }), by, reason ?? null);
const answer = (over: object = {}, who?: Who, item = "a"): Signed =>
  say(
    "check.answer",
    item,
    { question: "place", result: "passed", basis: "the bridge", evidence: [], ...over },
    who,
  );
const review = (by: string): Signed =>
  say("item.review", "a", { verdict: "verified", reason: `${by} looked` }, [by]);

function desk(...work: readonly Signed[]): Draft {
  const held = freshHeld();
  play(held, [...COLLECTED, ...work]);
  return held;
}
const said = (held: Draft, change: Signed) => {
  const decided = decide(held, change);
  return decided.ok ? decided.value.map(({ verb }) => verb) : decided.refusal.code;
};
const verified = (): Draft => desk(answer(), review("r1"), review("r2"));
const verdict = (held: Draft) => verdictOf(held.reviewsOf.get("a") ?? []);

describe("an answer", () => {
  test("stands in place of the one before, and is said once", () => {
    const held = desk();
    expect(said(held, answer())).toEqual(["check.answer"]);
    play(held, [answer()]);
    expect(said(held, answer())).toEqual([]);
    expect(said(held, answer({ basis: "the sign" }))).toEqual(["check.answer"]);
    play(held, [answer({ result: "cannot say", basis: "too dark" }, ["r1"])]);
    expect(standing(held, "a", "place")).toMatchObject({ result: "cannot say", by: "r1" });
  });

  test("is to a question that is asked, about an item that is here", () => {
    const held = desk();
    expect(said(held, answer({ question: "weather" }))).toBe("no-such-question");
    expect(said(held, answer({}, ["ed"], "nowhere"))).toBe("no-such-item");
    play(held, [say("item.withdraw", "a", {}, ["ed", "another war"])]);
    expect(said(held, answer())).toBe("item-withdrawn");
  });

  test.each([
    ["a frame that is not", "c", [{ kind: "still", at: 41_000, region: null }], "not-a-frame"],
    ["a frame that is", "c", [{ kind: "still", at: 40_000, region: [0, 0, 1, 1] }], ["check.answer"]],
    ["a photo's only frame", "a", [{ kind: "still", at: 0, region: null }], ["check.answer"]],
    ["no area", "a", [{ kind: "still", at: 0, region: [0.5, 0.5, 0, 0.1] }], "no-such-region"],
    ["over the edge", "a", [{ kind: "still", at: 0, region: [0.6, 0.5, 0.5, 0.1] }], "no-such-region"],
    ["no item", "a", [{ kind: "item", item: "nowhere" }], "no-such-item"],
    ["an item", "a", [{ kind: "item", item: "b" }], ["check.answer"]],
  ])("with evidence of %s", (_what, item, evidence, outcome) => {
    expect(said(desk(), answer({ evidence }, ["ed"], item))).toEqual(outcome);
  });

  test.each(["javascript:alert(1)", "file:///etc/passwd", "https://", "https:///x", "https://a b"])(
    "takes %s for no address",
    (url) => {
      expect(() => answer({ evidence: [{ kind: "address", url }] })).toThrow(
        "an address begins with http:// or https://",
      );
    },
  );
});

describe("a verdict that rests on answers", () => {
  test("is void once one of them changes, and the change needs a reason", () => {
    const held = verified();
    expect(verdict(held)).toBe("verified");
    expect(said(held, answer({ basis: "the sign" }))).toBe("reason-needed");
    expect(said(held, answer({ basis: "the sign" }, ["ed", "  "]))).toBe("reason-needed");
    play(held, [answer({ basis: "the sign" }, ["ed", "the bridge was rebuilt"])]);
    expect(verdict(held)).toBe("none");
    expect([...held.review.values()].map(({ voided, withdrawn }) => [voided, withdrawn])).toEqual([
      ["place", true],
      ["place", true],
    ]);
    play(held, [review("r1"), review("r2")]);
    expect(verdict(held)).toBe("verified");
  });

  test("is void once one of them is taken back, or a new one speaks against it", () => {
    const back = verified();
    play(back, [say("check.withdraw", "a", { question: "place" }, ["ed", "wrong item"])]);
    expect(verdict(back)).toBe("none");
    expect(said(back, answer())).toEqual(["check.answer"]);
    const failed = verified();
    const fails = answer({ question: "integrity", result: "failed", basis: "two clips joined" }, [
      "r1",
      "cut",
    ]);
    play(failed, [fails]);
    expect(verdict(failed)).toBe("none");
  });

  test("stands when another question is answered after it, and when nothing changes", () => {
    const held = verified();
    play(held, [answer(), answer({ question: "time", basis: "the shadows" })]);
    expect(verdict(held)).toBe("verified");
  });

  test("says under which questions it was given; nobody makes one void by hand", () => {
    const held = verified();
    const [first] = held.reviewsOf.get("a") ?? [];
    expect(first?.checks).toBe(0);
    const payload = { review: first?.id ?? "", question: "place" };
    expect(said(held, say("review.void", "a", payload, ["owner", "no"]))).toBe("void-follows");
    const asks = FIRST_CHECKS.questions.slice(0, 1);
    play(held, [say("checks.set", "inv", { questions: asks }, ["owner"])]);
    const { version } = checksOf(held);
    expect(version).toBe(held.seq);
    expect(said(held, answer({ question: "time" }))).toBe("no-such-question");
    expect(verdict(held)).toBe("verified");
    // The same judgement under other questions is another one; a version that somebody makes up is not kept.
    const forged = say(
      "item.review",
      "a",
      { verdict: "verified", reason: "r1 looked", checks: version + 7 },
      ["r1"],
    );
    play(held, [forged]);
    expect(held.reviewsOf.get("a")?.at(-1)).toMatchObject({ by: "r1", checks: version });
  });

  test("an owner who enters what others judged elsewhere does not say that these questions were asked", () => {
    const held = desk();
    play(held, [{ ...review("r1"), via: "owner" }]);
    expect(held.reviewsOf.get("a")?.[0]?.checks).toBe(null);
  });
});

test("after any work no verdict stands that was given before an answer changed, or before one failed", () => {
  let voided = 0;
  fc.assert(
    fc.property(workBy(...MEMBERS), (work) => {
      const held = freshHeld();
      const journal = play(held, [...MARKED, ...work]);
      const stood = new Map<string, string>();
      const lastChange = new Map<string, number>();
      const words = new Map(FIRST_CHECKS.questions.map((question) => [question.id, question]));
      const reopened = new Set<string>();
      journal.forEach(({ verb, subject, payload }, i) => {
        // Other words open a question again: the next answer takes the place of none.
        if (verb === "checks.set")
          for (const question of payload.questions) {
            const before = words.get(question.id);
            if (before && !asksTheSame(before, question))
              for (const id of stood.keys()) if (keyParts(id).question === question.id) reopened.add(id);
            words.set(question.id, question);
          }
        if (verb !== "check.answer" && verb !== "check.withdraw") return;
        const id = checkKey({ item: subject, question: payload.question });
        const before = reopened.has(id) ? undefined : stood.get(id);
        reopened.delete(id);
        if (verb === "check.withdraw") {
          stood.delete(id);
          lastChange.set(subject, i + 1);
          return;
        }
        const { question: _, ...rest } = payload;
        if (before !== undefined || payload.result === "failed") lastChange.set(subject, i + 1);
        stood.set(id, JSON.stringify(rest));
      });
      for (const [item, reviews] of ["a", "b", "c", "d", "x"].map(
        (id) => [id, held.reviewsOf.get(id)] as const,
      ))
        for (const { id } of reviews ?? []) expect(Number(id)).toBeGreaterThan(lastChange.get(item) ?? 0);
      for (const row of held.review.values()) if (row.voided !== null) voided += 1;
      const answered = [...held.answerOf.values()].filter(({ result }) => result !== null).map(checkKey);
      expect(answered.sort()).toEqual([...stood.keys()].sort());
    }),
    { seed: SEED, numRuns: 400 },
  );
  expect(voided).toBeGreaterThan(10);
});
