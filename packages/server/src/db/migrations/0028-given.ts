// When and where an answer says that an item was made, which questions it was given to, and what made a verdict void.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table "check" add column time jsonb, add column place jsonb, add column asked bigint`.execute(
    db,
  );
  await sql`alter table review add column voided_by text`.execute(db);
  // Until now only an answer that changed made a verdict void.
  await sql`update review set voided_by = 'answer' where voided is not null`.execute(db);
}
