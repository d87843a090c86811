// Whose files may share a decoder.
import type { Desk } from "../desk.ts";

/** The one investigation that alone holds all these bytes: its files may share a decoder, those of two may not (decision 0013). */
export async function onlyHolder(
  desk: Pick<Desk, "db">,
  ...contents: readonly string[]
): Promise<string | undefined> {
  const holders = await desk.db
    .selectFrom("item")
    .select("investigation")
    .distinct()
    .where("sha256", "=", (eb) => eb.fn.any(eb.val([...contents])))
    .limit(2)
    .execute();
  return holders.length === 1 ? holders[0]?.investigation : undefined;
}
