// Counts a case of an investigation so that its number never falls by bad luck: the proof printed last is a floor.
import { checkProof, count, type Case, type Count, type CountOptions, type Proof } from "@sightline/count";
import { sql } from "kysely";
import type { Desk } from "../desk.ts";

export type CountedWithFloor = {
  readonly result: Count;
  /** Whether `checkProof` accepts the proof for exactly this number. */
  readonly proofChecked: boolean;
};

/** Of which count of which investigation; `count` is empty for its own. */
export type CountOf = { readonly investigation: string; readonly count: string };

/** `nodeBudget` is the count's own, in search nodes; with `keep` false the proof is not kept. */
type Options = { readonly nodeBudget?: number; readonly keep?: boolean };

/** Counts in this thread: for a command, which has nobody to keep waiting. */
export const countWithFloor = (
  desk: Pick<Desk, "db">,
  of: CountOf,
  file: Case,
  options: Options = {},
): Promise<CountedWithFloor> => withFloor(desk, of, options, (more) => countHere(file, more));

async function countHere(file: Case, options: CountOptions): Promise<CountedWithFloor> {
  const result = count(file, options);
  const checked = checkProof(file, result.proof);
  return { result, proofChecked: checked.ok && checked.atLeast === result.atLeast };
}

/**
 * Rule 6, for the page and the command line alike: the kept proof holds the number up while it still checks, and a new one
 * takes its place.
 */
export async function withFloor<C extends CountedWithFloor>(
  desk: Pick<Desk, "db">,
  of: CountOf,
  { keep = true, ...options }: Options,
  counting: (options: CountOptions) => Promise<C>,
): Promise<C> {
  const last = await lastProof(desk, of);
  const counted = await counting({ ...options, floor: last ? [last] : [] });
  const { result, proofChecked } = counted;
  const isNews = result.caseHash !== last?.caseHash || result.atLeast !== last.atLeast;
  if (keep && proofChecked && isNews) await keepProof(desk, of, result.proof);
  return counted;
}

async function lastProof(desk: Pick<Desk, "db">, of: CountOf): Promise<Proof | undefined> {
  const row = await desk.db
    .selectFrom("cachedProof")
    .select("proof")
    .where("investigation", "=", of.investigation)
    .where("count", "=", of.count)
    .executeTakeFirst();
  return row?.proof;
}

/** Whoever waits for the number does not wait for the disk: a proof that a power cut takes is made again. */
async function keepProof(desk: Pick<Desk, "db">, { investigation, count }: CountOf, proof: Proof) {
  await sql`
    with soon as materialized (select set_config('synchronous_commit', 'off', true))
    insert into cached_proof (investigation, count, proof)
    select ${investigation}, ${count}, ${JSON.stringify(proof)}::jsonb from soon
    on conflict (investigation, count) do update set proof = excluded.proof`.execute(desk.db);
}
