// What each file made from an original hashed to when it was made.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table rendition_hash (
    sha256 text, name text, hash text not null check (hash ~ '^[0-9a-f]{64}$'), primary key (sha256, name))`.execute(
    db,
  );
}
