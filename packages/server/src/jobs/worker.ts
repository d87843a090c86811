// Runs the queued jobs in this process: job names and handlers, one line each; the decoders they start are children.
import { EventEmitter } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { asText, isText } from "@sightline/domain";
import { endWarmChildren, pairsAtOnce } from "@sightline/media";
import { Logger, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { sql } from "kysely";
import type { Desk } from "../desk.ts";
import { beAlive, INTERRUPTED, resumeInterrupted, type Living } from "./alive.ts";
import { comparerOf } from "./compare.ts";
import { enqueueUnmatched, type Jobs } from "./enqueue.ts";
import { runInspect } from "./inspect.ts";
import { lookAgainAfterQueued } from "./look-again.ts";
import { matcherOf } from "./match.ts";
import { runMetadata } from "./metadata.ts";
import { runSuggest } from "./suggest.ts";
import { byGeometry } from "../match/by-geometry.ts";
import { tireless } from "../db/patient-pool.ts";
import { outageOf } from "../outage/outage.ts";
import { isNoFailure, waitingFor } from "../outage/waiting.ts";
import { within } from "../within.ts";

/** How long a runner may take to stop once its database is gone: it can give nothing back any more. */
const CUT_OFF_MS = 3000;
const AGAIN_MS = 500;
/** Longer than any sound start and stop takes: whatever hangs is given up, and tried again. */
const LONGEST_MS = 60_000;

export type Worker = { stop(): Promise<void> };

export type WorkerOptions = {
  /** Jobs at once; 2 when left out. */
  readonly concurrency?: number;
  /** Whether pixels are compared too, which is slow; true when left out. Where not, it waits for a worker that does. */
  readonly comparing?: boolean;
  /** Called after each job, with what went wrong or null. */
  readonly onJob?: (job: { readonly task: string; readonly failed: string | null }) => void;
  readonly log?: (line: string) => void;
};

/**
 * Stopping interrupts the decoders and gives their jobs back to the queue. When the database went away, or the runner
 * ended for any other reason, the worker is replaced by a new one as soon as that can be, for as long as it takes; the
 * new one frees the jobs that the old one held.
 */
export async function startWorker(desk: Desk, options: WorkerOptions = {}): Promise<Worker> {
  let stopped = false;
  let current = await startRunner(desk, options);
  let replacing: Promise<void> = Promise.resolve();
  const failed = (fault: unknown): undefined => {
    options.log?.(`The worker failed: ${messageOf(fault)}`);
    return undefined;
  };
  const watch = (): void =>
    void current.lost.then(() => {
      if (!stopped) replacing = replace();
    });
  const replace = async (): Promise<void> => {
    await within(LONGEST_MS, current.stop().catch(failed), Promise.resolve());
    for (;;) {
      if (stopped) return;
      const next = await startInTime(desk, options).catch(failed);
      if (next !== undefined) {
        current = next;
        return watch();
      }
      // The pool may hand out connections that broke, or the database went once more.
      await pause(AGAIN_MS);
    }
  };
  watch();
  return {
    stop: async () => {
      stopped = true;
      await replacing;
      await current.stop();
    },
  };
}

/** Undefined when it took too long; should it come after all, it is not needed any more. */
async function startInTime(desk: Desk, options: WorkerOptions): Promise<Runner | undefined> {
  const starting = startRunner(desk, options);
  let next: Runner | undefined;
  const started = starting.then((runner) => void (next = runner));
  await within(LONGEST_MS, started, Promise.resolve());
  if (next === undefined)
    starting.then((late) => late.stop()).catch((fault: unknown) => options.log?.(messageOf(fault)));
  return next;
}

type Runner = Worker & { readonly lost: Promise<void> };

async function startRunner(desk: Desk, options: WorkerOptions): Promise<Runner> {
  const living = await beAlive(desk, (fault) => options.log?.(messageOf(fault)));
  try {
    return await runAs(living, desk, options);
  } catch (fault) {
    living.release();
    throw fault;
  }
}

async function runAs(living: Living, desk: Desk, options: WorkerOptions): Promise<Runner> {
  const { concurrency = 2, comparing = true, onJob, log } = options;
  const stopping = new AbortController();
  // One finds points while the others compare.
  const [finder, judge] = [byGeometry(), byGeometry(pairsAtOnce)];
  const matcher = matcherOf(desk);
  const comparer = comparerOf(desk, judge);
  const all: { [T in keyof Jobs]: (payload: Jobs[T]) => Promise<void> } = {
    inspect: (payload) => runInspect(desk, finder, payload, stopping.signal),
    metadata: (payload) => runMetadata(desk, payload, stopping.signal),
    match: (payload) => matcher.run(payload, stopping.signal),
    compare: (payload) => comparer.run(payload, stopping.signal),
    suggest: (payload) => runSuggest(desk, payload, stopping.signal),
  };
  const outages = onceInTurn((sentence) => log?.(sentence));
  const tasks = Object.fromEntries(
    [...tasksOf(comparing), ...(hasPrograms(desk) ? (["suggest"] as const) : [])].map((task) => [
      task,
      (payload: Jobs[typeof task]) =>
        (all[task] as (payload: Jobs[typeof task]) => Promise<void>)(payload).catch((fault) =>
          fail(fault, desk, outages),
        ),
    ]),
  );
  await enqueueUnmatched(desk.db);
  const events: WorkerEvents = new EventEmitter();
  // Jobs are held in the name of the pool, not of one worker in it: in ours, which is locked already.
  events.on("pool:create", ({ workerPool }) => (workerPool.id = living.name));
  events.on("job:complete", ({ job, error }) => {
    const failed = error == null ? null : messageOf(error);
    // Given back, to be done later: nothing has failed.
    if (failed !== INTERRUPTED) onJob?.({ task: job.task_identifier, failed });
  });
  lookAgainAfterQueued(events);
  const logger = new Logger(() => (level, message) => {
    const isNews = !message.includes(`'${INTERRUPTED}'`) && !isNoFailure(message);
    if ((level === "error" || level === "warning") && isNews) log?.(message);
  });
  const runner = await run({
    pgPool: tireless(desk.pool),
    taskList: tasks as unknown as TaskList,
    concurrency,
    noHandleSignals: true,
    logger,
    events,
  });
  // It may stop by itself, as it does without the database; that is told here and must not end the process.
  const ended = runner.promise.catch((fault: unknown) => log?.(messageOf(fault)));
  const stopOnce = async (): Promise<void> => {
    living.retire();
    stopping.abort(new Error(INTERRUPTED));
    try {
      // A runner that has stopped by itself rejects a second stop, and one whose connections broke may not end.
      const stopped = runner.stop().then(
        () => ended,
        () => ended,
      );
      await within(CUT_OFF_MS, stopped, living.lost);
      // What is given back costs no attempt, also where nobody opens the desk again soon.
      const resumed = givenBack(desk, living.name).then(() => resumeInterrupted(desk));
      await within(CUT_OFF_MS, resumed, Promise.resolve()).catch(() => undefined);
    } finally {
      living.release();
      await endWarmChildren();
      await Promise.all([finder.close(), judge.close()]);
    }
  };
  let stop: Promise<void> | undefined;
  // Whichever goes first: a runner can end although the connection of its name is still there.
  return {
    lost: Promise.race([living.lost, ended.then(() => undefined)]),
    stop: () => (stop ??= stopOnce()),
  };
}

const LOOK_MS = 20;

/** A runner that has stopped may still be writing which jobs it gives back. */
async function givenBack(desk: Desk, name: string): Promise<void> {
  for (;;) {
    const { rows } = await sql`select from graphile_worker.jobs where locked_by = ${name} limit 1`.execute(
      desk.db,
    );
    if (rows.length === 0) return;
    await pause(LOOK_MS, undefined, { ref: false });
  }
}

const LOOKING = ["inspect", "metadata", "match"] as const;

const tasksOf = (comparing: boolean): readonly (keyof Jobs)[] =>
  comparing ? [...LOOKING, "compare"] : LOOKING;

/** Who has none leaves it to another worker. */
const hasPrograms = ({ programs }: Desk): boolean =>
  programs.speech !== null || programs.translation !== null;

/** Why a job failed is kept in the queue, so it must be text, whatever a decoder made of it. */
function fail(fault: unknown, { dataDir }: Pick<Desk, "dataDir">, told: (sentence: string) => void): never {
  const outage = outageOf(fault, dataDir);
  if (outage) {
    told(outage.sentence);
    throw new Error(waitingFor(outage), { cause: fault });
  }
  const message = messageOf(fault);
  throw isText(message) ? fault : new Error(asText(message), { cause: fault });
}

/** What one and the same outage does to many jobs is told once. */
function onceInTurn(tell: (sentence: string) => void): (sentence: string) => void {
  let last = "";
  return (sentence) => {
    if (sentence !== last) tell(sentence);
    last = sentence;
  };
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : JSON.stringify(error);

export type Left = {
  readonly jobs: number;
  /** Contents that are not yet held against the others, by hashes and by pixels. */
  readonly contents: number;
};

/** What runs or could run now; jobs that failed and wait for their next try are told on their items. */
export async function jobsLeft(desk: Pick<Desk, "db">, comparing = true): Promise<Left> {
  // A content has one of these jobs after the other, each enqueued before the one before is done.
  const { rows } = await sql<Left>`
    select count(*) as jobs, count(distinct split_part(key, ':', 2)) filter (
      where task_identifier in ('inspect', 'match', 'compare')) as contents
    from graphile_worker.jobs
    where (locked_at is not null or (attempts < max_attempts and run_at <= now()))
      and task_identifier = any(${[...tasksOf(comparing)]})`.execute(desk.db);
  return rows[0] ?? { jobs: 0, contents: 0 };
}
