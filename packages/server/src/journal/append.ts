// Appends decided changes to an investigation's hash chain and applies them to the projection, in the caller's transaction.
import { createHash } from "node:crypto";
import { sql, type Transaction } from "kysely";
import { entryText, GENESIS, project, whereNotText, type Entry, type Signed } from "@sightline/domain";
import type { Tables } from "../db/schema.ts";
import { applyRowToDb } from "./apply-row.ts";

export type Tx = Transaction<Tables>;

/** Holds the investigation's chain until the transaction ends: one writer at a time, so the chain never forks. */
export async function holdChain(tx: Tx, investigation: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${investigation}, 8421))`.execute(tx);
}

/** The hash of an entry: SHA-256 of its text, in lower-case hex. */
export const hashOf = (entry: Omit<Entry, "hash">): string =>
  createHash("sha256").update(entryText(entry)).digest("hex");

/** Writes the entries and their effects. The chain must be held. `at` is the wall-clock time of all of them. */
export async function append(
  tx: Tx,
  investigation: string,
  changes: readonly Signed[],
  at: Date,
): Promise<Entry[]> {
  const notText = whereNotText(changes);
  if (notText !== null) throw new Error(`Expected changes of text alone, got something else at ${notText}.`);
  const last = await tx
    .selectFrom("journal")
    .select(["seq", "hash"])
    .where("investigation", "=", investigation)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  let seq = last?.seq ?? 0;
  let previous = last?.hash ?? GENESIS;
  const entries: Entry[] = [];
  for (const change of changes) {
    seq += 1;
    const unhashed = { ...change, investigation, seq, at: at.toISOString(), previous };
    const hash = hashOf(unhashed);
    previous = hash;
    entries.push({ ...unhashed, hash });
  }
  for (let from = 0; from < entries.length; from += 1000) {
    const rows = entries
      .slice(from, from + 1000)
      .map((entry) => ({ ...entry, payload: JSON.stringify(entry.payload) }));
    await tx.insertInto("journal").values(rows).execute();
  }
  for (const entry of entries) {
    for (const change of project(entry)) await applyRowToDb(tx, investigation, change);
  }
  return entries;
}
