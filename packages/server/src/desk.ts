// A desk: one data folder (or one PostgreSQL server) with its originals, opened by a process beside others and closed by it.
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Refused } from "@sightline/domain";
import type { Program } from "@sightline/media";
import { openDatabase } from "./postgres/index.ts";
import { openDb, type Db, type Statement } from "./db/open.ts";
import { histories, type Histories } from "./count/histories.ts";
import { headsIn } from "./heads/heads-file.ts";
import { keepHeads, type Heads } from "./heads/keep-heads.ts";
import { Investigations } from "./investigation/standing.ts";
import { StandingPairs } from "./pair/standing-pairs.ts";
import { originals, type Originals } from "./storage/index.ts";
import { claimDatabase } from "./storage/folder-id.ts";
import { prepareDataFolder } from "./storage/private-folder.ts";
import type { Pool } from "pg";

export type Desk = {
  readonly dataDir: string;
  readonly db: Db;
  readonly pool: Pool;
  readonly investigations: Investigations;
  readonly pairs: StandingPairs;
  /** Works out how numbers came about. */
  readonly histories: Histories;
  readonly originals: Originals;
  /** Where heads of its journals are noted, and what notes them. */
  readonly headsFile: string;
  readonly heads: Heads;
  /** The PostgreSQL version in use, and whether we run it ourselves. */
  readonly database: { readonly version: string; readonly kind: "embedded" | "external" };
  /** The operator's own, for speech and for translation; null where none is named. */
  readonly programs: Programs;
  /** The wall clock; a test passes its own. */
  readonly now: () => Date;
  readonly close: () => Promise<void>;
};

export type Programs = { readonly speech: Program | null; readonly translation: Program | null };
const NO_PROGRAMS: Programs = { speech: null, translation: null };

export type DeskOptions = {
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  /** Where to note heads; in the data folder when left out. */
  readonly headsFile?: string | undefined;
  readonly programs?: Programs | undefined;
  readonly now?: () => Date;
  readonly log?: (line: string) => void;
  /** Hears of every statement. */
  readonly onSql?: (statement: Statement) => void;
};

/** Refuses when the data folder is unwritable, in use from elsewhere or not that of its database, and when its database cannot be trusted to keep what it is given. */
export async function openDesk(options: DeskOptions): Promise<{ ok: true; desk: Desk } | Refused> {
  const dataDir = resolve(options.dataDir);
  const prepared = await prepareDataFolder(dataDir);
  if (!prepared.ok) return prepared;
  const store = originals(dataDir);
  const opened = await openDatabase({
    dataDir,
    ...(options.databaseUrl !== undefined && { databaseUrl: options.databaseUrl }),
    ...(options.log && { log: options.log }),
    firstIn: async () => {
      await store.sweep();
      await rm(unfinishedRenditions({ dataDir }), { recursive: true, force: true });
    },
  });
  if (!opened.ok) return opened;
  const { database } = opened;
  const tables = await openDb(database.poolConfig, options.onSql).catch(async (fault: unknown) => {
    await database.close();
    throw fault;
  });
  if (!tables.ok) {
    await database.close();
    return tables;
  }
  if (database.kind === "external") {
    const claimed = await claimDatabase(tables.db, dataDir);
    if (!claimed.ok) {
      await tables.close();
      return claimed;
    }
    // Beside a server of somebody else's nobody knows who else is at work in the folder: what has a living writer stays.
    await store.sweep();
  }
  const { db, pool } = tables;
  const { version, kind } = database;
  const now = options.now ?? (() => new Date());
  const headsFile = options.headsFile ?? headsIn(dataDir);
  const heads = keepHeads({ pool, dataDir, headsFile, now }, options.log ?? (() => undefined));
  const standing = {
    investigations: new Investigations(),
    pairs: new StandingPairs(),
    histories: histories(database.poolConfig),
  };
  const close = (): Promise<void> =>
    Promise.all([heads.close(), standing.histories.close()])
      .then(() => tables.close())
      .then(() => database.close());
  const { programs = NO_PROGRAMS } = options;
  const about = { dataDir, headsFile, database: { version, kind }, programs, now };
  const desk = { ...about, db, pool, ...standing, originals: store, heads, close };
  return { ok: true, desk };
}

/** Where the renditions of some bytes are kept; they can always be made again. */
export const renditionsOf = (desk: Pick<Desk, "dataDir">, sha256: string): string =>
  join(desk.dataDir, "renditions", sha256.slice(0, 2), sha256.slice(2, 4), sha256);

/** Where renditions are made before they are renamed to their place. */
export const unfinishedRenditions = (desk: Pick<Desk, "dataDir">): string =>
  join(desk.dataDir, "renditions", "unfinished");
