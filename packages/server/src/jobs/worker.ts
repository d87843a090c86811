// Runs the queued jobs in this process: job names and handlers, one line each; the decoders they start are children.
import { EventEmitter } from "node:events";
import { Logger, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { sql } from "kysely";
import type { Desk } from "../desk.ts";
import { beAlive } from "./alive.ts";
import { MAX_ATTEMPTS, type Jobs } from "./enqueue.ts";
import { runInspect } from "./inspect.ts";
import { runMetadata } from "./metadata.ts";

export type Worker = { stop(): Promise<void> };

export type WorkerOptions = {
  /** Jobs at once; 2 when left out. */
  readonly concurrency?: number;
  /** Called after each job, with what went wrong or null. */
  readonly onJob?: (job: { readonly task: string; readonly failed: string | null }) => void;
  readonly log?: (line: string) => void;
};

/** Stopping interrupts the decoders and gives their jobs back to the queue. */
export async function startWorker(desk: Desk, options: WorkerOptions = {}): Promise<Worker> {
  const { concurrency = 2, onJob, log } = options;
  const stopping = new AbortController();
  const tasks: { [T in keyof Jobs]: (payload: Jobs[T]) => Promise<void> } = {
    inspect: (payload) => runInspect(desk, payload, stopping.signal),
    metadata: (payload) => runMetadata(desk, payload, stopping.signal),
  };
  const living = await beAlive(desk);
  const events: WorkerEvents = new EventEmitter();
  const owned: Promise<void>[] = [];
  events.on("worker:create", ({ worker }) => owned.push(living.own(worker.workerId)));
  events.on("job:complete", ({ job, error }) => {
    onJob?.({ task: job.task_identifier, failed: error == null ? null : messageOf(error) });
  });
  const logger = new Logger(() => (level, message) => {
    if (level === "error" || level === "warning") log?.(message);
  });
  const runner = await run({
    pgPool: desk.pool,
    taskList: tasks as unknown as TaskList,
    concurrency,
    noHandleSignals: true,
    logger,
    events,
  });
  await Promise.all(owned);
  return {
    stop: async () => {
      stopping.abort(new Error("The desk is closing."));
      await runner.stop();
      living.release();
    },
  };
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : JSON.stringify(error);

/** How many jobs still wait or run; those that failed for the last time are not among them. */
export async function jobsLeft(desk: Pick<Desk, "db">): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from graphile_worker.jobs where attempts < ${MAX_ATTEMPTS} or locked_at is not null`.execute(
    desk.db,
  );
  return rows[0]?.n ?? 0;
}
