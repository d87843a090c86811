// Which decoders refused a file: they are not asked for it again until one of them has changed.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table inspection add column refused_by text`.execute(db);
}
