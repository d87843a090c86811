// Enqueues jobs in the caller's transaction: they exist exactly when the entries do.
import { sql, type Kysely } from "kysely";
import type { Tables } from "../db/schema.ts";

/** What each task needs to know; originals are named by content, so one job serves every copy. */
export type Jobs = {
  inspect: { readonly sha256: string };
  metadata: { readonly sha256: string };
};

/** A kill of the desk costs a job one try, so there are more than a broken file would deserve. */
const MAX_ATTEMPTS = 8;

export async function enqueue<T extends keyof Jobs>(
  db: Pick<Kysely<Tables>, "getExecutor">,
  task: T,
  payload: Jobs[T],
): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      ${task}, ${JSON.stringify(payload)}::json, job_key => ${`${task}:${payload.sha256}`}, max_attempts => ${MAX_ATTEMPTS})
  `.execute(db);
}
