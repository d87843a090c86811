// A worker is known by the lock it holds alone: the list of workers goes.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop table worker`.execute(db);
}
