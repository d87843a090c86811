// Who sees an item, where it is restricted.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table item add column seen_by jsonb`.execute(db);
}
