// Brings the tables up to date, one desk at a time, and never under a desk that knows only the older ones.
import { runMigrations } from "graphile-worker";
import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import type { Pool, PoolClient } from "pg";
import * as spine from "./migrations/0001-spine.ts";
import * as cachedProof from "./migrations/0002-cached-proof.ts";
import * as matching from "./migrations/0003-matching.ts";
import * as atAGlance from "./migrations/0004-at-a-glance.ts";
import * as pointsOnce from "./migrations/0005-points-once.ts";
import * as noSingleHand from "./migrations/0006-no-single-hand.ts";
import * as workersByLock from "./migrations/0007-workers-by-lock.ts";
import * as standing from "./migrations/0008-standing.ts";
import * as withdrawn from "./migrations/0009-withdrawn.ts";
import * as renditionHash from "./migrations/0012-rendition-hash.ts";
import * as dataFolder from "./migrations/0014-data-folder.ts";
import * as takenOut from "./migrations/0015-taken-out.ts";
import * as holdChain from "./migrations/0016-hold-chain.ts";
import * as checks from "./migrations/0017-checks.ts";
import * as refusedBy from "./migrations/0018-refused-by.ts";
import * as accounts from "./migrations/0019-accounts.ts";
import * as tokens from "./migrations/0020-tokens.ts";
import * as states from "./migrations/0021-states.ts";
import * as triage from "./migrations/0022-triage.ts";
import * as credit from "./migrations/0023-credit.ts";
import * as search from "./migrations/0024-search.ts";
import * as restricted from "./migrations/0025-restricted.ts";
import * as inbox from "./migrations/0026-inbox.ts";
import * as wanted from "./migrations/0027-wanted.ts";
import * as given from "./migrations/0028-given.ts";
import * as drafts from "./migrations/0029-drafts.ts";
import * as views from "./migrations/0030-views.ts";
import * as folderPlace from "./migrations/0031-folder-place.ts";
import * as counts from "./migrations/0032-counts.ts";
import * as blind from "./migrations/0033-blind.ts";
import * as pins from "./migrations/0034-pins.ts";
import * as agreed from "./migrations/0040-agreed.ts";
import * as described from "./migrations/0035-described.ts";
import * as transcripts from "./migrations/0036-transcripts.ts";
import * as claims from "./migrations/0037-claims.ts";
import * as statements from "./migrations/0038-statements.ts";
import * as spokenWords from "./migrations/0042-spoken-words.ts";
import * as suggestions from "./migrations/0041-suggestions.ts";
import * as voices from "./migrations/0039-voices.ts";
import type { Tables } from "./schema.ts";
import { errorCode } from "../postgres/error-code.ts";
import { refused, type Refused } from "../postgres/refusal.ts";

/** Migrations in order; each name stays for ever. */
export const MIGRATIONS = {
  "0001-spine": spine,
  "0002-cached-proof": cachedProof,
  "0003-matching": matching,
  "0004-at-a-glance": atAGlance,
  "0005-points-once": pointsOnce,
  "0006-no-single-hand": noSingleHand,
  "0007-workers-by-lock": workersByLock,
  "0008-standing": standing,
  "0009-withdrawn": withdrawn,
  "0012-rendition-hash": renditionHash,
  "0014-data-folder": dataFolder,
  "0015-taken-out": takenOut,
  "0016-hold-chain": holdChain,
  "0017-checks": checks,
  "0018-refused-by": refusedBy,
  "0019-accounts": accounts,
  "0020-tokens": tokens,
  "0021-states": states,
  "0022-triage": triage,
  "0023-credit": credit,
  "0024-search": search,
  "0025-restricted": restricted,
  "0026-inbox": inbox,
  "0027-wanted": wanted,
  "0028-given": given,
  "0029-drafts": drafts,
  "0030-views": views,
  "0031-folder-place": folderPlace,
  "0032-counts": counts,
  "0033-blind": blind,
  "0034-pins": pins,
  "0035-described": described,
  "0036-transcripts": transcripts,
  "0037-claims": claims,
  "0038-statements": statements,
  "0039-voices": voices,
  "0040-agreed": agreed,
  "0041-suggestions": suggestions,
  "0042-spoken-words": spokenWords,
};

