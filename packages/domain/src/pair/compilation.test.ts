// Items put together from several recordings: in no footage, and joining none.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../decide.ts";
import { type Draft, type Held } from "../investigation/held.ts";
import type { Keyed } from "../investigation/keyed.ts";
import { play } from "../testing/play.ts";
import { footagesOf } from "./footage.ts";
import { collected, runs, eight, say, reopen, name, item, anyWork } from "../testing/eight-films.ts";

/** Compilations by the answers that stand. */
const called = (held: Draft): Set<string> =>
  new Set([...held.decisionOf.values()].flatMap(({ a, answer }) => (answer === "compilation" ? [a] : [])));

const footageOf = (held: Draft): Record<string, string | null> =>
  Object.fromEntries([...held.item.values()].map(({ id, footage }) => [id, footage]));

/** Answers that stand together in any order: one for each pair, no "different", and no names. */
const anyStanding = fc
  .uniqueArray(fc.tuple(item, item, fc.constantFrom("same-recording", "same-recording", "compilation")), {
    selector: ([one, other]) => [one, other].sort().join(),
    minLength: 3,
    maxLength: 16,
  })
  .map((said) => said.filter(([one, other]) => one !== other));

const kept = <T>(rows: Keyed<T>, isKept: (row: T) => boolean): Keyed<T> =>
  new Map(
    [...rows.keys()].flatMap((id) => {
      const row = rows.get(id);
      return row !== undefined && isKept(row) ? [[id, row] as const] : [];
    }),
  );

describe("a compilation", () => {
  test("is in no footage, and what is left is the footage of the items without it", () => {
    let compilations = 0;
    fc.assert(
      fc.property(anyWork, (work) => {
        const held = eight();
        play(held, work);
        const apart = called(held);
        compilations += apart.size;
        const without: Held = {
          ...held,
          item: kept(held.item, (item) => !apart.has(item.id)),
          decisionOf: kept(held.decisionOf, ({ a, b }) => !apart.has(a) && !apart.has(b)),
        };
        const footages = footagesOf(held);
        const classes = (of: Map<string, string | null>) =>
          [...without.item.keys()].map((one) =>
            [...without.item.keys()].filter((other) => of.get(one) !== null && of.get(one) === of.get(other)),
          );
        expect(classes(footages)).toEqual(classes(footagesOf(without)));
        expect([...apart].map((id) => footages.get(id))).toEqual([...apart].map(() => null));
      }),
      runs,
    );
    expect(compilations).toBeGreaterThan(100);
  });

  test("leaves the same footage in whatever order the answers come", () => {
    fc.assert(
      fc.property(
        anyStanding.chain((said) =>
          fc.tuple(fc.constant(said), fc.shuffledSubarray(said, { minLength: said.length })),
        ),
        ([said, shuffled]) => {
          const [held, other] = [eight(), eight()];
          play(
            held,
            said.map(([a, b, answer]) => say(a, b, answer)),
          );
          play(
            other,
            shuffled.map(([a, b, answer]) => say(a, b, answer)),
          );
          expect(footageOf(other)).toEqual(footageOf(held));
        },
      ),
      runs,
    );
  });

  test("that is taken back gives the footage of before, names too", () => {
    fc.assert(
      fc.property(anyWork, item, item, (work, one, other) => {
        const held = eight();
        play(held, work);
        const there = held.decisionOf.get(JSON.stringify([one, other].sort()))?.answer ?? null;
        if (one === other || there !== null) return;
        const before = footageOf(held);
        play(held, [say(one, other, "compilation")]);
        expect(held.item.get(one)?.footage).toBeNull();
        play(held, [reopen(other, one)]);
        expect(footageOf(held)).toEqual(before);
      }),
      runs,
    );
  });

  test("parts the recordings that it brought together, and says in the journal which of the two it is", () => {
    const held = eight();
    play(held, [
      say("h", "a", "same-recording"),
      say("h", "b", "same-recording"),
      say("b", "c", "same-recording"),
    ]);
    expect(footageOf(held)).toMatchObject({ a: "a", b: "a", c: "a", h: "a" });
    const journal = play(held, [say("h", "a", "compilation")]);
    expect(journal[0]).toMatchObject({ subject: "h", payload: { with: "a", answer: "compilation" } });
    expect(footageOf(held)).toMatchObject({ a: null, b: "b", c: "b", h: null });
    // The same answer again is none; of the other item it is another answer.
    expect(play(held, [say("h", "a", "compilation")])).toEqual([]);
    play(held, [say("a", "h", "compilation")]);
    expect(footageOf(held)).toMatchObject({ a: null, b: "b", c: "b", h: "b" });
  });

  test("does not stand against two recordings that differ, and is not taken back while it keeps them apart", () => {
    const held = eight();
    play(held, [say("h", "a", "same-recording"), say("a", "b", "different")]);
    expect(decide(held, say("h", "b", "same-recording"))).toMatchObject({
      refusal: { code: "decided-different", sentence: expect.stringContaining("a compilation") },
    });
    play(held, [say("h", "c", "compilation")]);
    expect(play(held, [say("h", "b", "same-recording")])).toHaveLength(1);
    const torn = { code: "decided-different", sentence: expect.stringContaining("a.mp4 and b.mp4") };
    expect(decide(held, reopen("h", "c"))).toMatchObject({ refusal: torn });
    expect(decide(held, say("h", "c", "different"))).toMatchObject({ refusal: torn });
    play(held, [reopen("a", "b"), reopen("h", "c")]);
    expect(footageOf(held)).toMatchObject({ a: "a", b: "a", h: "a", c: null });
  });

  test("keeps the name that it was given for later, and gets none while it is one", () => {
    const held = eight();
    play(held, [name("h", "F"), name("a", "F"), say("h", "b", "compilation")]);
    expect(footageOf(held)).toMatchObject({ h: null, a: "F" });
    expect(decide(held, name("h", "F"))).toMatchObject({ ok: true, value: [] });
    play(held, [say("g", "b", "compilation")]);
    expect(decide(held, name("g", "F"))).toMatchObject({ refusal: { code: "compilation" } });
    play(held, [reopen("b", "h")]);
    expect(footageOf(held)).toMatchObject({ h: "F", a: "F" });
  });

  test("is one in every copy of the same bytes, and never beside one of them", () => {
    const held = eight();
    const h = collected.at(-1);
    if (h?.verb !== "item.collect") throw new Error("Expected an item, got none.");
    play(held, [{ ...h, subject: "h2" }, say("h2", "a", "same-recording"), say("a", "b", "same-recording")]);
    expect(footageOf(held)).toMatchObject({ h2: "a", a: "a", b: "a" });
    expect(decide(held, say("h", "h2", "compilation"))).toMatchObject({ refusal: { code: "same-bytes" } });
    play(held, [say("h", "b", "compilation")]);
    expect(footageOf(held)).toMatchObject({ h: null, h2: null, a: "a", b: "a" });
  });
});
