// Opens Kysely over a pool and brings the tables up to date.
import { CamelCasePlugin, Kysely, PostgresDialect } from "kysely";
import { Migrator } from "kysely/migration";
import { types, type Pool, type PoolConfig } from "pg";
import { runMigrations } from "graphile-worker";
import * as spine from "./migrations/0001-spine.ts";
import { PatientPool } from "./patient-pool.ts";
import * as cachedProof from "./migrations/0002-cached-proof.ts";
import * as matching from "./migrations/0003-matching.ts";
import * as atAGlance from "./migrations/0004-at-a-glance.ts";
import * as pointsOnce from "./migrations/0005-points-once.ts";
import * as noSingleHand from "./migrations/0006-no-single-hand.ts";
import * as standing from "./migrations/0008-standing.ts";
import type { Tables } from "./schema.ts";

export type Db = Kysely<Tables>;

// Counts and microseconds are bigint in SQL and safe integers here; anything larger is a fault, not a rounded number.
types.setTypeParser(types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new Error(`Expected a safe integer from the database, got ${text}.`);
  return value;
});

/** Migrations in order; each name stays for ever. */
const MIGRATIONS = {
  "0001-spine": spine,
  "0002-cached-proof": cachedProof,
  "0003-matching": matching,
  "0004-at-a-glance": atAGlance,
  "0005-points-once": pointsOnce,
  "0006-no-single-hand": noSingleHand,
  "0008-standing": standing,
};

export type Statement = { readonly sql: string; readonly parameters: readonly unknown[] };

/** `onSql` hears of every statement that is not the pool's own. */
export async function openDb(
  poolConfig: PoolConfig,
  onSql?: (statement: Statement) => void,
): Promise<{ db: Db; pool: Pool }> {
  const pool = new PatientPool({ max: 12, ...poolConfig });
  // A connection that the server drops is replaced at the next query, which then says so; without listeners the drop would
  // end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    ...(onSql && { log: ({ query }) => onSql(query) }),
  });
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(MIGRATIONS) } });
  const { error } = await migrator.migrateToLatest();
  if (error)
    throw error instanceof Error
      ? error
      : new Error("The database could not be brought up to date.", { cause: error });
  await runMigrations({ pgPool: pool });
  return { db, pool };
}
