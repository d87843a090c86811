// A database whose guards are down: each told by name.
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { openDesk } from "../desk.ts";
import { asOwner, at, spoilADeskInEachTest, told } from "../testing/spoiled-desk.ts";
import { fsck } from "./fsck.ts";

spoilADeskInEachTest();

describe("a database whose guards are down", () => {
  test.each([
    [
      "alter table journal disable trigger journal_only_grows",
      /trigger journal.journal_only_grows: It was changed.*switched off/,
    ],
    ["drop trigger journal_only_grows on journal", /trigger journal.journal_only_grows: It is gone/],
    [
      "create or replace function journal_only_grows() returns trigger language plpgsql as $$ begin return null; end $$",
      /function journal_only_grows\(\): It was changed/,
    ],
    [
      "grant update on journal to current_user",
      /right of the owner to UPDATE journal: Somebody else made it/,
    ],
    ["grant insert on review to public", /right of everybody to INSERT review: Somebody else made it/],
    ["grant update (reason) on journal to public", /right to UPDATE column journal.reason/],
    ["alter table fact drop constraint fact_check", /constraint fact.fact_check: It is gone/],
    [
      "alter table headcount drop constraint headcount_check",
      /constraint headcount.headcount_check: It is gone/,
    ],
    ["alter table journal drop constraint journal_pkey", /journal_pkey: It is gone/],
    ["alter table journal alter column hash drop not null", /column journal.hash: It was changed/],
    ["alter table journal alter column at type timestamptz(0)", /column journal.at: It was changed/],
    ["alter table review add column note text", /column review.note: Somebody else made it/],
    ["alter table journal set unlogged", /table journal: It was changed.*not written through/],
    ["alter table journal enable row level security", /table journal: It was changed.*hidden by a policy/],
    [
      "create rule quiet as on insert to review do instead nothing",
      /rule review.quiet: Somebody else made it/,
    ],
    [
      "create table more () inherits (headcount)",
      /table more: Somebody else made it.*adds its rows to headcount/,
    ],
    [
      "create function evil() returns trigger language plpgsql as $$ begin return null; end $$; create trigger evil before insert on review for each row execute function evil()",
      /trigger review.evil: Somebody else made it/,
    ],
    [
      'alter table review alter column by type text collate "C"',
      /column review.by: It was changed.*sorted by "C"/,
    ],
    ["drop trigger pair_in_turn on pair", /trigger pair.pair_in_turn: It is gone/],
    ["drop table cached_proof", /table cached_proof: It is gone/],
  ])("%s", async (statement, expected) => {
    await asOwner(
      ...statement.split("; create trigger").map((one, i) => (i > 0 ? `create trigger${one}` : one)),
    );
    expect((await told()).join("\n")).toMatch(expected);
  });

  test("and a table through which another one's owner may write ours", async () => {
    await asOwner("create table above (like journal)", "alter table journal inherit above");
    expect((await told()).join("\n")).toMatch(
      /table journal: It was changed.*whoever may write above write it/,
    );
  });

  test("and a function of ours in a schema that is looked at first", async () => {
    await asOwner(
      "create schema sightline",
      "create function sightline.hold_chain(held text, known bigint, most integer) returns setof public.journal language sql as $$ select * from public.journal where false $$",
    );
    expect((await told()).join("\n")).toContain(
      "function hold_chain: A function of this name in the schema sightline",
    );
  });

  test("and a schema that is looked at before PostgreSQL's own", async () => {
    await asOwner(
      "create schema evil",
      `do $$ begin execute format('alter database %I set search_path = evil, pg_catalog, public', current_database()); end $$`,
    );
    const again = await openDesk({ dataDir: at.desk.dataDir, databaseUrl: at.databaseUrl });
    if (!again.ok) throw new Error(again.refusal.sentence);
    const { problems } = await fsck(again.desk);
    await again.desk.close();
    expect(problems.map(({ sentence }) => sentence).join("\n")).toContain(
      "puts the schema evil before PostgreSQL's own",
    );
  });

  test("and a table of ours in a schema that is looked at first", async () => {
    await asOwner("create schema sightline", "create table sightline.review as select * from review");
    const before = await sql<{ path: string }>`select current_user as path`.execute(at.desk.db);
    expect(before.rows[0]?.path).toBe("sightline");
    expect((await told()).join("\n")).toContain("table review: A table of this name in the schema sightline");
  });

  test("and a table that is gone", async () => {
    await asOwner("drop table headcount");
    expect((await told()).join("\n")).toMatch(/table headcount: It is gone/);
  });
});
