// What a member takes back stays in its table, marked as withdrawn.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ["review", "frame", "sighting", "group"])
    await sql`alter table ${sql.table(table)} add column withdrawn boolean not null default false`.execute(
      db,
    );
}
