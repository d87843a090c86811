// One change in one member's name, through the rules.
import { decide, type Change, type Result, type Signed } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { write } from "../journal/write.ts";
import { loadHeld } from "./load.ts";

export type Order = { readonly investigation: string; readonly by: string; readonly reason?: string };

/** What the journal now says of it: nothing when it was so already. */
export async function writeAs(desk: Desk, order: Order, change: Change): Promise<Result<readonly Signed[]>> {
  const signed: Signed = { ...change, by: order.by, via: null, reason: order.reason ?? null };
  const decided = await write(desk.db, {
    investigation: order.investigation,
    load: (tx) => loadHeld(tx, order.investigation),
    decide: (held) => {
      const result = decide(held, signed);
      return result.ok ? { ok: true as const, changes: result.value } : result;
    },
    now: desk.now(),
  });
  return decided.ok ? { ok: true, value: decided.changes } : decided;
}
