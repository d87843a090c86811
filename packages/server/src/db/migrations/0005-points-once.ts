// Points tell those of the mirror image as well. The old ones were found otherwise and are found anew when they are asked for.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`delete from points`.execute(db);
  await sql`alter table points drop column mirrored`.execute(db);
}
