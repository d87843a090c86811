// Whether an investigation takes anything new.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table investigation add column state text not null default 'open'`.execute(db);
  await sql`alter table investigation alter column state drop default`.execute(db);
}
