// Tells living workers from dead ones, so that a job held by a killed process is taken over in seconds, not in hours.
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import type { PoolClient } from "pg";
import type { Desk } from "../desk.ts";
import { resumeWaiting } from "../outage/waiting.ts";

/** First half of the advisory lock's key; no other lock of ours has it. */
const LIVING = 7421;
/** In whose names jobs are held here: of any other name nobody can know whether it lives. */
const NAMED = "sightline-";

/** What a job is told when its worker stops, and how it is known afterwards. */
export const INTERRUPTED = "The desk is closing.";

const LOOK_EVERY_MS = 5000;
/** A server that does not answer for so long is as good as gone: the worker begins anew. */
const SILENT_MS = 30_000;

/** What a server asks of a connection that is silent: a machine that was unplugged is noticed after 16 s, not 2 h. */
const NOTICED_SOON = {
  tcp_keepalives_idle: 4,
  tcp_keepalives_interval: 4,
  tcp_keepalives_count: 3,
  tcp_user_timeout: 16_000,
};

export type Living = {
  /** The name to hold jobs in. */
  readonly name: string;
  /** Resolves when the connection is gone, and the lock with it: to every other worker we are dead then. */
  readonly lost: Promise<void>;
  /** Does not take over any more; still alive until `release`. */
  retire(): void;
  release(): void;
};

type WithDb = Pick<Desk, "db">;
type Here = Pick<Desk, "db" | "dataDir">;

/**
 * Holds a session lock on a name for as long as this process lives: the server itself lets go of it when the process
 * dies, on whatever machine that was, and not while it only sleeps or is busy. Frees the jobs of every name whose
 * lock is free, at once and then every few seconds.
 */
export async function beAlive(
  desk: Here & Pick<Desk, "pool">,
  failed: (fault: unknown) => void,
): Promise<Living> {
  const name = `${NAMED}${randomUUID()}`;
  const client = await desk.pool.connect();
  const lost = new Promise<void>((resolve) => void client.once("end", resolve));
  try {
    for (const [setting, value] of Object.entries({ ...NOTICED_SOON, idle_session_timeout: 0 }))
      await client.query(`set ${setting} = ${value}`);
    await client.query("select pg_advisory_lock($1, hashtext($2))", [LIVING, name]);
    await takeOver(desk);
  } catch (fault) {
    client.release(true);
    throw fault;
  }
  let released = false;
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(() => takeOver(desk)).catch(failed);
    void isSilent(client).then((silent) => silent && release());
  }, LOOK_EVERY_MS);
  const retire = (): void => clearInterval(timer);
  void lost.then(retire);
  const release = (): void => {
    retire();
    if (!released) client.release(true);
    released = true;
  };
  return { name, lost, retire, release };
}

/** A connection that broke somewhere on the way says nothing: whoever only listens to it waits for ever. */
async function isSilent(client: Pick<PoolClient, "query">): Promise<boolean> {
  const answered = new AbortController();
  const late = pause(SILENT_MS, true, { signal: answered.signal, ref: false }).catch(() => false);
  // One that breaks ends, and tells so itself.
  const answer = client.query("select").then(
    () => false,
    () => false,
  );
  const silent = await Promise.race([answer, late]);
  answered.abort();
  return silent;
}

async function takeOver(desk: Here): Promise<void> {
  await freeJobsOfTheDead(desk);
  await resumeInterrupted(desk);
  await resumeWaiting(desk);
}

/** Two who look at once may each think the other's hold the dead one's: then the next look frees them. */
async function freeJobsOfTheDead(desk: WithDb): Promise<void> {
  await desk.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ name: string }>`
      select name from (
        select distinct locked_by as name from graphile_worker.jobs where starts_with(locked_by, ${NAMED}) offset 0) held
      where pg_try_advisory_xact_lock(${LIVING}, hashtext(name))`.execute(tx);
    if (rows.length === 0) return;
    const dead = rows.map(({ name }) => name);
    await sql`select graphile_worker.force_unlock_workers(${dead}::text[])`.execute(tx);
  });
}

/** A job that was interrupted has not failed: it runs at once, and the attempt does not count. */
export async function resumeInterrupted(desk: WithDb): Promise<void> {
  await sql`
    select graphile_worker.reschedule_jobs(array_agg(id), run_at => now(), attempts => 0)
    from graphile_worker.jobs where locked_at is null and last_error = ${INTERRUPTED} and attempts > 0
    having count(*) > 0`.execute(desk.db);
}
