// Tells living workers from dead ones, so that a job held by a killed process is free at the next start, not hours later.
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Desk } from "../desk.ts";

/** First half of the advisory lock's key; no other lock of ours has it. */
const LIVING = 7421;

/** What a job is told when its worker stops, and how it is known at the next start. */
export const INTERRUPTED = "The desk is closing.";

export type Living = {
  /** Notes that a worker belongs to this process. */
  own(worker: string): Promise<void>;
  /** Resolves when the connection is gone, and the lock with it: to every other process we are dead then. */
  readonly lost: Promise<void>;
  release(): void;
};

/**
 * Holds a session lock for as long as this process lives: the server itself lets go of it when the process dies,
 * on whatever machine that was. Then frees the jobs of every worker whose process holds no such lock any more.
 */
export async function beAlive(desk: Pick<Desk, "db" | "pool">): Promise<Living> {
  const process = randomUUID();
  const client = await desk.pool.connect();
  const lost = new Promise<void>((resolve) => void client.once("end", resolve));
  await client.query("select pg_advisory_lock($1, hashtext($2))", [LIVING, process]);
  await freeJobsOfTheDead(desk);
  await resumeInterrupted(desk);
  return {
    own: async (worker) => {
      await desk.db.insertInto("worker").values({ id: worker, process }).execute();
    },
    lost,
    release: () => client.release(true),
  };
}

async function freeJobsOfTheDead(desk: Pick<Desk, "db">): Promise<void> {
  await desk.db.connection().execute(async (db) => {
    const { rows } = await sql<{ process: string }>`
      select distinct process from worker where pg_try_advisory_lock(${LIVING}, hashtext(process))`.execute(
      db,
    );
    await sql`select pg_advisory_unlock_all()`.execute(db);
    if (rows.length === 0) return;
    const dead = rows.map((row) => row.process);
    const workers = await db.deleteFrom("worker").where("process", "in", dead).returning("id").execute();
    await sql`select graphile_worker.force_unlock_workers(${workers.map((worker) => worker.id)}::text[])`.execute(
      db,
    );
  });
}

/** A job that was interrupted has not failed: it runs at once, and the attempt does not count. */
async function resumeInterrupted(desk: Pick<Desk, "db">): Promise<void> {
  await sql`
    select graphile_worker.reschedule_jobs(array_agg(id), run_at => now(), attempts => 0)
    from graphile_worker.jobs where locked_at is null and last_error = ${INTERRUPTED}
    having count(*) > 0`.execute(desk.db);
}
