// Footage is what stands, whatever the order in which it was said: the components of confirmed pairs and given names.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../decide.ts";
import { applyToHeld, type Draft } from "../investigation/held.ts";
import { changeSchema } from "../journal/entry.ts";
import { play, signed } from "../testing/play.ts";
import { footagesOf } from "./footage.ts";
import { runs, eight, say, reopen, name, item, anyWork } from "../testing/eight-films.ts";

const detours = fc.constantFrom("same-recording", "compilation");

/** Who can be reached from whom over what stands, step by step: what footage means, written the slow way. */
function reachable(held: Draft, from: string): Set<string> {
  const seen = new Set([from]);
  const apart = called(held);
  if (apart.has(from)) return seen;
  const see = (id: string): void => void (apart.has(id) || seen.add(id));
  for (const id of seen) {
    for (const { a, b, answer } of held.decisionOf.values()) {
      if (answer === "same-recording" && a === id) see(b);
      if (answer === "same-recording" && b === id) see(a);
    }
    const named = held.item.get(id)?.namedFootage;
    for (const other of held.item.values()) if (named != null && other.namedFootage === named) see(other.id);
  }
  return seen;
}

/** Compilations by the answers that stand. */
const called = (held: Draft): Set<string> =>
  new Set([...held.decisionOf.values()].flatMap(({ a, answer }) => (answer === "compilation" ? [a] : [])));

const footageOf = (held: Draft): Record<string, string | null> =>
  Object.fromEntries([...held.item.values()].map(({ id, footage }) => [id, footage]));

describe("the footage of an investigation", () => {
  test("joins two items exactly when a chain of confirmed pairs and given names does", () => {
    let joined = 0;
    fc.assert(
      fc.property(anyWork, (work) => {
        const held = eight();
        play(held, work);
        for (const one of held.item.values()) {
          const near = reachable(held, one.id);
          if (near.size > 1) joined += 1;
          for (const other of held.item.values()) {
            if (one.id === other.id) continue;
            const together = one.footage !== null && one.footage === other.footage;
            expect([one.id, other.id, together]).toEqual([one.id, other.id, near.has(other.id)]);
          }
          const alone = near.size === 1;
          const own = called(held).has(one.id) ? null : one.namedFootage;
          expect([alone, alone ? one.footage : null]).toEqual([alone, alone ? own : null]);
        }
      }),
      runs,
    );
    expect(joined).toBeGreaterThan(500);
  });

  test("never holds two items that were decided different", () => {
    let different = 0;
    fc.assert(
      fc.property(anyWork, (work) => {
        const held = eight();
        play(held, work);
        for (const { a, b, answer } of held.decisionOf.values()) {
          if (answer !== "different") continue;
          different += 1;
          expect(reachable(held, a).has(b)).toBe(false);
        }
      }),
      runs,
    );
    expect(different).toBeGreaterThan(100);
  });

  test("is what stands: told in the entries, and the same after any detour", () => {
    fc.assert(
      fc.property(anyWork, item, item, detours, (work, one, other, detour) => {
        const held = eight();
        play(held, work);
        expect(footageOf(held)).toEqual(Object.fromEntries(footagesOf(held)));
        const before = footageOf(held);
        const already = held.decisionOf.get(JSON.stringify([one, other].sort()))?.answer ?? null;
        const decided = decide(held, say(one, other, detour));
        if (!decided.ok || already !== null) return;
        for (const entry of decided.value) applyToHeld(held, entry);
        play(held, [reopen(other, one)]);
        expect(footageOf(held)).toEqual(before);
      }),
      runs,
    );
  });
});

describe("merging and splitting", () => {
  test("two footages that a pair joins get the lesser name, and get their own back when it is reopened", () => {
    const held = eight();
    play(held, [name("a", "G"), name("b", "G"), name("c", "F"), say("d", "b", "same-recording")]);
    expect(footageOf(held)).toMatchObject({ a: "G", b: "G", c: "F", d: "G" });
    const journal = play(held, [say("c", "a", "same-recording")]);
    expect(footageOf(held)).toMatchObject({ a: "F", b: "F", c: "F", d: "F", e: null });
    expect(journal.map((entry) => `${entry.verb} ${entry.subject}`)).toEqual([
      "pair.decide a",
      "footage.confirm a",
      "footage.confirm b",
      "footage.confirm d",
    ]);
    play(held, [reopen("a", "c")]);
    expect(footageOf(held)).toMatchObject({ a: "G", b: "G", c: "F", d: "G" });
    play(held, [say("b", "d", "different")]);
    expect(footageOf(held)).toMatchObject({ a: "G", b: "G", d: null });
  });

  test("without a given name the first item names it, unless that names other footage", () => {
    const held = eight();
    play(held, [say("c", "b", "same-recording")]);
    expect(footageOf(held)).toMatchObject({ b: "b", c: "b" });
    play(held, [name("h", "b")]);
    expect(footageOf(held)).toMatchObject({ b: "c", c: "c", h: "b" });
    play(held, [name("g", "c")]);
    expect(footageOf(held)).toMatchObject({ b: "b 2", c: "b 2", g: "c", h: "b" });
  });

  test("what contradicts an answer is refused, whichever comes last", () => {
    const held = eight();
    play(held, [say("a", "b", "same-recording"), say("b", "c", "same-recording")]);
    expect(decide(held, say("c", "a", "different"))).toMatchObject({ refusal: { code: "one-footage" } });
    play(held, [say("c", "d", "different")]);
    expect(decide(held, say("a", "d", "same-recording"))).toMatchObject({
      refusal: { code: "decided-different", sentence: expect.stringContaining("c.mp4 and d.mp4") },
    });
    play(held, [name("e", "F"), name("d", "F")]);
    expect(decide(held, name("a", "F"))).toMatchObject({ refusal: { code: "decided-different" } });
    play(held, [reopen("c", "d")]);
    expect(decide(held, say("a", "d", "same-recording"))).toMatchObject({ ok: true });
  });

  test("an answer is about two items here, and only a pair takes an item out of its footage", () => {
    const held = eight();
    expect(decide(held, say("a", "a", "different"))).toMatchObject({ refusal: { code: "one-item" } });
    expect(decide(held, say("a", "z", "different"))).toMatchObject({ refusal: { code: "no-such-item" } });
    expect(decide(held, reopen("z", "a"))).toMatchObject({ refusal: { code: "no-such-item" } });
    for (const payload of [{ footage: null }, { footage: "F", follows: "pairs" as const }]) {
      expect(decide(held, signed({ verb: "footage.confirm", subject: "a", payload }))).toMatchObject({
        refusal: { code: "footage-follows" },
      });
    }
  });

  test("an answer by somebody else, or on other evidence, is an entry of its own; the same one again is none", () => {
    const held = eight();
    const first = say("b", "a", "cannot-say");
    expect(play(held, [first, first, say("a", "b", "cannot-say")])).toHaveLength(1);
    expect(play(held, [{ ...first, by: "ed" }])).toHaveLength(1);
    const seen = changeSchema.parse({
      verb: "pair.decide",
      subject: "a",
      payload: { with: "b", answer: "cannot-say", evidence: "e".repeat(64) },
    });
    expect(play(held, [signed(seen, "ed")])).toHaveLength(1);
    expect(held.decision.size).toBe(3);
    expect(held.decisionOf.get('["a","b"]')).toMatchObject({ by: "ed", evidence: "e".repeat(64) });
  });
});
