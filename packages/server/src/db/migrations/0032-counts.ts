// Named counts, a kept proof for each, and how each number came about.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table count (
      investigation text not null, id text not null, name text not null, criteria jsonb not null,
      withdrawn boolean not null, primary key (investigation, id))`,
    // The empty one is the investigation's own count.
    sql`alter table cached_proof add column count text not null default ''`,
    sql`alter table cached_proof drop constraint cached_proof_pkey`,
    sql`alter table cached_proof add primary key (investigation, count)`,
    sql`create table cached_step (
      investigation text not null, count text not null, seq bigint not null, entries int not null,
      at timestamptz not null, at_least bigint not null, primary key (investigation, count, seq))`,
    // Up to which entry the steps are worked out, and its hash.
    sql`create table cached_history (investigation text primary key, seq bigint not null, hash text not null)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
