// Reads an investigation's entries in order, in pages, re-validated as they come.
import { changeSchema, type Entry } from "@sightline/domain";
import type { Kysely } from "kysely";
import type { Tables } from "../db/schema.ts";

const PAGE = 2000;

export async function* entriesOf(
  db: Pick<Kysely<Tables>, "selectFrom">,
  investigation: string,
): AsyncGenerator<Entry> {
  for (let after = 0; ;) {
    const page = await db
      .selectFrom("journal")
      .selectAll()
      .where("investigation", "=", investigation)
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(PAGE)
      .execute();
    for (const row of page) {
      const { at, seq, by, via, reason, previous, hash, verb, subject, payload } = row;
      const change = changeSchema.parse({ verb, subject, payload });
      yield { ...change, investigation, seq, at: at.toISOString(), by, via, reason, previous, hash };
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.seq;
  }
}
