// What is wanted at addresses of which there are no bytes yet, and the items that filled it.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table wanted (
    investigation text not null, id text not null, address text not null, account text, posted text, note text,
    "by" text not null, item text, filled bigint, withdrawn boolean not null,
    primary key (investigation, id))`.execute(db);
}
