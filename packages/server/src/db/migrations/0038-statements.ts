// Statements: what somebody says in a film, as attributes; and what an investigation listens for.
import { sql, type Kysely } from "kysely";

const FIRST = JSON.stringify({ attributes: [], captive: ["prisoner"] });

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table statement (
      investigation text not null, id text not null, item text not null, start_us bigint not null, end_us bigint not null,
      speaker jsonb not null, attributes jsonb not null, note text, captivity boolean not null, stated_by text not null,
      reviewed_by text, version bigint not null, withdrawn boolean not null,
      primary key (investigation, id),
      check (end_us > start_us),
      check (lower(stated_by collate "C") <> lower(reviewed_by collate "C")))`,
    sql`alter table investigation add column sayings jsonb`,
    sql`update investigation set sayings = ${FIRST}::jsonb`,
    sql`alter table investigation alter column sayings set not null`,
  ];
  for (const statement of statements) await statement.execute(db);
}
