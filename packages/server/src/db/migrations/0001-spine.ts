// The first tables: a journal that can only grow, the projection it decides, and what machines found.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await journal(db);
  await projection(db);
  await machines(db);
}

async function journal(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table journal (
      investigation text not null,
      seq bigint not null,
      at timestamptz(3) not null,
      by text not null,
      via text,
      verb text not null,
      subject text not null,
      payload jsonb not null,
      reason text,
      previous text not null check (previous ~ '^[0-9a-f]{64}$'),
      hash text not null check (hash ~ '^[0-9a-f]{64}$'),
      primary key (investigation, seq),
      unique (investigation, previous)
    )`.execute(db);
  await sql`
    create function journal_only_grows() returns trigger language plpgsql as $$
    begin
      raise exception 'The journal only grows: % is refused.', tg_op using errcode = 'insufficient_privilege';
    end $$`.execute(db);
  await sql`
    create trigger journal_only_grows before update or delete or truncate on journal
    for each statement execute function journal_only_grows()`.execute(db);
  await sql`revoke update, delete, truncate on journal from public, current_user`.execute(db);
}

async function projection(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    sql`create table investigation (id text primary key, name text not null unique, criteria jsonb not null)`,
    sql`create table member (investigation text, id text, name text not null, role text not null, primary key (investigation, id))`,
    sql`create table item (
      investigation text, id text, sha256 text not null, bytes bigint not null, name text not null, kind text not null,
      source jsonb not null, account text, captured_at text, footage text, primary key (investigation, id))`,
    sql`create index item_sha256 on item (sha256)`,
    sql`create table review (
      investigation text, id text, item text not null, by text not null, verdict text not null, reason text not null,
      primary key (investigation, id))`,
    sql`create table frame (
      investigation text, id text, item text not null, start_us bigint not null, end_us bigint not null,
      co_visible boolean not null, exhaustive boolean not null, primary key (investigation, id))`,
    sql`create table sighting (
      investigation text, id text, item text not null, subject text not null, attributes jsonb not null, spans jsonb not null,
      track jsonb, primary key (investigation, id))`,
    sql`create index sighting_item on sighting (investigation, item)`,
    sql`create table headcount (
      investigation text, id text, item text not null, at_us bigint not null, subject text not null, at_least int not null,
      at_most int, primary key (investigation, id))`,
    sql`create table "group" (investigation text, id text, name text, members jsonb not null, primary key (investigation, id))`,
    // Two reviewers are two people: the rule says so, and so does the table.
    sql`create table fact (
      investigation text, id text, assertion jsonb not null, basis text not null, stated_by text not null, reviewed_by text,
      withdrawn boolean not null, primary key (investigation, id), check (reviewed_by <> stated_by))`,
  ]) {
    await statement.execute(db);
  }
}

async function machines(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    sql`create table inspection (
      sha256 text primary key, state text not null, code text, sentence text, header jsonb, decode jsonb,
      inspected_at timestamptz(3) not null default now())`,
    sql`create table fingerprint (
      sha256 text primary key, recipe text not null, hashes bytea not null, qualities bytea not null, pts_us bytea not null)`,
    sql`create table rendition (
      sha256 text, name text, type text not null, width int not null, height int not null, pts_us bigint not null,
      bytes int not null, primary key (sha256, name))`,
    sql`create table metadata (sha256 text primary key, metadata jsonb, code text, sentence text)`,
    sql`create table worker (id text primary key, process text not null)`,
  ]) {
    await statement.execute(db);
  }
}
