// Starts one PostgreSQL server process, waits until it answers, and stops it.
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { readFile, readlink, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import type { PoolConfig } from "pg";
import { errorCode } from "./error-code.ts";
import { clusterFolder, didNotStart } from "./initialise.ts";
import type { Setup } from "./initialise.ts";
import { refused } from "./refusal.ts";
import type { Refused } from "./refusal.ts";
import { bareEnvironment } from "./run-tool.ts";
import { openServerLog } from "./server-log.ts";
import { PORT } from "./socket-folder.ts";

export type ServerSetup = Setup & { readonly socketDir: string };

export type Postmaster = { readonly child: ChildProcess; readonly exited: Promise<void> };

const START_MS = 30_000;
/** Orphans of a killed server hold its shared memory until they notice; PostgreSQL rightly refuses until then. */
const ORPHANS_MS = 10_000;

/** Settings on the command line win over every file, so a database made by an older desk gets today's. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "",
  port: String(PORT),
  unix_socket_permissions: "0700",
  max_connections: "40",
  shared_buffers: "128MB",
  // Small, so that recovery after a crash is short on a slow disk.
  max_wal_size: "256MB",
  fsync: "on",
  full_page_writes: "on",
  synchronous_commit: "on",
  timezone: "UTC",
  log_timezone: "UTC",
  // The log must not keep what people wrote: no statements, no values of failed rows, starts and stops only.
  log_statement: "none",
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_checkpoints: "off",
  logging_collector: "off",
  log_destination: "stderr",
  max_logical_replication_workers: "0",
};

export function connectAs(socketDir: string, user: string, database: string): PoolConfig {
  return { host: socketDir, port: PORT, user, database, ssl: false };
}

/** Bounded: answers within 30 s or is stopped again. */
export async function startPostmaster(
  setup: ServerSetup,
): Promise<{ ok: true; postmaster: Postmaster } | Refused> {
  for (const until = Date.now() + ORPHANS_MS; ; await pause(200)) {
    const stale = await clearStalePid(clusterFolder(setup.dataDir));
    if (!stale.ok) return stale;
    const log = await openServerLog(setup.dataDir);
    try {
      const postmaster = spawnPostmaster(setup, log.fd);
      const ready = await untilReady(setup.socketDir, postmaster);
      if (ready === "ready") return { ok: true, postmaster };
      await stopPostmaster(postmaster);
      const word = await log.lastWord();
      const orphans = word.includes("pre-existing shared memory block");
      if (!orphans || Date.now() > until)
        return didNotStart(setup.dataDir, ready === "late" ? late(word) : word);
    } finally {
      await log.close();
    }
  }
}

function late(word: string): string {
  return `no answer within ${START_MS / 1000} seconds; last it said: ${word}`;
}

/** In a session of its own, so that Ctrl-C reaches the desk alone and the desk can finish before the database. */
function spawnPostmaster(setup: ServerSetup, logFd: number): Postmaster {
  const settings = { ...SETTINGS, unix_socket_directories: `"${setup.socketDir}"` };
  const [program = "", ...args] = [
    ...setup.prefix,
    join(setup.binaries.dir, "postgres"),
    "-D",
    clusterFolder(setup.dataDir),
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  const child = spawn(program, args, {
    cwd: "/",
    detached: true,
    env: bareEnvironment(setup.binaries.libraryPath),
    stdio: ["ignore", logFd, logFd, setup.lockFd],
  });
  const exited = new Promise<void>((resolve, reject) => {
    child.once("exit", () => resolve());
    child.once("error", reject);
  });
  return { child, exited };
}

async function untilReady(socketDir: string, postmaster: Postmaster): Promise<"ready" | "gone" | "late"> {
  let gone = false;
  const exited = postmaster.exited.then(() => (gone = true));
  for (const until = Date.now() + START_MS; Date.now() < until;) {
    if (gone) return "gone";
    if (await answers(socketDir)) return "ready";
    await Promise.race([pause(15), exited]);
  }
  return "late";
}

/** 57P03 is "starting up" and "recovering"; the others mean that the socket is not there yet, or no more. */
const NOT_YET = new Set(["ENOENT", "ECONNREFUSED", "ECONNRESET", "EPIPE", "57P03"]);

async function answers(socketDir: string): Promise<boolean> {
  const client = new Client({
    ...connectAs(socketDir, "postgres", "postgres"),
    connectionTimeoutMillis: 5000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch (error) {
    const ended = error instanceof Error && /timeout|terminated|timed out/i.test(error.message);
    if (NOT_YET.has(errorCode(error) ?? "") || ended) return false;
    throw error;
  } finally {
    await client.end();
  }
}

/**
 * PostgreSQL will not start while the process named in `postmaster.pid` lives, and after a crash or in a new
 * container that number may belong to anything. Our lock says that no server of ours lives, so the file goes
 * unless its process is really a server somebody started by hand: a postmaster's working folder is its data.
 */
async function clearStalePid(cluster: string): Promise<{ ok: true } | Refused> {
  const path = join(cluster, "postmaster.pid");
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return { ok: true };
  const pid = Number(text.split("\n")[0]);
  // A folder we may not read is another account's process, which could not open our 0700 folder either.
  const workingFolder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  if (workingFolder !== (await realpath(cluster))) {
    await rm(path);
    return { ok: true };
  }
  return refused(
    "data-folder-in-use",
    `A PostgreSQL server (process ${pid}) that this desk did not start runs on ${cluster}; stop it and start again.`,
  );
}

/** Fast shutdown; a server that does not follow within 15 s is told to stop at once and recovers at its next start. */
export async function stopPostmaster({ child, exited }: Postmaster): Promise<void> {
  const steps = [
    ["SIGINT", 15_000],
    ["SIGQUIT", 5000],
    ["SIGKILL", 5000],
  ] as const;
  for (const [signal, ms] of steps) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    const timer = new AbortController();
    await Promise.race([exited, pause(ms, undefined, { signal: timer.signal }).catch(() => undefined)]);
    timer.abort();
  }
}
