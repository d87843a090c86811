// What voices outside say: remarks, reports and context facts.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table voice (
    investigation text not null, id text not null, said jsonb not null, stated_by text not null, reviewed_by text,
    version bigint not null, withdrawn boolean not null,
    primary key (investigation, id), check (reviewed_by is null or lower(reviewed_by) <> lower(stated_by)))`.execute(
    db,
  );
}
