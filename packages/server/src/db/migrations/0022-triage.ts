// How far an item is, what in it others are warned of, who looks after it, and what members say of it.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table item add column begun boolean not null default false,
    add column warnings jsonb not null default '[]', add column assignee text`.execute(db);
  await sql`alter table item alter column begun drop default, alter column warnings drop default`.execute(db);
  await sql`create table comment (
    investigation text not null, id text not null, item text not null, "by" text not null, text text not null,
    withdrawn boolean not null,
    primary key (investigation, id))`.execute(db);
}
