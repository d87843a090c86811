// The line with which an item is credited, which may be set after it was collected.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table item add column credit text`.execute(db);
  await sql`update item set credit = source ->> 'credit'`.execute(db);
}
