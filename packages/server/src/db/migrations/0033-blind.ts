// Counts that another member makes of a frame without being shown the first one; nobody counts again what they asked for.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table blind (
    investigation text not null, id text not null, item text not null, at_us bigint not null, subject text not null,
    asked_by text not null, asked text, "by" text, counted integer, corrected boolean not null,
    withdrawn boolean not null,
    primary key (investigation, id),
    check (lower("by" collate "C") <> lower(asked_by collate "C")),
    check (counted is null or "by" is not null))`.execute(db);
}
