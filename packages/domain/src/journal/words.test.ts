// Each entry of a journal is said in plain words: members and items by name, and for every verb.
import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { applyToHeld, emptyHeld } from "../investigation/held.ts";
import { SEED } from "../testing/any-change.ts";
import { workBy } from "../testing/any-work.ts";
import { freshHeld, MARKED, play, signed } from "../testing/play.ts";
import type { Entry } from "./entry.ts";
import { VERBS, type Change } from "./nouns.ts";
import { historyOf, itemsOf, thingOf } from "./thing.ts";
import { didSaid, namesOf, whySaid } from "./words.ts";

/** Ids that are in nothing else that is drawn. */
const IDS = ["zq-1", "zq-2"] as const;
const JOINED = IDS.map((id, i) =>
  signed({
    verb: "member.add",
    subject: id,
    payload: { id, name: ["Ann Bell", "Ben Crow"][i] ?? "", role: "editor" },
  }),
);

const anyJournal = workBy(...IDS).map((work) => {
  const held = freshHeld();
  return { held, journal: play(held, [...MARKED, ...JOINED, ...work]) };
});
const runs = { seed: SEED, numRuns: 150 };
const itemIn = ({ payload }: Change) => {
  const { item, with: other } = payload as { readonly item?: string; readonly with?: string };
  return { item, other };
};

test("whatever is done, no member and no item is called by an id", () => {
  const said = new Set<string>();
  const people = new Set<string>();
  fc.assert(
    fc.property(anyJournal, ({ held, journal }) => {
      const names = namesOf(held);
      for (const entry of journal) {
        const words = didSaid(entry, names);
        said.add(entry.verb);
        expect(words).toMatch(/^[a-z]\S* \S/);
        expect(words).not.toMatch(/zq-|undefined|\[object/);
        for (const name of ["Ann Bell", "Ben Crow"]) if (words.includes(name)) people.add(name);
        const isOfItem = ["item", "check"].includes(VERBS[entry.verb].table);
        expect(words).toContain(isOfItem ? held.item.get(entry.subject)?.name : "");
      }
    }),
    runs,
  );
  expect(said.size).toBeGreaterThan(25);
  expect([...people].sort()).toEqual(["Ann Bell", "Ben Crow"]);
});

const answer = (result: "passed" | "failed", by: string) =>
  signed(
    {
      verb: "check.answer",
      subject: "b",
      payload: { question: "place", result, basis: "the mill", evidence: [] },
    },
    by,
    "the roof is another",
  );

test("a verdict that became void is said to be whose it was, and why", () => {
  const held = freshHeld();
  const verdict = {
    verb: "item.review",
    subject: "b",
    payload: { verdict: "verified", reason: "seen" },
  } as const;
  const journal = play(held, [
    ...MARKED,
    ...JOINED,
    answer("passed", "zq-1"),
    signed(verdict, "zq-1"),
    answer("failed", "zq-2"),
  ]);
  const names = namesOf(held);
  expect(journal.slice(-4).map((entry) => [didSaid(entry, names), whySaid(entry)])).toEqual([
    ["answered “Place” of b.bin: passed", "the roof is another"],
    ["gave the verdict verified on b.bin", "seen"],
    ["answered “Place” of b.bin: failed", "the roof is another"],
    ["made the verdict of Ann Bell on b.bin void, by changing the answer to “Place”", "the roof is another"],
  ]);
});

test("the frozen journal is said in words, each of its verbs", () => {
  const file = join(import.meta.dirname, "../../../../fixtures/journals/every-verb.jsonl");
  const held = emptyHeld();
  const entries = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Entry);
  for (const entry of entries) applyToHeld(held, entry);
  const names = namesOf(held);
  const told = new Map(entries.map((entry) => [entry.verb, didSaid(entry, names)]));
  expect(told.size).toBe(25);
  for (const words of told.values()) expect(words).not.toMatch(/undefined|\[object/);
});

test("every entry leads somewhere, and what touches an item is in its history, and the other way round", () => {
  let [through, pairs] = [0, 0];
  fc.assert(
    fc.property(anyJournal, ({ held, journal }) => {
      const histories = new Map(["a", "b", "c", "d", "x"].map((item) => [item, historyOf(held, item)]));
      for (const [at, entry] of journal.entries()) {
        const named = { ...entry, ...itemIn(entry) };
        const thing = thingOf(held, named);
        expect(thing.kind !== "item" || held.item.has(thing.item)).toBe(true);
        const touched = itemsOf(held, named);
        for (const [item, { things, facts, entries }] of histories) {
          const isFact = VERBS[entry.verb].table === "fact";
          const isThing =
            !isFact &&
            !["doubt", "wanted", "member", "investigation", "count", "claim", "voice"].includes(
              VERBS[entry.verb].table,
            );
          const found =
            (isThing && things.includes(entry.subject)) ||
            (isFact && facts.includes(entry.subject)) ||
            entries.includes(at + 1);
          // A group that grew and shrank touches what is in it now.
          expect([entry.verb, entry.subject, item, found]).toEqual([
            entry.verb,
            entry.subject,
            item,
            touched.includes(item),
          ]);
          if (found && isFact) through += 1;
          if (entries.includes(at + 1)) pairs += 1;
        }
      }
    }),
    { ...runs, numRuns: 2 * runs.numRuns },
  );
  expect([through > 100, pairs > 100]).toEqual([true, true]);
});
