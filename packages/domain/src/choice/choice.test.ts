// Setting one thing on many items: on all of them or on none, and undone by what the journal says they were before.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideInto } from "../decide.ts";
import { draftOf, type Draft, type Held } from "../investigation/held.ts";
import { libraryOf } from "../item/library.ts";
import type { Entry, Signed } from "../journal/entry.ts";
import type { Change } from "../journal/nouns.ts";
import { MEMBERS, SEED } from "../testing/any-change.ts";
import { workBy } from "../testing/any-work.ts";
import { asSeen, freshHeld, MARKED, play, signed } from "../testing/play.ts";
import { changesOf, chosenIn, markOf } from "./set.ts";
import { settingSchema, type Choice, type Setting } from "./contract.ts";
import { SAY_WHAT_IT_IS, undoOf } from "./undo.ts";

const anySetting: fc.Arbitrary<Setting> = fc
  .oneof(
    fc.record({ what: fc.constant("stage"), begun: fc.boolean() }),
    fc.record({
      what: fc.constant("warning"),
      warning: fc.constantFrom("injury", "ґвалт", "dogs"),
      on: fc.boolean(),
    }),
    fc.record({ what: fc.constant("assignee"), assignee: fc.constantFrom(null, "ed", "r1") }),
    fc.record({ what: fc.constant("credit"), credit: fc.constantFrom(null, "Photo: Ann", "ґанок") }),
    fc.record({
      what: fc.constant("source"),
      source: fc.constantFrom({ account: "acct-7" }, { url: "https://a.example/", closed: true }, {}),
    }),
  )
  .map((raw) => settingSchema.parse(raw));

/** What the journal says after it: nothing when one of them is refused. */
function act(held: Draft, changes: readonly Change[], by: string): Signed[] | null {
  const draft = draftOf(held);
  const said: Signed[] = [];
  for (const change of changes) {
    const decided = decideInto(draft, signed(change, by));
    if (!decided.ok) return null;
    said.push(...decided.value);
  }
  for (const change of changes) decideInto(held, signed(change, by));
  return said;
}

/** With the numbers that they have in the journal, after `journal`. */
const entries = (changes: readonly Signed[], from = 1): Entry[] =>
  changes.map((change, i) => ({ ...change, seq: from + i }) as Entry);

const rows = (held: Held) => JSON.parse(JSON.stringify([...held.item.values()])) as unknown;
const about = (items: readonly string[]) => (entry: Entry) =>
  items.includes(entry.subject) && (SAY_WHAT_IT_IS as readonly string[]).includes(entry.verb);

const choices = fc.tuple(
  workBy(...MEMBERS),
  fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { minLength: 1 }),
  anySetting,
);

