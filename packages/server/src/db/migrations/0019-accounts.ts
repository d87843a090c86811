// Who may come in at the door: accounts, their passwords, factors and sessions, which member each is, and invitations. Outside the journal.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    sql`create table door_account (
      id text primary key, name text not null, email text not null, email_verified boolean not null default false,
      image text, created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      two_factor_enabled boolean not null default false, first boolean not null default false)`,
    sql`create unique index door_account_email on door_account (lower(email collate "C"))`,
    // Two who set the desk up at once are not both its first.
    sql`create unique index door_account_first on door_account (first) where first`,
    sql`create table door_password (
      id text primary key, account_id text not null, provider_id text not null,
      user_id text not null unique references door_account (id) on delete cascade, password text,
      access_token text, refresh_token text, id_token text, access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz, scope text,
      created_at timestamptz not null default now(), updated_at timestamptz not null default now())`,
    // Without a password there is no session, also for whoever is signing in while the account is closed.
    sql`create table door_session (
      id text primary key, token text not null unique,
      user_id text not null references door_password (user_id) on delete cascade, expires_at timestamptz not null, ip_address text, user_agent text,
      created_at timestamptz not null default now(), updated_at timestamptz not null default now())`,
    sql`create index door_session_user on door_session (user_id)`,
    sql`create table door_challenge (
      id text primary key, identifier text not null, value text not null, expires_at timestamptz not null,
      created_at timestamptz not null default now(), updated_at timestamptz not null default now())`,
    sql`create index door_challenge_identifier on door_challenge (identifier)`,
    sql`create table door_factor (
      id text primary key, secret text not null, backup_codes text not null,
      user_id text not null unique references door_account (id) on delete cascade, verified boolean not null default true,
      failed_verification_count int not null default 0, locked_until timestamptz)`,
    // A code of the second factor opens the door once, however long it holds.
    sql`create table door_spent_code (
      account text not null references door_account (id) on delete cascade, code text not null, at timestamptz not null,
      primary key (account, code))`,
    sql`create table door_member (
      investigation text not null, member text not null, account text not null references door_account (id) on delete restrict,
      at timestamptz not null, primary key (investigation, account))`,
    // The ids of members are ASCII: two spellings of one are one.
    sql`create unique index door_member_member on door_member (investigation, lower(member collate "C"))`,
    sql`create table door_invitation (
      id text primary key, digest text not null unique check (digest ~ '^[0-9a-f]{64}$'), email text not null,
      investigation text, member text, account text references door_account (id) on delete cascade,
      by text, at timestamptz not null, until timestamptz not null, used_at timestamptz, withdrawn_at timestamptz,
      check ((investigation is null) = (member is null)), check ((account is null) <> (investigation is null)))`,
    sql`create index door_invitation_member on door_invitation (investigation, member)`,
    sql`create function door_member_stays() returns trigger language plpgsql as $$
    begin
      raise exception 'Who a member is stays: % is refused.', tg_op using errcode = 'insufficient_privilege';
    end $$`,
    sql`create trigger door_member_stays before update or delete or truncate on door_member
    for each statement execute function door_member_stays()`,
  ]) {
    await statement.execute(db);
  }
}
