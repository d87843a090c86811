// What is written of an item, in which words are looked for: its names and sources, comments, bases, reasons, and what is said in it.
import { checkKey } from "../check/check.ts";
import { checksOf } from "../check/standing.ts";
import { factsAbout } from "../fact/about.ts";
import type { Held } from "../investigation/held.ts";
import type { Table } from "../journal/nouns.ts";
import { itemsOf } from "../journal/thing.ts";
import { segmentsIn, translationsIn } from "../transcript/standing.ts";
import type { ItemRow } from "./item.ts";

/** The tables whose rows say something of items. */
export const SAYING = [
  "item",
  "comment",
  "check",
  "review",
  "fact",
  "segment",
  "translation",
] as const satisfies readonly Table[];
export type Saying = (typeof SAYING)[number];

/** Each once. */
export const wordsOf = (text: string): string[] => [...new Set(text.split(/\s+/).filter(Boolean))];

/** Rows in which the word of this number was found. */
export type Hits = { readonly word: number; readonly table: Saying; readonly ids: readonly string[] };

/** The items of which every word is said somewhere, by what stands. */
export function saidByHits(held: Held, words: number, hits: readonly Hits[]): ReadonlySet<string> {
  const found = Array.from({ length: words }, () => new Set<string>());
  for (const { word, table, ids } of hits)
    for (const id of ids) for (const item of saidOfBy(held, table, id)) found[word]?.add(item);
  return inAll(found);
}

const inAll = ([first = new Set(), ...others]: readonly ReadonlySet<string>[]): ReadonlySet<string> =>
  new Set([...first].filter((id) => others.every((each) => each.has(id))));

/** The items of which a row says something now: what was taken back says nothing. */
function saidOfBy(held: Held, table: Saying, id: string): readonly string[] {
  switch (table) {
    case "item":
      return [id];
    case "comment":
    case "review": {
      const row = held[table].get(id);
      return row && !row.withdrawn ? [row.item] : [];
    }
    case "check": {
      const row = held.check.get(id);
      return row && held.answerOf.get(checkKey(row))?.id === id ? [row.item] : [];
    }
    case "segment":
      return spokenIn(held, id);
    case "translation": {
      const row = held.translation.get(id);
      return row && !row.withdrawn ? spokenIn(held, row.segment) : [];
    }
    case "fact":
      return held.fact.get(id)?.withdrawn === false ? itemsOf(held, { verb: "fact.state", subject: id }) : [];
  }
}

function spokenIn(held: Held, segment: string): readonly string[] {
  const row = held.segment.get(segment);
  return row && !row.withdrawn ? [row.item] : [];
}

/** The same by looking at all of them: of what is held, so that whoever is shown less finds less. No word is taken apart. */
export function saidByLooking(held: Held, words: readonly string[]): ReadonlySet<string> {
  const wanted = words.map(folded);
  const found = [...held.item.values()].filter((item) => {
    const said = folded(textsOf(held, item).join("\n"));
    return wanted.every((word) => said.includes(word));
  });
  return new Set(found.map(({ id }) => id));
}

const folded = (text: string): string => text.normalize("NFKC").toLowerCase();

export function textsOf(held: Held, item: ItemRow): string[] {
  const { id, name, account, credit, warnings, source, alsoFound } = item;
  const bases = checksOf(held).questions.flatMap(
    (question) => held.answerOf.get(checkKey({ item: id, question: question.id }))?.basis ?? [],
  );
  return [
    ...stringsIn([id, name, account, credit, warnings, source, alsoFound]),
    ...(held.commentsOf.get(id) ?? []).map(({ text }) => text),
    ...bases,
    ...(held.reviewsOf.get(id) ?? []).map(({ reason }) => reason),
    ...factsAbout(held, id).map(({ basis }) => basis),
    ...segmentsIn(held, id).flatMap((segment) => [
      segment.text,
      ...translationsIn(held, segment.id).map(({ text }) => text),
    ]),
  ];
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
