// Views of the library that members keep: addresses under names, outside the journal and of no backup, like drafts.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table saved_view (
    id text primary key, investigation text not null, member text not null, name text not null, search jsonb not null,
    shared boolean not null, place bigint generated always as identity)`.execute(db);
  await sql`create index saved_view_investigation on saved_view (investigation, place)`.execute(db);
}
