// Items of which every word that was typed is said: found by any part of a word, and by its stem where there is a dictionary.
import {
  mayRead,
  SAYING,
  saidByHits,
  saidByLooking,
  wordsOf,
  type Hits,
  type Saying,
} from "@sightline/domain";
import { sql, type Kysely } from "kysely";
import type { Tables } from "../db/schema.ts";
import type { Caller } from "../investigation/caller.ts";

export type Searcher = Pick<Caller, "investigation" | "member" | "role" | "held">;

/** Whoever scrolls asks for the same again, a page further. */
const KEPT = 8;
const kept = new WeakMap<object, Map<string, ReadonlySet<string>>>();

/** Undefined where nothing was asked for. */
export async function itemsSaid(
  db: Pick<Kysely<Tables>, "getExecutor">,
  { investigation, role, held }: Searcher,
  text: string | undefined,
): Promise<ReadonlySet<string> | undefined> {
  const words = wordsOf(text ?? "");
  if (words.length === 0) return undefined;
  const ofHeld = kept.get(held) ?? new Map<string, ReadonlySet<string>>();
  kept.set(held, ofHeld);
  const key = words.join(" ");
  const known = ofHeld.get(key);
  if (known) return known;
  // Who is shown less looks at what they are shown: an index of everything would tell them what is hidden.
  const found = mayRead(role, "work")
    ? saidByHits(held, words.length, await hitsOf(db, investigation, words))
    : saidByLooking(held, words);
  const [oldest] = ofHeld.keys();
  if (ofHeld.size >= KEPT && oldest !== undefined) ofHeld.delete(oldest);
  ofHeld.set(key, found);
  return found;
}

/** What a row says, as its index has it. */
const TEXTS: Readonly<Record<Saying, string>> = {
  item: "item_text(id, name, account, credit, warnings, source, also_found)",
  comment: "text",
  check: "basis",
  review: "reason",
  fact: "basis",
  segment: "text",
  translation: "text",
};

/** What means more to `like` than itself, and how it is made to mean itself. */
const [SIGNS, ITSELF] = [String.raw`([\\%_])`, String.raw`\\\1`];

/** Only a word has a stem: what is typed with signs in it stands there just so. */
const WHOLE = /^[\p{L}\p{M}]+$/u;

async function hitsOf(
  db: Pick<Kysely<Tables>, "getExecutor">,
  investigation: string,
  words: readonly string[],
): Promise<Hits[]> {
  const found = SAYING.map((table) => {
    const text = sql.raw(TEXTS[table]);
    return sql`select nr, ${table}::text as table, array(select id from ${sql.id(table)}
      where investigation = ${investigation}
      and (text_folded(${text}) like pattern or text_words(${text}) @@ query)) as ids from word`;
  });
  const { rows } = await sql<{ nr: number; table: Saying; ids: string[] }>`
    with word as (select nr::int, text_asked(whole) as query,
      '%' || regexp_replace(text_folded(said), ${SIGNS}, ${ITSELF}, 'g') || '%' as pattern
      from unnest(${[...words]}::text[], ${words.map((word) => (WHOLE.test(word) ? word : null))}::text[])
        with ordinality as typed(said, whole, nr))
    ${sql.join(found, sql` union all `)}`.execute(db as Kysely<Tables>);
  return rows.map(({ nr, table, ids }) => ({ word: nr - 1, table, ids }));
}
