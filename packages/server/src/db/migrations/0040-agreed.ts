// Which entry said when and where an event was, and the second member who agrees; what was said before is read from the journal, and nobody has agreed to it.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`alter table "group" add column described bigint not null default 0, add column agreed_by text,
      add constraint group_agreed_check check (lower(agreed_by collate "C") <> lower(described_by collate "C"))`,
    sql`update "group" as row set described = entry.seq from (
        select investigation, subject, max(seq) as seq from journal
        where verb = 'group.describe' group by investigation, subject) as entry
      where entry.investigation = row.investigation and entry.subject = row.id`,
  ];
  for (const statement of statements) await statement.execute(db);
}
