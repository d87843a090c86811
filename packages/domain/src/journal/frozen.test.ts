// A journal of November 2026 means for ever what it meant then: nobody can rewrite history by changing the code that reads it.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exportCase } from "../case/export.ts";
import { applyRow, emptyHeld } from "../investigation/held.ts";
import { entrySchema, GENESIS, type Entry } from "./entry.ts";
import { VERBS } from "./nouns.ts";
import { entryText } from "./hash.ts";
import { project } from "./project.ts";

const folder = join(import.meta.dirname, "..", "..", "..", "..", "fixtures", "journals");
const read = (name: string) => readFileSync(join(folder, name), "utf8");
type State = {
  readonly rows: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly case: object;
};
const journal = (name: string) => ({
  entries: read(`${name}.jsonl`)
    .trim()
    .split("\n")
    .map((line): Entry => entrySchema.parse(JSON.parse(line)) as Entry),
  meant: JSON.parse(read(`${name}.state.json`)) as State,
});
const JOURNALS = [
  { name: "every-verb", verbs: 25, ...journal("every-verb") },
  { name: "every-verb-2", verbs: 52, ...journal("every-verb-2") },
  { name: "every-verb-3", verbs: 53, ...journal("every-verb-3") },
  { name: "every-verb-4", verbs: 61, ...journal("every-verb-4") },
  { name: "every-verb-5", verbs: 62, ...journal("every-verb-5") },
  { name: "every-verb-6", verbs: 76, ...journal("every-verb-6") },
  { name: "every-verb-7", verbs: 94, ...journal("every-verb-7") },
] as const;
const { entries } = JOURNALS[0];

test.each(JOURNALS)("$name is one chain, and every verb of its time is in it", ({ entries, ...of }) => {
  let previous = GENESIS;
  for (const entry of entries) {
    expect([entry.previous, createHash("sha256").update(entryText(entry)).digest("hex")]).toEqual([
      previous,
      entry.hash,
    ]);
    previous = entry.hash;
  }
  const verbs = new Set(entries.map(({ verb }) => verb));
  expect(verbs.size).toBe(of.verbs);
  const known = new Set(Object.keys(VERBS));
  expect([...verbs].filter((verb) => !known.has(verb))).toEqual([]);
});

test("what an investigation counts when it is opened is what it counted then", () => {
  const held = emptyHeld();
  for (const row of entries.slice(0, 1).flatMap(project)) applyRow(held, row);
  expect([...held.investigation.values()].map(({ criteria }) => criteria)).toEqual([
    { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
  ]);
});

test("what is asked of each item when an investigation is opened is what was asked of those before", () => {
  const held = emptyHeld();
  for (const row of entries.slice(0, 1).flatMap(project)) applyRow(held, row);
  const [opened] = [...held.investigation.values()];
  const text = JSON.stringify(opened?.checks);
  expect(createHash("sha256").update(text).digest("hex")).toBe(
    "1b1aaba476a5c137ab078e9674133db0c373fd6def0383dad838534033e21bca",
  );
});

test.each(JOURNALS)("$name is read to the rows and the case of its time", ({ entries, meant }) => {
  const held = emptyHeld();
  for (const entry of entries) {
    held.seq = entry.seq;
    for (const row of project(entry)) applyRow(held, row);
  }
  for (const [table, rows] of Object.entries(meant.rows)) {
    const now = held[table as "item"];
    expect(now.size).toBe(rows.length);
    // A later column may stand beside those of then.
    for (const row of rows) {
      const track = table === "sighting" ? { track: held.tracks.of(row.id) } : {};
      expect({ ...now.get(row.id), ...track }).toMatchObject(row);
    }
  }
  expect(exportCase(held)).toEqual(meant.case);
});
