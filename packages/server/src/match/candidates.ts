// Which contents a new one is compared with in full: the few that share points with it, and those its hashes come near to.
import { choose, efforts, type PointIndex, rankByPoints, type Relation } from "@sightline/match";
import type { Views } from "@sightline/media";
import { sql } from "kysely";
import type { FoundPair } from "./keep-pairs.ts";
import type { Selects } from "./prints.ts";

export type Asking = {
  readonly investigation: string;
  readonly sha256: string;
  readonly index: PointIndex;
  readonly views: Views["views"];
};

/** The chosen, best first, and which of them are leads. None that hashes have settled, or that were not matched yet. */
export async function candidatesOf(
  db: Selects,
  asking: Asking,
): Promise<{ chosen: string[]; leads: string[] }> {
  const { investigation, sha256, index, views } = asking;
  const ranked = rankByPoints(index, views);
  const leads = (await leadsOf(db, asking)).filter((lead) => index.has(lead));
  const settled = await sameRecordings(db, [sha256]);
  const matched = await matchedOf(db, investigation, [...ranked, ...leads]);
  const done = new Set([sha256, ...settled.flat()]);
  const open = new Set([...matched].filter((id) => !done.has(id)));
  const copies = new Set((await sameRecordings(db, [...open])).map(keyOf));
  const areCopies = (one: string, other: string): boolean => copies.has(keyOf([one, other]));
  const isOpen = (id: string): boolean => open.has(id);
  return { chosen: choose({ ranked, leads, isOpen, areCopies, effort: efforts.desk }), leads };
}

/** One text for two contents, whichever comes first. */
const keyOf = (two: readonly [string, string]): string => two.toSorted().join();

/** Of those contents the ones whose hashes were asked; the others ask this one when it is their turn. */
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

/** What hashes say of two contents that look alike, without proof that they are one recording. */
export async function leadBetween(db: Selects, one: string, other: string): Promise<Relation | null> {
  const row = await db
    .selectFrom("pair")
    .select("relation")
    .where("sha256A", "in", [one, other])
    .where("sha256B", "in", [one, other])
    .executeTakeFirst();
  if (row?.relation.relation !== "same-thing" || row.relation.evidence.by !== "hashes") return null;
  return row.relation as unknown as Relation;
}

/** What hashes tell of two contents stands: they may have been asked while their pixels were. */
export async function unsettled(db: Selects, found: readonly FoundPair[]): Promise<FoundPair[]> {
  const all = found.flatMap(({ sha256A, sha256B }) => [sha256A, sha256B]);
  const settled = new Set((await sameRecordings(db, all, "hashes")).map(keyOf));
  return found.filter(({ sha256A, sha256B }) => !settled.has(keyOf([sha256A, sha256B])));
}

/** Contents that the hashes of this one left open, or that found it so: whichever comes second asks. */
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
  return rows.flatMap((row) => (row.sha256 === sha256 ? row.leads : [row.sha256]));
}

/** Pairs of one recording that one of these contents is in; those that hashes found, or all. */
async function sameRecordings(
  db: Selects,
  contents: readonly string[],
  by: "any" | "hashes" = "any",
): Promise<[string, string][]> {
  if (contents.length === 0) return [];
  const found = by === "hashes" ? { evidence: { by } } : {};
  const rows = await db
    .selectFrom("pair")
    .select(["sha256A", "sha256B"])
    .where((eb) => eb.or([eb("sha256A", "in", [...contents]), eb("sha256B", "in", [...contents])]))
    .where(sql<boolean>`relation @> ${JSON.stringify({ relation: "same-recording", ...found })}::jsonb`)
    .execute();
  return rows.map(({ sha256A, sha256B }) => [sha256A, sha256B]);
}
