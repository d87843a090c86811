// Tokens: what programs come in with in a member's place. Only the digest of one is kept; its row stays, so that entries can be told by its name.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table door_token (
    id text primary key check (id ~ '^[0-9a-f]{16}$'), digest text not null unique check (digest ~ '^[0-9a-f]{64}$'),
    account text not null references door_account (id) on delete cascade, name text not null,
    investigations text[] not null check (cardinality(investigations) > 0), media boolean not null, write boolean not null,
    at timestamptz not null, until timestamptz not null check (until > at), used_at timestamptz, revoked_at timestamptz)`.execute(
    db,
  );
  await sql`create index door_token_account on door_token (account)`.execute(db);
}
