// Which of two contents is `a`: the longer one, and in equal length the one that is named first.
import type { Prints } from "@sightline/match";
import type { Desk } from "../desk.ts";

/** A content with its prints and what its item is called. */
export type Named = { readonly sha256: string; readonly name: string; readonly prints: Prints };

/** A video goes before a photo. */
export function goesFirst(one: Named, other: Named): boolean {
  if (one.prints.kind !== other.prints.kind) return one.prints.kind === "video";
  const longer = lengthUs(one.prints) - lengthUs(other.prints);
  if (longer !== 0) return longer > 0;
  return one.name === other.name ? one.sha256 < other.sha256 : one.name < other.name;
}

const lengthUs = ({ ptsUs }: Prints): number => (ptsUs.at(-1) ?? 0) - (ptsUs[0] ?? 0);

/** The first of the two is `a`. */
export const inTurn = (one: Named, other: Named): [Named, Named] =>
  goesFirst(one, other) ? [one, other] : [other, one];

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
