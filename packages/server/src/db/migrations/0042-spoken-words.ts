// What is said in films, and what it is in other languages, is found in the library as everything else that is written.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ schema: string }>`
    select n.nspname as schema from pg_extension e join pg_namespace n on n.oid = e.extnamespace
    where e.extname = 'pg_trgm'`.execute(db);
  const trigrams = sql.id(rows[0]?.schema ?? "public", "gin_trgm_ops");
  for (const table of ["segment", "translation"])
    await sql`create index ${sql.id(`${table}_text`)} on ${sql.id(table)}
      using gin (text_folded(text) ${trigrams}, text_words(text))`.execute(db);
}
