// What programs of the operator were asked for and printed: outside the journal and of no backup, until a member takes it.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table asking (
    id text primary key, investigation text not null, item text not null, kind text not null, language text,
    state text not null, share double precision not null, sentence text, code text, by text not null,
    place bigint generated always as identity)`.execute(db);
  await sql`create index asking_item on asking (investigation, item, place)`.execute(db);
  await sql`create table suggestion (
    investigation text not null, id text not null, asking text not null references asking (id) on delete cascade,
    item text not null, said jsonb not null, aside boolean not null, place integer not null,
    primary key (investigation, id))`.execute(db);
  await sql`create index suggestion_item on suggestion (investigation, item)`.execute(db);
}
