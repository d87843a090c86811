// What members have begun to write and not stated: outside the journal, of no backup, and gone when it is stated.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table draft (
    investigation text not null, member text not null, place text not null, filled jsonb not null, at timestamptz not null,
    primary key (investigation, member, place))`.execute(db);
  await sql`create index draft_at on draft (at)`.execute(db);
}
