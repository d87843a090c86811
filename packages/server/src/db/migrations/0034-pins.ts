// The parts of pictures that a fact pins; until now none did.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table fact add column pins jsonb not null default '[]'`.execute(db);
}
