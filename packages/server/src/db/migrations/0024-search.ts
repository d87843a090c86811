// What is written is found by any part of a word, in any language, and by its stem where PostgreSQL has a dictionary.
import { sql, type Kysely } from "kysely";

/** Each row's text as one, by table. */
const TEXTS = {
  item: "item_text(id, name, account, credit, warnings, source, also_found)",
  comment: "text",
  check: "basis",
  review: "reason",
  fact: "basis",
};

export async function up(db: Kysely<unknown>): Promise<void> {
  await functions(db);
  await sql`create extension if not exists pg_trgm`.execute(db);
  // It lies wherever whoever runs the server has put it, which need not be looked at by name.
  const { rows } = await sql<{ schema: string }>`
    select n.nspname as schema from pg_extension e join pg_namespace n on n.oid = e.extnamespace
    where e.extname = 'pg_trgm'`.execute(db);
  const trigrams = sql.id(rows[0]?.schema ?? "public", "gin_trgm_ops");
  for (const [table, text] of Object.entries(TEXTS))
    await sql`create index ${sql.id(`${table}_text`)} on ${sql.id(table)}
      using gin (text_folded(${sql.raw(text)}) ${trigrams}, text_words(${sql.raw(text)}))`.execute(db);
}

async function functions(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    sql`create function text_folded(said text) returns text language sql immutable strict parallel safe as
      $$ select lower(normalize(said, nfkc)) $$`,
    // Russian knows English too, and each of the others what it does not know: a word is kept as it is.
    sql`create function text_words(said text) returns tsvector language sql immutable strict parallel safe as $$
      select to_tsvector('pg_catalog.russian', said) || to_tsvector('pg_catalog.arabic', said)
        || to_tsvector('pg_catalog.french', said) || to_tsvector('pg_catalog.german', said)
        || to_tsvector('pg_catalog.spanish', said) $$`,
    sql`create function text_asked(word text) returns tsquery language sql immutable strict parallel safe as $$
      select plainto_tsquery('pg_catalog.russian', word) || plainto_tsquery('pg_catalog.arabic', word)
        || plainto_tsquery('pg_catalog.french', word) || plainto_tsquery('pg_catalog.german', word)
        || plainto_tsquery('pg_catalog.spanish', word) $$`,
    sql`create function item_text(id text, name text, account text, credit text, warnings jsonb, source jsonb, also_found jsonb)
      returns text language sql immutable parallel safe as $$
      select id || chr(10) || name || chr(10) || coalesce(account, '') || chr(10) || coalesce(credit, '') || chr(10)
        || coalesce((select string_agg(one #>> '{}', chr(10)) from jsonb_path_query(
          jsonb_build_array(warnings, source, also_found), 'strict $.** ? (@.type() == "string")') one), '') $$`,
  ])
    await statement.execute(db);
}
