// The set of questions: what other words do to answers and verdicts, what is asked no more and again, and an item that was evidence and is taken out.
import * as fc from "fast-check";
import { verdictOf } from "@sightline/count";
import { describe, expect, test } from "vitest";
import { decide } from "../decide.ts";
import type { Draft } from "../investigation/held.ts";
import { changeSchema, type Signed } from "../journal/entry.ts";
import { SEED } from "../testing/any-change.ts";
import { COLLECTED, freshHeld, play, signed } from "../testing/play.ts";
import { FIRST_CHECKS, type Question } from "./questions.ts";
import { answerToOtherWords, checksOf, standing } from "./standing.ts";
import { citing } from "./void.ts";

type Who = readonly [by: string, reason?: string];
const say = (verb: string, subject: string, payload: object, [by, reason]: Who = ["ed"]): Signed =>
  signed(changeSchema.parse({ verb, subject, payload }), by, reason ?? null);
const answer = (over: object = {}, item = "a", who?: Who): Signed =>
  say("check.answer", item, { question: "place", result: "passed", basis: "it", evidence: [], ...over }, who);
const review = (by: string, item = "a"): Signed =>
  say("item.review", item, { verdict: "verified", reason: `${by} looked` }, [by]);
const set = (questions: readonly Question[], reason?: string): Signed =>
  say("checks.set", "inv", { questions }, reason === undefined ? ["owner"] : ["owner", reason]);

const FIRST = FIRST_CHECKS.questions;
const withWords = (id: string, asks: string) => FIRST.map((one) => (one.id === id ? { ...one, asks } : one));
const without = (id: string) => FIRST.filter((one) => one.id !== id);

function desk(...work: readonly Signed[]): Draft {
  const held = freshHeld();
  play(held, [...COLLECTED, ...work]);
  return held;
}
const said = (held: Draft, change: Signed) => {
  const decided = decide(held, change);
  return decided.ok ? decided.value.map(({ verb }) => verb) : decided.refusal.code;
};
const verified = (...more: readonly Signed[]): Draft =>
  desk(answer(), ...more, review("r1"), review("r2"), review("r1", "b"));
const verdict = (held: Draft, item = "a") => verdictOf(held.reviewsOf.get(item) ?? []);

describe("a question that gets other words", () => {
  test("is open again, and verdicts that rest on its answer are void, each with an entry and a cause", () => {
    const held = verified();
    const other = set(withWords("place", "Is this the mill?"), "too wide");
    expect(said(held, set(withWords("place", "Is this the mill?")))).toBe("reason-needed");
    expect(said(held, other)).toEqual(["checks.set", "review.void", "review.void"]);
    play(held, [other]);
    expect(verdict(held)).toBe("none");
    expect(held.voidedOf.get("a")?.map(({ voided, voidedBy }) => [voided, voidedBy])).toEqual([
      ["place", "wording"],
      ["place", "wording"],
    ]);
    // Nobody asked about b: its verdict stands.
    expect(held.reviewsOf.get("b")).toHaveLength(1);
    expect(standing(held, "a", "place")).toBe(null);
    expect(answerToOtherWords(held, "a", "place")).toMatchObject({ basis: "it", result: "passed" });
    play(held, [answer(), review("r1"), review("r2")]);
    expect(standing(held, "a", "place")).toMatchObject({ basis: "it" });
    expect(answerToOtherWords(held, "a", "place")).toBe(null);
    expect(verdict(held)).toBe("verified");
  });

  test("takes no answer of somebody who read the words before", () => {
    const held = desk(set(withWords("place", "Is this the mill?")));
    const { version } = checksOf(held);
    expect(said(held, answer({ asked: 0 }))).toBe("subject-changed");
    expect(said(held, answer({ asked: 0, question: "time" }))).toEqual(["check.answer"]);
    expect(said(held, answer({ asked: version }))).toEqual(["check.answer"]);
    // Nobody makes a version up.
    play(held, [answer({ asked: version + 9 })]);
    expect(held.answerOf.get("place a")?.asked).toBe(version);
  });

  test("cannot get them by leaving for a while", () => {
    const held = verified();
    play(held, [set(without("place"))]);
    expect(verdict(held)).toBe("verified");
    expect(checksOf(held).retired?.map(({ id }) => id)).toEqual(["place"]);
    expect(standing(held, "a", "place")).not.toBe(null);
    expect(said(held, answer({ basis: "more" }))).toBe("no-such-question");
    const otherwise = set(withWords("place", "Is this a lie?"), "again");
    expect(said(held, otherwise)).toEqual(["checks.set", "review.void", "review.void"]);
    // With its own words it comes back with its answers.
    play(held, [set(FIRST)]);
    expect(checksOf(held).retired).toBe(undefined);
    expect([verdict(held), standing(held, "a", "place")?.basis]).toEqual(["verified", "it"]);
  });

  test("that says since when by itself is not believed", () => {
    const held = verified();
    play(held, [set(FIRST.map((one) => ({ ...one, since: 900 })))]);
    expect(standing(held, "a", "place")).not.toBe(null);
    const quiet = withWords("place", "Is this a lie?").map((one) => ({ ...one, since: 0 }));
    expect(said(held, set(quiet, "hm"))).toEqual(["checks.set", "review.void", "review.void"]);
  });

  test("order alone, or another question, changes nothing of answers and verdicts", () => {
    const held = verified();
    const more = [...FIRST.toReversed(), { id: "sound", name: "Sound", asks: "What is heard?" }];
    expect(said(held, set(more))).toEqual(["checks.set"]);
    expect(said(held, set(FIRST))).toEqual([]);
  });
});

