// What reads a password and then writes it is done alone for its account: nothing that began before it overtakes it.
import { sql, type Transaction } from "kysely";
import type { Result } from "@sightline/domain";
import type { Tables } from "../db/schema.ts";
import type { Accounts } from "./accounts.ts";

/** First half of the advisory locks' keys; the second is a hash of what is held. */
const ALONE = 7425;

/** Waits for others that hold the same, also in another desk on this database, and holds it until the transaction ends. */
export async function holdAlone(tx: Transaction<Tables>, what: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(ALONE)}, hashtext(${what}))`.execute(tx);
}

/** In a turn at hashing: those who wait hold a connection each, and are few. Refuses `desk-busy`. */
export const alone = <T>(
  { desk, hashing }: Accounts,
  account: string,
  work: (tx: Transaction<Tables>) => Promise<T>,
): Promise<Result<T>> =>
  hashing(() =>
    desk.db.transaction().execute(async (tx) => {
      await holdAlone(tx, account);
      return work(tx);
    }),
  );
