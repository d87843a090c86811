// Which contents a new one is compared with in full: those its hashes come near to, and the few that share points with it.
import { choose } from "@sightline/match";
import type { Ranking, Views } from "@sightline/media";
import type { Selects } from "./prints.ts";

export type Asking = {
  readonly investigation: string;
  readonly sha256: string;
  readonly ranking: Pick<Ranking, "has" | "rank">;
  readonly views: Views["views"];
};

/** The chosen, best first. None whose hashes were not asked yet: it asks this one when it is its turn. */
export async function candidatesOf(db: Selects, asking: Asking): Promise<string[]> {
  const { investigation, sha256, ranking, views } = asking;
  const ranked = await ranking.rank(investigation, views);
  const leads = (await leadsOf(db, asking)).filter((lead) => ranking.has(investigation, lead));
  const matched = await matchedOf(db, investigation, [...ranked.map(({ id }) => id), ...leads]);
  return choose({ ranked, leads, isOpen: (id) => id !== sha256 && matched.has(id) });
}

/** Of those contents the ones whose hashes were asked. */
async function matchedOf(db: Selects, investigation: string, contents: readonly string[]) {
  const rows = await db
    .selectFrom("matching")
    .select("sha256")
    .where("investigation", "=", investigation)
    .where("state", "=", "done")
    .where("sha256", "=", (eb) => eb.fn.any(eb.val([...contents])))
    .execute();
  return new Set(rows.map((row) => row.sha256));
}

/** Contents that the hashes of this one came near to, or that found it so: whichever comes second asks. */
async function leadsOf(
  db: Selects,
  { investigation, sha256 }: Pick<Asking, "investigation" | "sha256">,
): Promise<string[]> {
  const rows = await db
    .selectFrom("matching")
    .select(["sha256", "leads"])
    .where("investigation", "=", investigation)
    .where((eb) => eb.or([eb("sha256", "=", sha256), eb("leads", "@>", eb.val([sha256]))]))
    .orderBy("sha256")
    .execute();
  return [...new Set(rows.flatMap((row) => (row.sha256 === sha256 ? row.leads : [row.sha256])))];
}