describe("an item that is evidence for an answer", () => {
  const evidence = [{ kind: "item", item: "b" }];

  test("makes the verdicts void that rest on it when it is taken out, and they stay so when it comes back", () => {
    const held = verified(answer({ question: "source", evidence }));
    expect(citing(held, "b").map(({ item, question }) => [item, question])).toEqual([["a", "source"]]);
    const out = say("item.withdraw", "b", {}, ["ed", "another war"]);
    expect(said(held, out)).toEqual(["item.withdraw", "review.void", "review.void"]);
    play(held, [out]);
    expect(verdict(held)).toBe("none");
    expect(held.voidedOf.get("a")?.[0]).toMatchObject({ voided: "source", voidedBy: "evidence" });
    // The answer stands and names it; nobody can rest a new one on it.
    expect(standing(held, "a", "source")?.evidence).toEqual(evidence);
    expect(said(held, answer({ question: "context", evidence }))).toBe("item-withdrawn");
    play(held, [say("item.restore", "b", {}, ["ed", "it was this one"])]);
    expect(verdict(held)).toBe("none");
  });

  test("takes no verdict with it once no answer rests on it any more", () => {
    const held = verified(
      answer({ question: "source", evidence }),
      answer({ question: "source" }, "a", ["ed", "not that"]),
    );
    expect(citing(held, "b")).toEqual([]);
    expect(said(held, say("item.withdraw", "b", {}, ["ed", "another war"]))).toEqual(["item.withdraw"]);
  });

  test("is not the item itself", () => {
    expect(said(desk(), answer({ evidence: [{ kind: "item", item: "a" }] }))).toBe("evidence-is-itself");
  });
});

/** What could end a verdict that stands, and what could not, drawn so that they meet. */
const items = fc.constantFrom("a", "b", "x");
const questions = fc.constantFrom("place", "time", "source");
const act: fc.Arbitrary<Signed> = fc.oneof(
  fc
    .tuple(items, questions, fc.constantFrom("passed", "failed", "cannot say"), items)
    .map(([item, question, result, other]) =>
      answer({ question, result, evidence: other === item ? [] : [{ kind: "item", item: other }] }, item, [
        "ed",
        "more is known",
      ]),
    ),
  fc.tuple(fc.constantFrom("r1", "r2"), items).map(([by, item]) => review(by, item)),
  fc
    .tuple(
      fc.shuffledSubarray(FIRST.slice(0, 3), { minLength: 1 }),
      fc.array(fc.constantFrom("?", "??", null), { minLength: 3, maxLength: 3 }),
    )
    .map(([some, words]) =>
      set(
        some.map((one, i) => ({ ...one, asks: words[i] ?? one.asks })),
        "clearer",
      ),
    ),
  fc
    .tuple(items, fc.constantFrom("item.withdraw", "item.restore"))
    .map(([item, verb]) => say(verb, item, {}, ["ed", "why"])),
);

test("after any work a verdict stands exactly if nothing that it rests on ended after it", () => {
  let stood = 0;
  let ended = 0;
  fc.assert(
    fc.property(fc.array(act, { minLength: 20, maxLength: 60, size: "max" }), (work) => {
      const held = freshHeld();
      const journal = play(held, [...COLLECTED, ...work]);
      // By hand, from the journal alone: words of each question, answers with their words, and when each item was last hit.
      const words = new Map(FIRST.map(({ id, asks }) => [id, { asks, times: 0 }]));
      const answers = new Map<string, { item: string; times: number; evidence: string }>();
      const lastEnd = new Map<string, number>();
      const rests = (key: string): boolean => {
        const one = answers.get(key);
        return one !== undefined && one.times === words.get(key.split(" ")[0] ?? "")?.times;
      };
      journal.forEach((entry, i) => {
        const hit = (item: string) => lastEnd.set(item, i + 1);
        if (entry.verb === "check.answer") {
          const { question, result, evidence } = entry.payload;
          const key = `${question} ${entry.subject}`;
          if (rests(key) || result === "failed") hit(entry.subject);
          const one = evidence.find(({ kind }) => kind === "item");
          const named = one?.kind === "item" ? one.item : "";
          answers.set(key, { item: entry.subject, times: words.get(question)?.times ?? 0, evidence: named });
        }
        if (entry.verb === "item.withdraw")
          for (const [key, one] of answers) if (rests(key) && one.evidence === entry.subject) hit(one.item);
        if (entry.verb === "checks.set")
          for (const { id, asks } of entry.payload.questions) {
            const was = words.get(id);
            if (asks === was?.asks) continue;
            for (const [key, one] of answers) if (key.startsWith(`${id} `) && rests(key)) hit(one.item);
            words.set(id, { asks, times: (was?.times ?? 0) + 1 });
          }
      });
      for (const { id, item, withdrawn } of held.review.values()) {
        expect(withdrawn).toBe(Number(id) < (lastEnd.get(item) ?? 0));
        if (withdrawn) ended += 1;
        else stood += 1;
      }
    }),
    { seed: SEED, numRuns: 300 },
  );
  expect(Math.min(stood, ended)).toBeGreaterThan(100);
});
