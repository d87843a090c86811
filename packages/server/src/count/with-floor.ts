// Counts a case of an investigation so that its number never falls by bad luck: the proof printed last is a floor.
import { checkProof, count, type Case, type Count, type Proof } from "@sightline/count";
import type { Desk } from "../desk.ts";

export type CountedWithFloor = {
  readonly result: Count;
  /** Whether `checkProof` accepts the proof for exactly this number. */
  readonly proofChecked: boolean;
};

/**
 * Rule 6, for the page and the command line alike: the kept proof holds the number up while it still
 * checks against `file`, and a new one takes its place. `nodeBudget` is the count's own, in search nodes; with `keep` false the new one is not kept.
 */
export async function countWithFloor(
  desk: Pick<Desk, "db">,
  investigation: string,
  file: Case,
  { keep = true, ...options }: { readonly nodeBudget?: number; readonly keep?: boolean } = {},
): Promise<CountedWithFloor> {
  const last = await lastProof(desk, investigation);
  const result = count(file, { ...options, floor: last ? [last] : [] });
  const checked = checkProof(file, result.proof);
  const proofChecked = checked.ok && checked.atLeast === result.atLeast;
  const isNews = result.caseHash !== last?.caseHash || result.atLeast !== last.atLeast;
  if (keep && proofChecked && isNews) await keepProof(desk, investigation, result.proof);
  return { result, proofChecked };
}

async function lastProof(desk: Pick<Desk, "db">, investigation: string): Promise<Proof | undefined> {
  const row = await desk.db
    .selectFrom("cachedProof")
    .select("proof")
    .where("investigation", "=", investigation)
    .executeTakeFirst();
  return row?.proof;
}

async function keepProof(desk: Pick<Desk, "db">, investigation: string, proof: Proof): Promise<void> {
  const row = { proof: JSON.stringify(proof) };
  await desk.db
    .insertInto("cachedProof")
    .values({ investigation, ...row })
    .onConflict((conflict) => conflict.column("investigation").doUpdateSet(row))
    .execute();
}
