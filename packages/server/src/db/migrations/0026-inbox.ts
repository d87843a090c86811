// What members doubt, who has seen what was said to them, and a quick way to the few files that no decoder could read.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table comment add column seen_by jsonb not null default '[]'`.execute(db);
  await sql`alter table comment alter column seen_by drop default`.execute(db);
  await sql`create table doubt (
    investigation text not null, id text not null, about text not null, thing text not null, "by" text not null,
    says text, basis text not null, evidence text,
    primary key (investigation, id))`.execute(db);
  await sql`create index inspection_not_done on inspection (sha256) where state <> 'done'`.execute(db);
}
