// What contents are called in an investigation: of two of equal length the one that is named first is `a`.
import type { Desk } from "../desk.ts";

/** The least name that an item of each content has. */
export async function loadNames(
  db: Pick<Desk["db"], "selectFrom">,
  investigation: string,
  contents: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("item")
    .select((eb) => ["sha256", eb.fn.min("name").as("name")])
    .where("investigation", "=", investigation)
    .where("sha256", "=", (eb) => eb.fn.any(eb.val([...contents])))
    .groupBy("sha256")
    .execute();
  return new Map(rows.map(({ sha256, name }) => [sha256, name]));
}
