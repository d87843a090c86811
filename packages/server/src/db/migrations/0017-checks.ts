// What is asked of each item, what was answered, and which verdicts an answer made void.
import { sql, type Kysely } from "kysely";

/** As every investigation begins; those that are there already began with it too. */
export const FIRST = {
  version: 0,
  questions: [
    { id: "place", name: "Place", asks: "Where was it made, and what in it shows that?" },
    { id: "time", name: "Time", asks: "When was it made, and what in it shows that?" },
    { id: "source", name: "Source", asks: "Who made it and who posted it first, as far as can be known?" },
    { id: "integrity", name: "Integrity", asks: "Is it whole and unaltered, or edited, cut or generated?" },
    {
      id: "recirculation",
      name: "Recirculation",
      asks: "Is it new, or did it appear before, of another event?",
    },
    { id: "context", name: "Context", asks: "Does it show what those who posted it say that it shows?" },
  ],
};

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table investigation add column checks jsonb not null default ${sql.lit(JSON.stringify(FIRST))}`.execute(
    db,
  );
  await sql`alter table investigation alter column checks drop default`.execute(db);
  await sql`alter table review add column checks bigint, add column voided text`.execute(db);
  await sql`create table "check" (
    investigation text not null, id text not null, item text not null, question text not null, result text,
    basis text not null, evidence jsonb not null, "by" text not null,
    primary key (investigation, id))`.execute(db);
}
