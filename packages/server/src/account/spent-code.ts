// A code of an app holds for a minute or so, and opens the door once: who reads it over a shoulder comes too late.
import type { Desk } from "../desk.ts";

/** Longer than any code holds. */
const HOLDS_MS = 5 * 60_000;

/** False where this code was given before. It is spent before it is known to be right: of two at once one is refused. */
export async function spend(
  { db, now }: Pick<Desk, "db" | "now">,
  account: string,
  code: string,
): Promise<boolean> {
  const at = now();
  await db
    .deleteFrom("doorSpentCode")
    .where("account", "=", account)
    .where("at", "<", new Date(at.getTime() - HOLDS_MS))
    .execute();
  const kept = await db
    .insertInto("doorSpentCode")
    .values({ account, code, at })
    .onConflict((there) => there.doNothing())
    .executeTakeFirst();
  return Number(kept.numInsertedOrUpdatedRows ?? 0) === 1;
}
