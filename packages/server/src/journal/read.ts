// Reads an investigation's entries in order, in pages, re-validated as they come.
import { changeSchema, type Entry } from "@sightline/domain";
import { sql, type Kysely, type Selectable } from "kysely";
import type { JournalTable, Tables } from "../db/schema.ts";

export type EntryRow = Selectable<JournalTable>;

const PAGE = 2000;

/**
 * The same of a chain that nobody holds: it is held until the transaction ends, by one writer at a time, so that it never
 * forks and nothing comes after what this gives.
 */
export async function* heldEntries(
  tx: Kysely<Tables>,
  investigation: string,
  after: number,
): AsyncGenerator<Entry> {
  const { rows } = await sql<EntryRow>`select * from hold_chain(${investigation}, ${after}, ${PAGE})`.execute(
    tx,
  );
  yield* rows.map((row) => entryIn(row, investigation));
  const newest = rows.at(-1);
  if (newest && rows.length === PAGE) yield* entriesOf(tx, investigation, newest.seq);
}

/** Those after the entry `after`, up to `last`. */
export async function* entriesOf(
  db: Pick<Kysely<Tables>, "selectFrom">,
  investigation: string,
  after = 0,
  last = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<Entry> {
  for (let from = after; ;) {
    const page = await db
      .selectFrom("journal")
      .selectAll()
      .where("investigation", "=", investigation)
      .where("seq", ">", from)
      .where("seq", "<=", last)
      .orderBy("seq")
      .limit(PAGE)
      .execute();
    yield* page.map((row) => entryIn(row, investigation));
    const newest = page.at(-1);
    if (!newest || page.length < PAGE) return;
    from = newest.seq;
  }
}

export function entryIn({ verb, subject, payload, at, ...row }: EntryRow, investigation: string): Entry {
  const change = changeSchema.parse({ verb, subject, payload });
  const { seq, by, via, reason, previous, hash } = row;
  return { ...change, investigation, seq, at: at.toISOString(), by, via, reason, previous, hash };
}
