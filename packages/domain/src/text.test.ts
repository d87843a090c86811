// Half a character or a NUL gets in nowhere: a hash over it would never be found again. Every script there is gets in.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { planImport } from "./case/import.ts";
import { decide } from "./decide.ts";
import { call, endpoint } from "./endpoint.ts";
import { changeSchema, entrySchema } from "./journal/entry.ts";
import { VERBS } from "./journal/nouns.ts";
import { SEED, anyChange } from "./testing/any-change.ts";
import { workBy } from "./testing/any-work.ts";
import { COLLECTED, MARKED, freshHeld, play, signed, stateOf } from "./testing/play.ts";
import { asText, isText, textJson, whereNotText, whyNotText } from "./text.ts";

const runs = { seed: SEED, numRuns: 1000 };
/** Half a pair of either kind, two halves in the wrong order, a NUL. */
const broken = fc.constantFrom("\uD800", "\uDBFF", "\uDC00", "\uDFFF", "\uDE42\uD83D", "\0");
const wellFormed = fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\0", ""));

type Spot = { readonly holder: Record<string, unknown>; readonly name: string; readonly text: string };

/** Every string in a value, wherever it stands. */
const spotsOf = (value: unknown): Spot[] =>
  value === null || typeof value !== "object"
    ? []
    : Object.entries(value).flatMap(([name, field]: [string, unknown]) =>
        typeof field === "string"
          ? [{ holder: value as Record<string, unknown>, name, text: field }]
          : spotsOf(field),
      );

/** A copy with `piece` put into one of its strings, anywhere in it. */
function spoilt<T>(value: T, piece: string, { spot, at }: { spot: number; at: number }): T {
  const copy = structuredClone(value);
  const spots = spotsOf(copy);
  const { holder, name, text } = spots[spot % spots.length] as Spot;
  const half = at % (text.length + 1);
  // Two halves put between those of a character make two characters.
  const cut = text.slice(0, half).isWellFormed() ? half : half + 1;
  holder[name] = text.slice(0, cut) + piece + text.slice(cut);
  return copy;
}
const where = fc.record({ spot: fc.nat(99), at: fc.nat(99) });

describe("a change", () => {
  test("with what is no text in any of its strings is refused, whatever its verb, and leaves no trace", () => {
    const seen = new Set<string>();
    const held = freshHeld();
    play(held, MARKED);
    const before = stateOf(held);
    fc.assert(
      fc.property(anyChange, broken, where, (change, piece, place) => {
        const whole = { ...signed(change, "owner", "a reason"), via: "owner" };
        const decided = decide(held, spoilt(whole, piece, place));
        expect(decided).toMatchObject({ ok: false, refusal: { code: "text-not-unicode" } });
        expect(changeSchema.safeParse(spoilt(change, piece, place)).success).toBe(false);
        seen.add(change.verb);
      }),
      { ...runs, numRuns: 8 * runs.numRuns },
    );
    expect([...seen].sort()).toEqual(Object.keys(VERBS).sort());
    expect(stateOf(held)).toBe(before);
  });

  test("is refused with it in every one of its strings, one after the other", () => {
    for (const change of COLLECTED) {
      const count = spotsOf(change).length;
      for (let spot = 0; spot < count; spot++) {
        const decided = decide(freshHeld(), spoilt(change, "\uD800", { spot, at: 1 }));
        expect(decided).toMatchObject({ refusal: { code: "text-not-unicode" } });
      }
    }
  });

  test("in any script is taken as it is, emoji and rare letters included", () => {
    fc.assert(
      fc.property(
        wellFormed,
        fc.constantFrom("ґанок", "شارع الطاحونة", "磨坊路 𠮷", "👩🏽‍🚒🏳️‍🌈", "\uFFFD\uFEFF"),
        (a, b) => {
          const held = freshHeld();
          play(held, COLLECTED);
          const change = {
            verb: "item.review" as const,
            subject: "a",
            payload: { verdict: "verified" as const, reason: a + b },
          };
          expect(changeSchema.safeParse(change).success).toBe(true);
          expect(decide(held, signed(change, "owner", b + a)).ok).toBe(true);
        },
      ),
      runs,
    );
  });

  test("that was taken is all of it text, and stays so as an entry", () => {
    fc.assert(
      fc.property(workBy("owner", "ed", "r1"), (work) => {
        const held = freshHeld();
        for (const change of play(held, work)) expect(whereNotText(change)).toBeNull();
      }),
      { seed: SEED, numRuns: 20 },
    );
    const [first] = COLLECTED;
    const entry = { ...first, investigation: "inv", seq: 1, at: "2031-04-09T10:00:00Z" };
    const hashes = { previous: "0".repeat(64), hash: "1".repeat(64) };
    expect(entrySchema.safeParse({ ...entry, ...hashes, reason: "why" }).success).toBe(true);
    expect(entrySchema.safeParse({ ...entry, ...hashes, reason: "why\uD800" }).success).toBe(false);
  });
});

