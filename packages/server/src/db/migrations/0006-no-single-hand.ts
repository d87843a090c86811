// Who stated and who reviewed headcounts, groups and marks. What was there before is read from the journal, which knew it.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    sql`alter table headcount
      add column stated_by text, add column reviewed_by text, add column withdrawn boolean not null default false`,
    sql`alter table "group"
      add column stated_by text, add column reviewed_by text, add column version bigint not null default 0`,
    sql`alter table sighting add column version bigint not null default 0`,
    sql`alter table frame add column version bigint not null default 0`,
    sql`alter table item
      add column marks_stated_by text, add column marks_reviewed_by text, add column marks_version bigint`,
  ]) {
    await statement.execute(db);
  }
  await fromJournal(db);
  // Two reviewers are two people: the rule says so, and so do the tables. The ids of members are ASCII.
  for (const statement of [
    sql`alter table headcount alter column stated_by set not null,
      add constraint headcount_check check (lower(reviewed_by collate "C") <> lower(stated_by collate "C"))`,
    sql`alter table "group" alter column stated_by set not null,
      add constraint group_check check (lower(reviewed_by collate "C") <> lower(stated_by collate "C"))`,
    sql`alter table item
      add constraint item_check check (lower(marks_reviewed_by collate "C") <> lower(marks_stated_by collate "C"))`,
  ]) {
    await statement.execute(db);
  }
}

async function fromJournal(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    sql`update headcount as row set stated_by = entry.by from journal as entry
      where entry.investigation = row.investigation and entry.subject = row.id and entry.verb = 'headcount.state'`,
    sql`update "group" as row set stated_by = entry.by, version = entry.seq from journal as entry
      where entry.investigation = row.investigation and entry.subject = row.id and entry.verb = 'group.define'`,
    sql`update sighting as row set version = entry.seq from (
        select investigation, subject, max(seq) as seq from journal
        where verb in ('sighting.mark', 'sighting.describe') group by investigation, subject) as entry
      where entry.investigation = row.investigation and entry.subject = row.id`,
    sql`update frame as row set version = entry.seq from journal as entry
      where entry.investigation = row.investigation and entry.subject = row.item and entry.verb = 'frame.flag'
        and case when row.co_visible
          then (entry.payload ->> 'at')::bigint = row.start_us
          else (entry.payload -> 'span' ->> 0)::bigint = row.start_us
            and (entry.payload -> 'span' ->> 1)::bigint = row.end_us end`,
  ]) {
    await statement.execute(db);
  }
}