/** The newest change of the tables: with another one, equal journals come to tables of other columns. */
export const TABLES_AS_OF = Object.keys(MIGRATIONS).at(-1) ?? "";

/** The advisory locks of all desks on one database, whatever their version: these numbers never change. */
const OPENING = [7422, 1] as const;
const PRESENT = [7422, 2] as const;

/** Says that a desk is open on this database, until the connection ends. */
export async function bePresent(client: Pick<PoolClient, "query">): Promise<void> {
  // On a server of somebody else's an idle session may be ended.
  await client.query("set idle_session_timeout = 0");
  await client.query("select pg_advisory_lock_shared($1, $2)", [...PRESENT]);
}

/** `come` is run while nobody else can begin to change the tables: whoever comes in then is seen by those who would. */
export async function whenUpToDate<T>(
  db: Kysely<Tables>,
  pool: Pool,
  come: () => Promise<T>,
): Promise<{ readonly ok: true; readonly value: T } | Refused> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1, $2)", [...OPENING]);
    const state = await stateOf(client);
    if (state === "newer") {
      return refused(
        "database-newer",
        "This data was last opened by a newer Sightline than this one; open it with that, nothing is lost.",
      );
    }
    if (state === "behind" && !(await isAlone(client))) {
      return refused(
        "database-in-use-by-older",
        "A desk of an older Sightline is open on this data, which this one has to change first; close that desk and start again.",
      );
    }
    const altered = await migrate(db, pool);
    if (altered) return altered;
    await client.query("select pg_advisory_unlock($1, $2)", [...PRESENT]);
    return { ok: true, value: await come() };
  } finally {
    // Its locks go with it.
    client.release(true);
  }
}

async function isAlone(client: PoolClient): Promise<boolean> {
  const sql = "select pg_try_advisory_lock($1, $2) as alone";
  const { rows } = await client.query<{ alone: boolean }>(sql, [...PRESENT]);
  return rows[0]?.alone === true;
}

async function stateOf(client: PoolClient): Promise<"behind" | "current" | "newer"> {
  const made = await client.query("select where to_regclass('kysely_migration') is not null");
  if (made.rows.length === 0) return "behind";
  const { rows } = await client.query<{ name: string }>("select name from kysely_migration");
  const done = new Set(rows.map(({ name }) => name));
  const ours = Object.keys(MIGRATIONS);
  if ([...done].some((name) => !ours.includes(name))) return "newer";
  return ours.every((name) => done.has(name)) ? "current" : "behind";
}

/** Refuses what was changed behind our back: all changes of one start are made, or none. */
async function migrate(db: Kysely<Tables>, pool: Pool): Promise<Refused | null> {
  const migrator = new Migrator({
    db,
    allowUnorderedMigrations: true,
    provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error && IS_OF_THE_TABLES.test(errorCode(error) ?? "")) {
    const said = error instanceof Error ? error.message : "";
    return refused(
      "database-altered",
      `The tables of this data are not as an older Sightline left them (${said}); they were left as they are. Restore a backup into another folder with \`sightline restore\`, or undo what was changed by hand.`,
    );
  }
  if (error)
    throw error instanceof Error
      ? error
      : new Error("The database could not be brought up to date.", { cause: error });
  // The queue's own tables; it stops the workers of an older version itself where they could not go on.
  await runMigrations({ pgPool: pool });
  return null;
}

/** Classes of PostgreSQL's codes: what is named is not there, or is there already; what is there breaks a rule. */
const IS_OF_THE_TABLES = /^(42|23)/;
