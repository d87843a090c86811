// Reads an investigation's entries in order, in pages, re-validated as they come.
import { changeSchema, type Entry } from "@sightline/domain";
import type { Kysely } from "kysely";
import type { Tables } from "../db/schema.ts";

const PAGE = 2000;

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
    for (const row of page) {
      const { at, seq, by, via, reason, previous, hash, verb, subject, payload } = row;
      const change = changeSchema.parse({ verb, subject, payload });
      yield { ...change, investigation, seq, at: at.toISOString(), by, via, reason, previous, hash };
    }
    const newest = page.at(-1);
    if (!newest || page.length < PAGE) return;
    from = newest.seq;
  }
}
