// The keys under which members' acts came: an act that is sent twice, because its answer was lost, is done once.
import { mayWrite, ok, refuse, type Held, type Result, type Signed } from "@sightline/domain";
import { insertInto, type Write } from "../journal/apply-rows.ts";
import type { Tx } from "../journal/append.ts";
import { entriesOf } from "../journal/read.ts";

/** `asked` is a hash of what was asked: the same key for something else is a mistake of the sender's. */
export type ActKey = { readonly id: string; readonly asked: string };

type Order = { readonly investigation: string; readonly by: string; readonly key?: ActKey | undefined };

/** What the same key brought before; null when it is new, or there is none. */
export async function broughtBefore(
  tx: Tx,
  held: Held,
  { investigation, by, key }: Order,
): Promise<Result<readonly Signed[]> | null> {
  if (!key) return null;
  const row = await tx
    .selectFrom("commandKey")
    .select(["asked", "fromSeq", "toSeq"])
    .where("investigation", "=", investigation)
    .where("by", "=", by)
    .where("key", "=", key.id)
    .executeTakeFirst();
  if (!row) return null;
  if (row.asked !== key.asked)
    return refuse("key-used", "This key came with another act before; send each act under a key of its own.");
  const entries: Signed[] = [];
  for await (const entry of entriesOf(tx, investigation, row.fromSeq - 1, row.toSeq)) entries.push(entry);
  // What it answers is what stands now: for whoever could do it no more that is not theirs to see.
  const role = held.member.get(by)?.role;
  const mayStill = role !== undefined && entries.every(({ verb }) => mayWrite(role, verb));
  return mayStill
    ? ok(entries)
    : refuse("not-allowed", "Your role does not allow this any more; ask an owner.");
}

/** The chain is held: of two acts that come at once under one key, the second finds what the first brought. */
export function keyKept(
  { investigation, by, key }: Order,
  { fromSeq, toSeq }: { readonly fromSeq: number; readonly toSeq: number },
): Write[] {
  if (!key) return [];
  const row = { investigation, by, key: key.id, asked: key.asked, from_seq: fromSeq, to_seq: toSeq };
  return [insertInto("command_key", [row])];
}
