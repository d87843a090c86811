// When entries were written.
import type { Desk } from "../desk.ts";

/** When each of these was said, by the number of its entry. */
export async function answeredAt(
  desk: Pick<Desk, "db">,
  investigation: string,
  entries: readonly string[],
): Promise<Map<string, string>> {
  if (entries.length === 0) return new Map();
  const rows = await desk.db
    .selectFrom("journal")
    .select(["seq", "at"])
    .where("investigation", "=", investigation)
    .where("seq", "=", (eb) => eb.fn.any(eb.val(entries.map(Number))))
    .execute();
  return new Map(rows.map(({ seq, at }) => [String(seq), at.toISOString()]));
}
