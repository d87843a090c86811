// The one way to change an investigation: hold its chain, load, let the rules decide, append, apply, enqueue, commit.
import { whyNotText, type Held, type Refused, type Signed } from "@sightline/domain";
import type { Db } from "../db/open.ts";
import { append, holdChain, type Tx } from "./append.ts";

export type Decided = { readonly ok: true; readonly changes: readonly Signed[] } | Refused;

export type Writing<D extends Decided> = {
  readonly investigation: string;
  readonly load: (tx: Tx) => Promise<Held>;
  readonly decide: (held: Held) => D;
  /** Jobs to enqueue with the entries, in the same transaction. */
  readonly enqueue?: (tx: Tx, decided: D) => Promise<void>;
  readonly now: Date;
};

/** Commits what was decided, or nothing. A refusal writes nothing. */
export async function write<D extends Decided>(db: Db, writing: Writing<D>): Promise<D | Refused> {
  return db.transaction().execute(async (tx) => {
    await holdChain(tx, writing.investigation);
    const decided = writing.decide(await writing.load(tx));
    if (!decided.ok) return decided;
    const notText = whyNotText(decided.changes);
    if (notText) return notText;
    if (decided.changes.length > 0) await append(tx, writing.investigation, decided.changes, writing.now);
    await writing.enqueue?.(tx, decided);
    return decided;
  });
}
