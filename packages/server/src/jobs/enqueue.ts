// Enqueues jobs in the caller's transaction: they exist exactly when the entries do.
import { sql, type Kysely } from "kysely";
import type { Tables } from "../db/schema.ts";

/** What each task needs to know; originals are named by content, so one job serves every copy. */
export type Jobs = {
  inspect: { readonly sha256: string };
  metadata: { readonly sha256: string };
  match: { readonly sha256: string };
};

/** Jobs of one queue run one after the other, on all machines together. */
const QUEUE: { readonly [T in keyof Jobs]?: string } = { match: "match" };

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
      job_key => ${`${task}:${payload.sha256}`}, max_attempts => ${MAX_ATTEMPTS})
  `.execute(db);
}

/** Asks for matching of every content that was decoded before there was any; those that failed stay as they are. */
export async function enqueueUnmatched(db: Pick<Kysely<Tables>, "getExecutor">): Promise<void> {
  const { rows } = await sql<{ sha256: string }>`
    select distinct i.sha256 from item i
    join inspection n on n.sha256 = i.sha256 and n.state = 'done'
    join fingerprint f on f.sha256 = i.sha256
    left join matching m on m.sha256 = i.sha256 and m.investigation = i.investigation
    where m.sha256 is null and not exists (
      select from graphile_worker.jobs j where j.key = 'match:' || i.sha256)`.execute(db);
  for (const { sha256 } of rows) await enqueue(db, "match", { sha256 });
}
