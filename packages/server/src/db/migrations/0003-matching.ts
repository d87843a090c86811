// Matching: what machines suggest about pairs, what members decided, and the names that footage was given.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    sql`create table decision (
      investigation text, id text, a text not null, b text not null, answer text, evidence text, by text not null,
      reason text, primary key (investigation, id))`,
    // Until now only case files named footage.
    sql`alter table item add column named_footage text`,
    sql`update item set named_footage = footage`,
    sql`alter table fingerprint add column variants bytea, add column trimmed_hashes bytea, add column trimmed_qualities bytea, add column trimmed_variants bytea, add column shots_us bytea`,
    sql`create table pair (
      sha256_a text, sha256_b text, relation jsonb not null, evidence text not null, score real not null,
      found_at timestamptz(3) not null default now(), primary key (sha256_a, sha256_b))`,
    sql`create unique index pair_either_way on pair (least(sha256_a, sha256_b), greatest(sha256_a, sha256_b))`,
    sql`create index pair_b on pair (sha256_b)`,
    // Contents are held against those of the same investigation alone: one row for each of both.
    sql`create table matching (
      investigation text, sha256 text, state text not null, compared int not null, sentence text,
      leads text[] not null default '{}', matched_at timestamptz(3) not null default now(),
      primary key (investigation, sha256))`,
    sql`create index matching_leads on matching using gin (leads)`,
    // What the few frames of a content look like that geometry compares; descriptors do not get smaller by packing.
    sql`create table points (sha256 text primary key, recipe text not null, plain bytea not null, mirrored bytea not null)`,
    sql`alter table points alter column plain set storage external, alter column mirrored set storage external`,
    sql`create table comparison (
      investigation text, sha256 text, recipe text not null, state text not null, compared int not null, sentence text,
      compared_at timestamptz(3) not null default now(), primary key (investigation, sha256))`,
  ]) {
    await statement.execute(db);
  }
}
