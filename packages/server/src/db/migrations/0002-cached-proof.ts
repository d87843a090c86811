// Keeps the last proof of each investigation: while it still checks, no later count may fall below it.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table cached_proof (investigation text primary key, proof jsonb not null)`.execute(db);
}
