// Cuts that a machine sees in a film: a take that is stated across one is told of it, and forbidden nothing.
import type { Span } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { shotsFrom } from "../match/prints.ts";

/** First instants of the shots that begin inside the span, ascending, in µs; none of what was not looked at. */
export async function cutsIn(
  { db }: Pick<Desk, "db">,
  investigation: string,
  item: string,
  [from, to]: Span,
): Promise<readonly number[]> {
  const row = await db
    .selectFrom("item")
    .innerJoin("fingerprint", "fingerprint.sha256", "item.sha256")
    .select("shotsUs")
    .where("item.investigation", "=", investigation)
    .where("item.id", "=", item)
    .executeTakeFirst();
  return shotsFrom(row?.shotsUs ?? null, []).filter((start) => from < start && start <= to);
}
