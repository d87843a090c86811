// One question holds an investigation's chain and says what came since: each statement inside sees what was committed
// while the one before waited, which one plain statement would not.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create function hold_chain(held text, known bigint, most integer) returns setof journal
    language plpgsql volatile as $$
    begin
      perform pg_advisory_xact_lock(hashtextextended(held, 8421));
      return query select * from journal where investigation = held and seq > known order by seq limit most;
    end $$`.execute(db);
}
