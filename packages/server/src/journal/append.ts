// Appends decided changes to an investigation's hash chain and applies them to the projection, in the caller's transaction.
import { createHash } from "node:crypto";
import { sql, type Kysely, type Transaction } from "kysely";
import { entryText, project, whereNotText, type Entry, type Signed } from "@sightline/domain";
import type { Tables } from "../db/schema.ts";
import { insertInto, writesOf, writeTogether, type Write } from "./apply-rows.ts";

export type Tx = Transaction<Tables>;

/** Holds the investigation's chain until the transaction ends: one writer at a time, so the chain never forks. */
export async function holdChain(tx: Kysely<Tables>, investigation: string): Promise<void> {
  await sql`select from hold_chain(${investigation}, 0, 0)`.execute(tx);
}

/** The hash of an entry: SHA-256 of its text, in lower-case hex. */
export const hashOf = (entry: Omit<Entry, "hash">): string =>
  createHash("sha256").update(entryText(entry)).digest("hex");

/** The end of a chain that is held, the number and hash of its newest entry; and the wall-clock time of what comes next. */
export type ChainEnd = {
  readonly investigation: string;
  readonly seq: number;
  readonly head: string;
  readonly at: Date;
};

/** So many entries go into one statement. */
const AT_ONCE = 5000;

/** Writes the entries with their effects, and `besides`, as one statement; the hash of the last entry. */
export async function append(
  tx: Tx,
  { investigation, at, ...end }: ChainEnd,
  changes: readonly Signed[],
  besides: readonly Write[] = [],
): Promise<string> {
  const notText = whereNotText(changes);
  if (notText !== null) throw new Error(`Expected changes of text alone, got something else at ${notText}.`);
  let { seq, head } = end;
  const entries = changes.map((change): Entry => {
    seq += 1;
    const unhashed = { ...change, investigation, seq, at: at.toISOString(), previous: head };
    head = hashOf(unhashed);
    return { ...unhashed, hash: head };
  });
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    const some = entries.slice(from, from + AT_ONCE);
    const writes = [insertInto("journal", some), ...writesOf(investigation, some.flatMap(project))];
    await writeTogether(tx, from === 0 ? [...writes, ...besides] : writes);
  }
  return head;
}
