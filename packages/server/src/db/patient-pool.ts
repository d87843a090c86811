// A pool that waits while its database starts again, so that a restart costs a pause and not the whole command.
import { setTimeout as pause } from "node:timers/promises";
import { Pool, type PoolClient } from "pg";
import { errorCode } from "../postgres/error-code.ts";

/** Longer than the embedded server needs to recover; an outage beyond it is a fault. */
const LONGEST_MS = 20_000;
/** Not there, not listening yet, cut off while starting, "the database system is starting up". */
const NOT_YET = new Set(["ENOENT", "ECONNREFUSED", "ECONNRESET", "57P03"]);

type Callback = (
  error: Error | undefined,
  client: PoolClient | undefined,
  done: (release?: unknown) => void,
) => void;

export class PatientPool extends Pool {
  override connect(): Promise<PoolClient>;
  override connect(callback: Callback): void;
  override connect(callback?: Callback): Promise<PoolClient> | void {
    const connected = this.#connectWithin(LONGEST_MS);
    if (!callback) return connected;
    connected.then(
      (client) => callback(undefined, client, (release) => client.release(release as boolean)),
      (error: Error) => callback(error, undefined, () => undefined),
    );
  }

  async #connectWithin(ms: number): Promise<PoolClient> {
    for (const until = performance.now() + ms; ; await pause(50)) {
      try {
        return await super.connect();
      } catch (error) {
        if (!NOT_YET.has(errorCode(error) ?? "") || performance.now() > until) throw error;
      }
    }
  }
}

const REST_MS = 500;

/**
 * The same pool for whoever must not hear of an outage, however long: it waits until there is a connection, and for ever
 * when the pool has ended. A runner that is given up asks for connections where nobody listens for its failures.
 */
export function tireless(pool: Pool): Pool {
  const connected = async (): Promise<PoolClient> => {
    for (;;) {
      if (pool.ending) return new Promise(() => undefined);
      const client = await pool.connect().catch(() => undefined);
      if (client !== undefined) return client;
      await pause(REST_MS, undefined, { ref: false });
    }
  };
  const connect = (callback?: Callback): Promise<PoolClient> | undefined => {
    if (!callback) return connected();
    void connected().then((client) =>
      callback(undefined, client, (release) => client.release(release as boolean)),
    );
    return undefined;
  };
  return Object.create(pool, { connect: { value: connect } }) as Pool;
}

const MOST_TRIES = 10;
/** 57P01 to 57P03: shut down, crashed, starting; `pg` gives no code when the server just vanishes. */
const LOST = new Set(["57P01", "57P02", "57P03", "ECONNRESET", "EPIPE"]);

/**
 * Does idempotent work, and again when its connection broke: each of the pool's may be a dead one still. Whether a
 * commit went through is then unknown, so only work that finds what it did before, as collecting does, is for here.
 */
export async function againWhenCutOff<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (fault) {
      const said = fault instanceof Error ? fault.message : "";
      const lost = LOST.has(errorCode(fault) ?? "") || /^Connection terminated|not queryable/.test(said);
      if (!lost || tries === MOST_TRIES) throw fault;
      await pause(100);
    }
  }
}