describe("a case file", () => {
  const rows = {
    items: [
      {
        id: "a",
        kind: "photo",
        verdict: "verified",
        source: "acct",
        reviews: [{ by: "r1", verdict: "verified", reason: "seen" }],
      },
    ],
    frames: [{ item: "a", at: 0, exhaustive: true }],
    sightings: [{ id: "new", item: "a", subject: "prisoner", attributes: ["wounded"], spans: [[0, 0]] }],
    headcounts: [{ id: "new-h", item: "a", at: 0, subject: "prisoner", atLeast: 4 }],
    groups: [{ id: "new-g", name: "Mill", members: ["a"] }],
    facts: [{ id: "new-f", kind: "different", between: ["s1", "s2"], basis: "seen", statedBy: "r1" }],
  };
  const criteria = { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null };
  const file = { format: "sightline.case/1", criteria, ...rows };

  test("with it in a string of a row is refused by that row's path, and nothing of the row is taken", () => {
    for (const [list, [row]] of Object.entries(rows)) {
      for (let spot = 0; spot < spotsOf(row).length; spot++) {
        const held = freshHeld();
        play(held, MARKED);
        const plan = planImport(
          held,
          { ...file, [list]: [spoilt(row, "\uD83D", { spot, at: 1 })] },
          { as: "owner" },
        );
        const told = plan.refusals.filter(({ code }) => code === "text-not-unicode");
        expect(told.map(({ path }) => path?.startsWith(`${list}[0].`))).toEqual([true]);
        expect(whereNotText(plan.changes)).toBeNull();
      }
    }
  });

  test("with it in its criteria is refused as a whole", () => {
    const held = freshHeld();
    play(held, MARKED);
    const before = stateOf(held);
    const plan = planImport(
      held,
      { ...file, criteria: { ...criteria, subjects: ["pris\0oner"] } },
      { as: "owner" },
    );
    expect(plan).toMatchObject({
      changes: [],
      refusals: [{ code: "text-not-unicode", path: "criteria.subjects[0]" }],
    });
    expect(stateOf(held)).toBe(before);
  });
});

describe("an endpoint", () => {
  const contract = endpoint({
    method: "POST",
    path: "/api/x/:id",
    says: "Answers.",
    params: z.strictObject({ id: z.string(), words: z.array(z.string()) }),
    answer: z.strictObject({}),
    refusals: [],
  });

  test("is not even asked with it, and takes none from others", async () => {
    for (const params of [
      { id: "\uD800", words: [] },
      { id: "x", words: ["a", "b\0"] },
    ]) {
      const asked = call(contract, params, () => Promise.reject(new Error("asked")));
      expect(await asked).toMatchObject({ ok: false, refusal: { code: "text-not-unicode" } });
      expect(contract.params.safeParse(params).success).toBe(false);
    }
    expect(contract.params.safeParse({ id: "🙂", words: ["ґ"] }).success).toBe(true);
  });
});

describe("what a machine says", () => {
  test("is made text, and left alone where it is text already", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), wellFormed, (anything, text) => {
        expect(isText(asText(anything))).toBe(true);
        expect(asText(text)).toBe(text);
        expect(JSON.parse(textJson({ a: [anything, 1, null] }))).toEqual({ a: [asText(anything), 1, null] });
      }),
      runs,
    );
  });
});

describe("looking for what is no text", () => {
  test("says where it stands, also in a field's name", () => {
    expect(whereNotText({ a: [{ b: "x" }, { b: "\0" }] })).toBe(".a[1].b");
    expect(whereNotText({ "a\uD800": 1 })).toBe(".a\uFFFD");
    expect(whyNotText({ a: "\0" }, "items[3]")?.refusal.path).toBe("items[3].a");
    expect(whereNotText([null, 1, true, undefined, "x", { y: [] }])).toBeNull();
  });

  test("is not stopped by how deep a value goes", () => {
    let deep: unknown = "\uD800";
    for (let i = 0; i < 200_000; i++) deep = [deep];
    expect(whereNotText(deep)?.length).toBe(600_000);
  });
});
