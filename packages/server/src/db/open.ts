// Opens Kysely over a pool whose tables are up to date, and says for as long as it is open that a desk is.
import { CamelCasePlugin, Kysely, PostgresDialect } from "kysely";
import type { Refusal } from "@sightline/domain";
import { types, type ClientBase, type Pool, type PoolConfig } from "pg";
import { PatientPool } from "./patient-pool.ts";
import type { Refused } from "../postgres/refusal.ts";
import { stayConnected, type Connected } from "../postgres/stay-connected.ts";
import { within } from "../within.ts";
import { bePresent, whenUpToDate } from "./migrate.ts";
import type { Tables } from "./schema.ts";

export type Db = Kysely<Tables>;

/** No desk wrote it, so somebody else did. */
export class UnreadableNumber extends Error {
  readonly refusal: Refusal;

  constructor(text: string) {
    const sentence = `The database holds the number ${text}, which Sightline never writes and cannot read: somebody else changed it. Run sightline fsck, which names the row.`;
    super(sentence);
    this.refusal = { code: "table-unreadable", sentence };
  }
}

// Counts and microseconds are bigint in SQL and safe integers here; anything larger is a fault, not a rounded number.
types.setTypeParser(types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new UnreadableNumber(text);
  return value;
});

/**
 * What a server, a database or a role may have been set to and we cannot do with: dates in another order would be read as
 * other dates, so that a sound chain looks broken, and a limit of time cuts long work off.
 */
async function settle(client: ClientBase): Promise<void> {
  await client.query("set datestyle to 'ISO, MDY'; set statement_timeout to 0; set lock_timeout to 0");
}

export type Statement = { readonly sql: string; readonly parameters: readonly unknown[] };

export type OpenedDb = {
  readonly ok: true;
  readonly db: Db;
  readonly pool: Pool;
  readonly close: () => Promise<void>;
};

/** Tables that are up to date already: those of an open desk. */
export function connectTo(poolConfig: PoolConfig, onSql?: (statement: Statement) => void) {
  const pool = new PatientPool({ onConnect: settle, ...poolConfig });
  // A connection that the server drops is replaced at the next query, which then says so; without listeners the drop would
  // end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));
  const db: Db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    ...(onSql && { log: ({ query }) => onSql(query) }),
  });
  return { pool, db };
}

/** `onSql` hears of every statement that is not the pool's own. */
export async function openDb(
  poolConfig: PoolConfig,
  onSql?: (statement: Statement) => void,
): Promise<OpenedDb | Refused> {
  const { pool, db } = connectTo({ max: 12, ...poolConfig }, onSql);
  let present: Connected | undefined;
  // A connection that broke in somebody's hands is never given back to the pool.
  const close = (): Promise<void> =>
    within(3000, Promise.all([db.destroy(), present?.close()]), Promise.resolve());
  try {
    const come = (): Promise<Connected> => stayConnected(poolConfig, { greet: bePresent });
    const upToDate = await whenUpToDate(db, pool, come);
    if (!upToDate.ok) return upToDate;
    present = upToDate.value;
    return { ok: true, db, pool, close };
  } finally {
    if (present === undefined) await close();
  }
}
