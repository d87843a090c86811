// Runs our own PostgreSQL in the data folder and keeps it running until the desk closes it.
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Client } from "pg";
import type { PoolConfig } from "pg";
import { databaseAccount, reachingPrefix } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import type { Binaries } from "./binaries.ts";
import { lockFolder } from "./folder-lock.ts";
import type { FolderLock } from "./folder-lock.ts";
import { folderRefusal } from "./folder-refusal.ts";
import { initialise } from "./initialise.ts";
import { inspect } from "./inspect.ts";
import { keepRunning } from "./keep-running.ts";
import { connectAs, startPostmaster, stopPostmaster } from "./postmaster.ts";
import type { ServerSetup } from "./postmaster.ts";
import { refused } from "./refusal.ts";
import type { OpenedDatabase, Refused } from "./refusal.ts";
import { missingTool } from "./run-tool.ts";
import { makeSocketFolder, removeSocketFolder } from "./socket-folder.ts";

/** How long to wait for the server of a desk that was killed: it needs a moment to shut down. */
const PREDECESSOR_MS = 15_000;

export type EmbeddedOptions = {
  readonly dataDir: string;
  readonly log: (line: string) => void;
  readonly binariesDir: string | undefined;
};

export async function openEmbedded(options: EmbeddedOptions): Promise<OpenedDatabase | Refused> {
  const dataDir = resolve(options.dataDir);
  const tool = await missingTool(["setpriv", "flock", "sh"]);
  if (tool !== undefined) {
    return refused(
      "system-tool-missing",
      `The program ${tool} is missing; install the package util-linux and start again.`,
    );
  }
  try {
    // Others may pass through but not look: the database's account must reach its own folder inside.
    await mkdir(dataDir, { recursive: true, mode: 0o711 });
    const found = await findBinaries(join(dataDir, "postgres.libraries"), options.binariesDir);
    if (!found.ok) return found;
    const locked = await lockFolder(dataDir, PREDECESSOR_MS);
    if (!locked.ok) return locked;
    return await openLocked({ ...options, dataDir }, found.binaries, locked.lock);
  } catch (error) {
    return folderRefusal(error, dataDir);
  }
}

async function openLocked(
  options: EmbeddedOptions,
  binaries: Binaries,
  lock: FolderLock,
): Promise<OpenedDatabase | Refused> {
  const free = async (): Promise<void> => {
    await removeSocketFolder(options.dataDir);
    await lock.release();
  };
  try {
    const opened = await startServer(options, binaries, lock.fd);
    if (!opened.ok) {
      await free();
      return opened;
    }
    let closing: Promise<void> | undefined;
    const close = (): Promise<void> => (closing ??= opened.stop().then(free));
    const { poolConfig, version } = opened;
    return { ok: true, database: { poolConfig, version, kind: "embedded", close } };
  } catch (error) {
    await free();
    throw error;
  }
}

type Started = {
  readonly ok: true;
  readonly poolConfig: PoolConfig;
  readonly version: string;
  readonly stop: () => Promise<void>;
};

async function startServer(
  { dataDir, log }: EmbeddedOptions,
  binaries: Binaries,
  lockFd: number,
): Promise<Started | Refused> {
  const account = await databaseAccount();
  const socketDir = await makeSocketFolder(dataDir, account);
  const programs = [join(binaries.dir, "postgres"), join(binaries.dir, "initdb")];
  const prefix = await reachingPrefix(account, [...programs, dataDir, socketDir]);
  const setup: ServerSetup = { dataDir, binaries, account, prefix, lockFd, socketDir };
  const made = await initialise(setup);
  if (!made.ok) return made;
  const started = await startPostmaster(setup);
  if (!started.ok) return started;
  const poolConfig = connectAs(socketDir, "sightline", "sightline");
  const inspected = await makeDatabase(socketDir)
    .then(() => inspect(poolConfig))
    .catch(async (error: unknown) => {
      await stopPostmaster(started.postmaster);
      throw error;
    });
  if (!inspected.ok) {
    await stopPostmaster(started.postmaster);
    return inspected;
  }
  const stop = keepRunning(started.postmaster, () => startPostmaster(setup), log);
  return { ok: true, poolConfig, version: inspected.version, stop };
}

/** Looks before it makes, at every start, so that a crash between the steps of a first start is mended by the next. */
async function makeDatabase(socketDir: string): Promise<void> {
  const client = new Client(connectAs(socketDir, "postgres", "postgres"));
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ role: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = 'sightline') as role,
              exists (select from pg_database where datname = 'sightline') as database`,
    );
    if (rows[0]?.role !== true) await client.query("create role sightline login nosuperuser");
    if (rows[0]?.database !== true) await client.query("create database sightline owner sightline");
  } finally {
    await client.end();
  }
}
