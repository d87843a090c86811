// The journal is the truth: replaying what was decided gives the same rows.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { applyRow, applyToHeld } from "../investigation/held.ts";
import { MEMBERS, SEED } from "../testing/any-change.ts";
import { workBy } from "../testing/any-work.ts";
import { MARKED, freshHeld, play, stateOf } from "../testing/play.ts";
import { changeSchema, type Signed } from "./entry.ts";
import { project } from "./project.ts";

const anyJournal = workBy(...MEMBERS).map((work) => {
  const held = freshHeld();
  return { held, journal: play(held, [...MARKED, ...work]) };
});

test("replaying the journal on an empty investigation gives the same rows", () => {
  fc.assert(
    fc.property(anyJournal, ({ held, journal }) => {
      const replayed = freshHeld();
      for (const entry of journal) applyToHeld(replayed, entry);
      expect(stateOf(replayed)).toBe(stateOf(held));
    }),
    { seed: SEED, numRuns: 100 },
  );
});

test("an entry that was stored as JSON and read again means the same rows", () => {
  fc.assert(
    fc.property(anyJournal, ({ held, journal }) => {
      const replayed = freshHeld();
      for (const { by, via, reason, ...change } of journal) {
        const stored: unknown = JSON.parse(JSON.stringify(change));
        const read: Signed = { ...changeSchema.parse(stored), by, via, reason };
        applyToHeld(replayed, read);
      }
      expect(stateOf(replayed)).toBe(stateOf(held));
    }),
    { seed: SEED, numRuns: 100 },
  );
});

test("reading an entry changes neither the entry nor what other entries say", () => {
  fc.assert(
    fc.property(anyJournal, ({ journal }) => {
      journal.forEach((entry, i) => {
        const before = structuredClone(entry);
        expect(project({ ...entry, seq: i + 1 })).toEqual(project({ ...entry, seq: i + 1 }));
        expect(entry).toEqual(before);
      });
    }),
    { seed: SEED, numRuns: 50 },
  );
});

test("a change to a row that is not there is a fault, not a new row", () => {
  const held = freshHeld();
  expect(() => applyRow(held, { table: "item", id: "ghost", patch: { footage: "f1" } })).toThrow(
    /row item\/ghost to patch, got none/,
  );
  expect(held.item.size).toBe(0);
});
