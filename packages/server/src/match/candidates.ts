// Which contents a new one is compared with in full: the few that share points with it, and those its hashes come near to.
import { inMirror, type PointIndex, type Relation, spreadOver } from "@sightline/match";
import { type Views } from "@sightline/media";
import { sql } from "kysely";
import type { Desk } from "../desk.ts";
import type { Found } from "./keep-pairs.ts";

type Reader = Pick<Desk["db"], "selectFrom">;

/** A full comparison decodes frames of both again, so there are few, however many items there are. */
export const mostCompared = 4;
/** Frames of a content that are looked up. */
const framesAsked = 8;

export type Candidates = {
  readonly investigation: string;
  readonly sha256: string;
  readonly index: PointIndex;
  readonly views: Views["views"];
};

/** Best first: by points shared beyond chance, then the leads that hashes left open. None that hashes have settled. */
export async function candidatesOf(db: Reader, asked: Candidates): Promise<string[]> {
  const votes = new Map<string, number>();
  for (const { features, width } of spreadOver(asked.views, framesAsked))
    for (const each of [features, inMirror(features, width)])
      for (const [sha256, count] of asked.index.votes(each))
        votes.set(sha256, Math.max(count, votes.get(sha256) ?? 0));
  const ranked = [...votes].sort(([p, i], [q, j]) => j - i || (p < q ? -1 : 1)).map(([sha256]) => sha256);
  const leads = (await leadsOf(db, asked)).filter((sha256) => asked.index.has(sha256));
  const settled = await sameRecordings(db, [asked.sha256]);
  const done = new Set([asked.sha256, ...settled.flat()]);
  const open = [...new Set([...ranked, ...leads])].filter((sha256) => !done.has(sha256));
  const matched = await matchedOf(db, asked.investigation, open);
  return open.filter((sha256) => matched.has(sha256));
}

/** Of those contents the ones whose hashes were asked; the others ask this one when it is their turn. */
async function matchedOf(db: Reader, investigation: string, contents: readonly string[]) {
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
export async function leadBetween(db: Reader, one: string, other: string): Promise<Relation | null> {
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
export async function unsettled(db: Reader, found: readonly Found[]): Promise<Found[]> {
  const all = found.flatMap(({ sha256A, sha256B }) => [sha256A, sha256B]);
  const settled = new Set((await sameRecordings(db, all, "hashes")).map((two) => two.toSorted().join()));
  return found.filter(({ sha256A, sha256B }) => !settled.has([sha256A, sha256B].toSorted().join()));
}

/** Contents that the hashes of this one left open, or that found it so: whichever comes second asks. */
export async function leadsOf(
  db: Reader,
  { investigation, sha256 }: Pick<Candidates, "investigation" | "sha256">,
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

/** The first few; a copy of one that is chosen already says little more, so it waits until the others had their turn. */
export async function chosenOf(db: Reader, candidates: readonly string[]): Promise<string[]> {
  const copies = new Set((await sameRecordings(db, candidates)).map((two) => two.toSorted().join()));
  const chosen: string[] = [];
  const later: string[] = [];
  for (const candidate of candidates) {
    const isCopy = chosen.some((other) => copies.has([candidate, other].toSorted().join()));
    (isCopy ? later : chosen).push(candidate);
  }
  return [...chosen, ...later].slice(0, mostCompared);
}

/** Pairs of one recording that one of these contents is in; those that hashes found, or all. */
async function sameRecordings(
  db: Reader,
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
