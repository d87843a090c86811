// Enqueues jobs in the caller's transaction: they exist exactly when the entries do.
import { sql, type Kysely } from "kysely";
import type { Tables } from "../db/schema.ts";
import type { Tx } from "../journal/append.ts";
import { pointsRecipe } from "../match/stored-points.ts";

/** What each task needs to know; originals are named by content, so one job serves every copy. */
export type Jobs = {
  inspect: { readonly sha256: string };
  metadata: { readonly sha256: string };
  match: { readonly sha256: string };
  compare: { readonly sha256: string };
  /** One asking of a program of the operator. */
  suggest: { readonly asking: string };
};

/** Jobs of one queue run one after the other, on all machines together. */
const QUEUE: { readonly [T in keyof Jobs]?: string } = {
  match: "match",
  compare: "compare",
  suggest: "suggest",
};

/** The lowest number first: what hashes tell of everything comes before what pixels tell of anything. */
const PRIORITY: { readonly [T in keyof Jobs]?: number } = { compare: 10, suggest: 20 };

/** A kill of the desk costs a job one try, so there are more than a broken file would deserve. */
const MAX_ATTEMPTS = 8;

export async function enqueue<T extends keyof Jobs>(
  db: Pick<Kysely<Tables>, "getExecutor">,
  task: T,
  payload: Jobs[T],
): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      ${task}, ${JSON.stringify(payload)}::json, queue_name => ${QUEUE[task] ?? null},
      job_key => ${`${task}:${Object.values(payload).join()}`}, max_attempts => ${MAX_ATTEMPTS}, priority => ${PRIORITY[task] ?? 0})
  `.execute(db);
}

/** Asks for what is left to do for every content that was decoded; those that failed stay as they are. */
export async function enqueueUnmatched(db: Pick<Kysely<Tables>, "getExecutor">): Promise<void> {
  const { rows } = await sql<{ sha256: string; task: "inspect" | "match" | "compare" }>`
    select distinct i.sha256,
      case when p.sha256 is null then 'inspect' when m.sha256 is null then 'match' else 'compare' end as task
    from item i
    join inspection n on n.sha256 = i.sha256 and n.state = 'done'
    join fingerprint f on f.sha256 = i.sha256
    left join points p on p.sha256 = i.sha256 and p.recipe = ${pointsRecipe}
    left join matching m on m.sha256 = i.sha256 and m.investigation = i.investigation
    left join comparison c on c.sha256 = i.sha256 and c.investigation = i.investigation and c.recipe = ${pointsRecipe}
    where (p.sha256 is null or m.sha256 is null or m.state = 'done' and c.sha256 is null) and not exists (
      select from graphile_worker.jobs j
      where j.key in ('inspect:' || i.sha256, 'match:' || i.sha256, 'compare:' || i.sha256))`.execute(db);
  for (const { sha256, task } of rows) await enqueue(db, task, { sha256 });
}

/** Asks for what is left to do for a content that is held already and is collected again. */
export async function enqueueAgain(db: Tx, investigation: string, sha256: string): Promise<void> {
  const { rows } = await sql<{ matched: boolean; compared: boolean }>`
    select m.state = 'done' as matched, coalesce(c.state = 'done' and c.recipe = ${pointsRecipe}, false) as compared
    from matching m left join comparison c on c.sha256 = m.sha256 and c.investigation = m.investigation
    where m.investigation = ${investigation} and m.sha256 = ${sha256}`.execute(db);
  const [state = { matched: false, compared: false }] = rows;
  if (!state.matched) await enqueue(db, "match", { sha256 });
  else if (!state.compared) await enqueue(db, "compare", { sha256 });
}
