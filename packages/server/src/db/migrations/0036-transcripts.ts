// Transcripts: what is heard in a film, segment by segment, and its translations; nobody is the second reader of their own.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table segment (
    investigation text not null, id text not null, item text not null, start_us bigint, end_us bigint, text text not null,
    language text not null, speaker jsonb not null, note text, cue jsonb, stated_by text not null, version bigint not null,
    withdrawn boolean not null,
    primary key (investigation, id),
    check ((start_us is null) = (end_us is null)),
    check (end_us > start_us))`.execute(db);
  await sql`create table translation (
    investigation text not null, id text not null, segment text not null, language text not null, text text not null,
    translator text, stated_by text not null, reviewed_by text, "of" bigint not null, version bigint not null,
    withdrawn boolean not null,
    primary key (investigation, id),
    check (lower(stated_by collate "C") <> lower(reviewed_by collate "C")))`.execute(db);
}
