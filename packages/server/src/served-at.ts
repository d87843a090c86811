// Which ports of this machine desks on this database answer at, so that a second `start` can say that one is open already.
import { sql } from "kysely";
import type { Desk } from "./desk.ts";

/** First half of the advisory lock's key, the port is the second: it goes with its desk, whatever ends that. */
const SERVED = 7424;

/** Returns what to call when the desk is no longer served. */
export async function noteServed(desk: Pick<Desk, "pool">, port: number): Promise<() => void> {
  const client = await desk.pool.connect();
  await client.query("select pg_advisory_lock_shared($1, $2)", [SERVED, port]);
  return () => client.release(true);
}

export async function isServedAt(desk: Pick<Desk, "db">, port: number): Promise<boolean> {
  const { rows } = await sql`
    select from pg_locks
    where locktype = 'advisory' and classid = ${SERVED} and objid = ${port}
      and database = (select oid from pg_database where datname = current_database())`.execute(desk.db);
  return rows.length > 0;
}
