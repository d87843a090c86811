// Jobs that wait until an outage is over: they have not failed, and no try of theirs is spent.
import { sql } from "kysely";
import type { Desk } from "../desk.ts";
import { pressing, type Outage } from "./outage.ts";

/** What the queue keeps as the reason of such a job, before the sentence. */
const WAITING = "Waiting: ";

/** Whether the queue tells of a job that waits: it has not failed, and nothing has to be looked for. */
export const isNoFailure = (message: string): boolean =>
  message.startsWith("Failed task ") && message.includes(`with error '${WAITING}`);

export const waitingFor = ({ sentence }: Outage): string => WAITING + sentence;

/** The sentence of the outage that such a job waits for; null where it failed for another reason. */
export const awaited = (failed: string | null): string | null =>
  failed?.startsWith(WAITING) ? failed.slice(WAITING.length) : null;

/** How many wait, and for what. */
export async function waitingJobs(
  desk: Pick<Desk, "db">,
): Promise<{ jobs: number; sentence: string } | null> {
  const { rows } = await sql<{ jobs: number; lastError: string }>`
    select count(*) as jobs, max(last_error) as last_error from graphile_worker.jobs
    where starts_with(last_error, ${WAITING}) having count(*) > 0`.execute(desk.db);
  const [row] = rows;
  return row ? { jobs: row.jobs, sentence: awaited(row.lastError) ?? "" } : null;
}

/** Runs them at once when the data folder can be written to again. */
export async function resumeWaiting(desk: Pick<Desk, "db" | "dataDir">): Promise<void> {
  if ((await waitingJobs(desk)) === null || (await pressing(desk.dataDir)) !== null) return;
  await sql`
    select graphile_worker.reschedule_jobs(array_agg(id), run_at => now(), attempts => 0)
    from graphile_worker.jobs where locked_at is null and starts_with(last_error, ${WAITING}) and attempts > 0
    having count(*) > 0`.execute(desk.db);
}
