// When and where an event was, and what else is said of it.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table "group" add column time jsonb, add column place jsonb, add column note text,
    add column described_by text`.execute(db);
}
