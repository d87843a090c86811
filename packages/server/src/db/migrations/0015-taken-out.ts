// Items are taken out of an investigation and stay in its table; and each may have been found in several places.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table item add column also_found jsonb not null default '[]',
    add column withdrawn boolean not null default false`.execute(db);
}
