// What parties claim, what was signed of each claim, and what words for numbers mean.
import { sql, type Kysely } from "kysely";

const FIRST = JSON.stringify([
  { low: 24, high: null, word: "dozens" },
  { low: 200, high: null, word: "hundreds" },
  { low: 2000, high: null, word: "thousands" },
  { low: null, high: null, word: "many" },
]);

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table claim (
      investigation text not null, id text not null, party text not null, said_by text, office text, said_at jsonb,
      text text not null, outlet text, url text, copy text, count text, as_of text, figure jsonb not null,
      stated_by text not null, reviewed_by text, version bigint not null, withdrawn boolean not null,
      found jsonb, found_by text, primary key (investigation, id), check (reviewed_by is null or lower(reviewed_by) <> lower(stated_by)))`,
    sql`alter table investigation add column vague jsonb`,
    sql`update investigation set vague = ${FIRST}::jsonb`,
    sql`alter table investigation alter column vague set not null`,
  ];
  for (const statement of statements) await statement.execute(db);
}
