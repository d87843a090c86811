// Which database the folder was noted in: one that was made as a copy of another knows its own folder only once it is opened.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table data_folder add column database text`.execute(db);
}
