// One change in one member's name, through the rules.
import { decide, ok, type Change, type Held, type Result, type Signed } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { write } from "../journal/write.ts";
import { loadHeld } from "./load.ts";

export type Order = { readonly investigation: string; readonly by: string; readonly reason?: string };

/**
 * What the journal now says of it: nothing when it was so already. A change may be made from what is held, where it is
 * about whatever there is now.
 */
export async function writeAs(
  desk: Desk,
  order: Order,
  wanted: Change | ((held: Held) => Result<Change>),
): Promise<Result<readonly Signed[]>> {
  const decided = await write(desk.db, {
    investigation: order.investigation,
    load: (tx) => loadHeld(tx, order.investigation),
    decide: (held) => {
      const change = typeof wanted === "function" ? wanted(held) : ok(wanted);
      if (!change.ok) return change;
      const signed: Signed = { ...change.value, by: order.by, via: null, reason: order.reason ?? null };
      const result = decide(held, signed);
      return result.ok ? { ok: true as const, changes: result.value } : result;
    },
    now: desk.now(),
  });
  return decided.ok ? { ok: true, value: decided.changes } : decided;
}
