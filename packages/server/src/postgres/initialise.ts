// Makes the database's files in the data folder on first use, in one step that either happened or did not.
import { chown, mkdir, readFile, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { flushFolder } from "../storage/durable.ts";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { errorCode } from "./error-code.ts";
import { diskFull } from "./folder-refusal.ts";
import { refused } from "./refusal.ts";
import type { Refused } from "./refusal.ts";
import { bareEnvironment, run } from "./run-tool.ts";
import { lastWord } from "./server-log.ts";

const UNFINISHED = "postgres.unfinished";

export type Setup = {
  readonly dataDir: string;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  /** The words before a database program: see `reachingPrefix`. */
  readonly prefix: readonly string[];
  readonly lockFd: number;
};

export function clusterFolder(dataDir: string): string {
  return join(dataDir, "postgres");
}

/** Call it only under the folder's lock. Initialises under another name and renames, so a crash leaves no half. */
export async function initialise(setup: Setup): Promise<{ ok: true } | Refused> {
  const { dataDir, account } = setup;
  const unfinished = join(dataDir, UNFINISHED);
  await rm(unfinished, { recursive: true, force: true });
  const major = await programMajor(setup);
  if (!major.ok) return major;
  const existing = await filesMajor(clusterFolder(dataDir));
  if (existing !== undefined) {
    await handOver(clusterFolder(dataDir), account);
    return sameMajor(existing, major.major, dataDir);
  }
  await mkdir(unfinished, { mode: 0o700 });
  if (account !== undefined) await chown(unfinished, account.uid, account.gid);
  const made = await runInitdb(setup, unfinished, Number(major.major));
  if (!made.ok) {
    await rm(unfinished, { recursive: true, force: true });
    return made;
  }
  await rename(unfinished, clusterFolder(dataDir));
  await flushFolder(dataDir);
  return { ok: true };
}

/** Files of a database that ran under another account, such as `nobody`; the folder last, so that it is done again after a crash. */
async function handOver(cluster: string, account: Account | undefined): Promise<void> {
  if (account === undefined || (await stat(cluster)).uid === account.uid) return;
  const owner = `${account.uid}:${account.gid}`;
  const { code, output } = await run(["find", cluster, "-depth", "-exec", "chown", "-h", owner, "{}", "+"]);
  if (code !== 0) throw new Error(`The files of the database could not be handed over: ${output.trim()}`);
}

async function runInitdb(setup: Setup, folder: string, major: number): Promise<{ ok: true } | Refused> {
  // PostgreSQL 17 brought its own C.UTF-8, the same on every machine: upper and lower case work beyond ASCII,
  // and an update of the system's libraries cannot change the sort order under an index.
  const builtin = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const { code, output } = await run(
    [
      ...setup.prefix,
      join(setup.binaries.dir, "initdb"),
      `--pgdata=${folder}`,
      "--username=postgres",
      "--auth-local=trust",
      "--auth-host=reject",
      "--encoding=UTF8",
      ...(major >= 17 ? builtin : ["--locale=C.UTF-8"]),
      "--data-checksums",
      "--no-instructions",
    ],
    { env: bareEnvironment(setup.binaries.ldPath), inherit: setup.lockFd },
  );
  if (code === 0) return { ok: true };
  return didNotStart(setup.dataDir, output);
}

/** A refusal with the last telling line of what the database said. */
export function didNotStart(dataDir: string, said: string): Refused {
  const line = lastWord(said);
  if (/No space left on device|Disk quota exceeded/.test(said)) return diskFull(dataDir, line);
  return refused(
    "database-did-not-start",
    `The database in ${dataDir} did not start (${line}); see postgres.log there.`,
  );
}

async function programMajor(setup: Setup): Promise<{ ok: true; major: string } | Refused> {
  const { code, output } = await run([...setup.prefix, join(setup.binaries.dir, "postgres"), "--version"], {
    env: bareEnvironment(setup.binaries.ldPath),
  });
  const major = /\(PostgreSQL\) (\d+)/.exec(output)?.[1];
  return code === 0 && major !== undefined ? { ok: true, major } : didNotStart(setup.dataDir, output);
}

async function filesMajor(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, "PG_VERSION"), "utf8").catch(async (error: unknown) => {
    if (errorCode(error) !== "ENOENT") throw error;
    await removeIfEmpty(folder);
    return undefined;
  });
  return text?.trim();
}

/** An empty folder may be a mount point's leftover; a folder with files but no version is damaged: never replace it. */
async function removeIfEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  });
  if (names?.length === 0) await rm(folder, { recursive: true });
}

function sameMajor(files: string, programs: string, dataDir: string): { ok: true } | Refused {
  if (files === programs) return { ok: true };
  return refused(
    "database-other-version",
    `The database in ${dataDir} was made by PostgreSQL ${files} and this desk brings ${programs}; make a backup with the older desk and restore it here.`,
  );
}