describe("what is set on chosen items", () => {
  test("is on each of them afterwards, and undone each is what it was, whatever was done before", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(choices, ([work, items, set]) => {
        const held = freshHeld();
        const journal = entries(play(held, [...MARKED, ...work]));
        const before = rows(held);
        const said = act(held, changesOf(held, items, set), "ed");
        if (said === null) return JSON.stringify(rows(held)) === JSON.stringify(before);
        expect(said.length).toBeLessThanOrEqual(items.length);
        expect(changesOf(held, items, set).flatMap((one) => act(draftOf(held), [one], "ed"))).toEqual([]);
        if (said.length === 0) return true;
        seen.add(set.what);
        const done = entries(said, journal.length + 1);
        const undo = undoOf(held, { act: done, before: journal.filter(about(items)) });
        if (!undo.ok) throw new Error(undo.refusal.sentence);
        const set2 = rows(held);
        const undone = act(held, undo.value, "ed");
        expect(undone?.length).toBe(said.length);
        expect(rows(held)).toEqual(before);
        const all = [...journal, ...done];
        const again = undoOf(held, {
          act: entries(undone ?? [], all.length + 1),
          before: all.filter(about(items)),
        });
        if (!again.ok) throw new Error(again.refusal.sentence);
        act(held, again.value, "ed");
        // Of places that were taken back, the order in which they were said is not kept.
        return set.what === "source" || JSON.stringify(rows(held)) === JSON.stringify(set2);
      }),
      { seed: SEED, numRuns: 400 },
    );
    expect([...seen].sort()).toEqual(["assignee", "credit", "source", "stage", "warning"]);
  });

  test("is not undone where somebody has changed it since, and then none of it is", () => {
    let refused = 0;
    fc.assert(
      fc.property(choices, workBy(...MEMBERS), ([work, items, set], since) => {
        const held = freshHeld();
        const journal = entries(play(held, [...MARKED, ...work]));
        const said = act(held, changesOf(held, items, set), "ed");
        if (said === null || said.length === 0) return;
        const given = rows(held) as readonly { id: string }[];
        for (const change of since) decideInto(held, asSeen(held, change));
        const undo = undoOf(held, {
          act: entries(said, journal.length + 1),
          before: journal.filter(about(items)),
        });
        const field = { stage: "begun", warning: "warnings", source: "alsoFound" } as Record<string, string>;
        const name = field[set.what] ?? set.what;
        const nowOf = (list: unknown, id: string) =>
          JSON.stringify((list as Record<string, unknown>[]).find((row) => row["id"] === id)?.[name]);
        const isSame = said.every(({ subject }) => nowOf(given, subject) === nowOf(rows(held), subject));
        expect(undo.ok ? "" : undo.refusal.code).toBe(isSame ? "" : "item-changed");
        refused += undo.ok ? 0 : 1;
      }),
      { seed: SEED, numRuns: 900 },
    );
    expect(refused).toBeGreaterThan(20);
  });

  test("no entry that set nothing on items is undone in this way, alone or among others that did", () => {
    const held = freshHeld();
    const journal = entries(play(held, MARKED));
    const set = signed({ verb: "item.triage", subject: "a", payload: { begun: true } }, "ed");
    const review = signed(
      { verb: "item.review", subject: "a", payload: { verdict: "verified", reason: "x" } },
      "ed",
    );
    const account = signed({ verb: "item.describe", subject: "a", payload: { account: "other" } }, "ed");
    play(held, [set, review, account]);
    for (const some of [[], [review], [set, review], [account], [set, account]]) {
      const undo = undoOf(held, { act: entries(some, journal.length + 1), before: journal });
      expect(undo).toMatchObject({ ok: false, refusal: { code: "not-to-undo" } });
    }
    for (const collected of journal.filter(({ verb }) => verb === "item.collect").slice(0, 1))
      expect(undoOf(held, { act: [collected], before: [] })).toMatchObject({ ok: false });
  });
});

describe("all that is found", () => {
  test("is chosen while the same items are found, in whatever order, and refused as soon as one is another", () => {
    fc.assert(
      fc.property(workBy(...MEMBERS), fc.constantFrom({}, { stage: "to triage" as const }), (work, asked) => {
        const held = freshHeld();
        play(held, MARKED);
        const then = libraryOf(held, asked);
        const choice: Choice = {
          by: "filter",
          asked,
          found: then.length,
          mark: markOf(then.toReversed()),
          but: [],
        };
        const later = freshHeld();
        play(later, [...MARKED, ...work]);
        const now = libraryOf(later, asked);
        const isSame = JSON.stringify(now.toSorted()) === JSON.stringify(then.toSorted());
        const chosen = chosenIn(choice, now);
        expect(chosen).toMatchObject(
          isSame ? { ok: true, value: now } : { ok: false, refusal: { code: "found-changed" } },
        );
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  test("leaves out those that were taken out of the choice, and is nothing without any", () => {
    const held = freshHeld();
    play(held, MARKED);
    const found = libraryOf(held, {});
    const choice = { by: "filter", asked: {}, found: found.length, mark: markOf(found) } as const;
    expect(chosenIn({ ...choice, but: found.slice(0, 1) }, found)).toEqual({
      ok: true,
      value: found.slice(1),
    });
    expect(chosenIn({ ...choice, but: [...found] }, found)).toMatchObject({
      refusal: { code: "nothing-chosen" },
    });
  });
});
