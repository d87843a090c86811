// Starts one PostgreSQL server process under a keeper that stops it when the last desk has gone.
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFile, readlink, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { errorCode } from "./error-code.ts";
import { clusterFolder, didNotStart } from "./initialise.ts";
import type { Setup } from "./initialise.ts";
import type { Presence } from "./presence.ts";
import { startOf } from "./process-start.ts";
import { dataFolderAt } from "./reach.ts";
import { refused } from "./refusal.ts";
import type { Refused } from "./refusal.ts";
import { bareEnvironment } from "./run-tool.ts";
import { openServerLog } from "./server-log.ts";
import { PORT } from "./socket-folder.ts";

export type ServerSetup = Setup & { readonly socketDir: string; readonly presence: Presence };

type Postmaster = {
  readonly keeper: ChildProcess;
  readonly pid: number;
  readonly started: string | undefined;
};

const START_MS = 30_000;
/** Orphans of a killed server hold its shared memory until they notice; PostgreSQL rightly refuses until then. */
const ORPHANS_MS = 10_000;

/** Settings on the command line win over every file, so a database made by an older desk gets today's. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "",
  port: String(PORT),
  unix_socket_permissions: "0700",
  // Each desk takes up to fifteen.
  max_connections: "200",
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

/** Bounded: answers within 30 s or is stopped again. */
export async function startPostmaster(setup: ServerSetup): Promise<{ ok: true } | Refused> {
  for (const until = performance.now() + ORPHANS_MS; ; await pause(200)) {
    const stale = await clearStalePid(clusterFolder(setup.dataDir));
    if (!stale.ok) return stale;
    const log = await openServerLog(setup.dataDir);
    try {
      const postmaster = await spawnPostmaster(setup, log.fd);
      const ready = await untilReady(setup.socketDir, postmaster);
      if (ready === "ready") return { ok: true };
      await giveUp(postmaster);
      const word = await log.lastWord();
      const orphans = word.includes("pre-existing shared memory block");
      if (!orphans || performance.now() > until)
        return didNotStart(setup.dataDir, ready === "late" ? late(word) : word);
    } finally {
      await log.close();
    }
  }
}

function late(word: string): string {
  return `no answer within ${START_MS / 1000} seconds; last it said: ${word}`;
}

/**
 * The server's parent is its keeper: the shell, which then becomes a program that waits until no desk is present and
 * ends, and by the pdeathsig before `postgres` the server with it. So no desk's end by any cause touches the others,
 * and no number of a process is ever trusted. A shell has its children in the background ignore INT, hence `env`.
 * The server inherits the keeper's lock: nobody comes in while it stops.
 */
const KEEPER = 'env --default-signal=INT,QUIT "$@" >&2 & echo $!; exec flock --exclusive 4 3>&- >&-';

/** In a session of its own, so that Ctrl-C reaches the desk alone and the desk can finish before the database. */
async function spawnPostmaster(setup: ServerSetup, logFd: number): Promise<Postmaster> {
  const settings = { ...SETTINGS, unix_socket_directories: `"${setup.socketDir}"` };
  const command = [
    ...setup.prefix,
    join(setup.binaries.dir, "postgres"),
    "-D",
    clusterFolder(setup.dataDir),
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  const presence = setup.presence.again();
  const keeper = spawn("sh", ["-c", KEEPER, "sh", ...command], {
    cwd: "/",
    detached: true,
    env: bareEnvironment(setup.binaries.ldPath),
    stdio: ["ignore", "pipe", logFd, setup.lockFd, presence.fd],
  });
  presence.close();
  await once(keeper, "spawn");
  const pid = Number(keeper.stdout === null ? "" : await text(keeper.stdout));
  keeper.unref();
  return { keeper, pid, started: await startOf(pid) };
}

const lives = async ({ pid, started }: Postmaster): Promise<boolean> =>
  started !== undefined && (await startOf(pid)) === started;

async function untilReady(socketDir: string, postmaster: Postmaster): Promise<"ready" | "gone" | "late"> {
  for (const until = performance.now() + START_MS; performance.now() < until; await pause(15)) {
    if (!(await lives(postmaster))) return "gone";
    if ((await dataFolderAt(socketDir)) !== undefined) return "ready";
  }
  return "late";
}

/**
 * PostgreSQL will not start while the process named in `postmaster.pid` lives, and after a crash or in a new
 * container that number may belong to anything. Our lock says that no server of ours lives, so the file goes
 * unless its process is really a server somebody started by hand.
 */
async function clearStalePid(cluster: string): Promise<{ ok: true } | Refused> {
  const pid = await runningServer(cluster);
  if (pid === undefined) {
    await rm(join(cluster, "postmaster.pid"), { force: true });
    return { ok: true };
  }
  return refused(
    "data-folder-in-use",
    `A PostgreSQL server (process ${pid}) that this desk did not start runs on ${cluster}; stop it and start again.`,
  );
}

/** A postmaster's working folder is its data. One that we may not ask is another account's, which our 0700 folder keeps out. */
async function runningServer(cluster: string): Promise<number | undefined> {
  const said = await readFile(join(cluster, "postmaster.pid"), "utf8").catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  });
  if (said === undefined) return undefined;
  const pid = Number(said.split("\n")[0]);
  const workingFolder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return workingFolder === (await realpath(cluster)) ? pid : undefined;
}

/** Cheap to ask again and again, unlike a lock. */
export async function untilStopped(dataDir: string, waitMs: number): Promise<void> {
  for (const until = performance.now() + waitMs; performance.now() < until; await pause(10))
    if ((await runningServer(clusterFolder(dataDir))) === undefined) return;
}

/** What a server is sent that was to stop and has not within so many milliseconds; it recovers at its next start. */
const URGES = [
  [25_000, "SIGKILL"],
  [15_000, "SIGQUIT"],
  // The keeper may have gone before the server had asked to be told.
  [5000, "SIGINT"],
] as const;

/** Call it only while no desk is present. */
export async function urgeToStop(dataDir: string, waitedMs: number): Promise<void> {
  const [, signal] = URGES.find(([after]) => waitedMs > after) ?? [];
  const pid = signal === undefined ? undefined : await runningServer(clusterFolder(dataDir));
  if (signal !== undefined && pid !== undefined) send(pid, signal);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error;
  }
}

/** For a server that did not come up: others may be present, so its keeper would go on waiting. */
async function giveUp(postmaster: Postmaster): Promise<void> {
  postmaster.keeper.kill("SIGKILL");
  for (const signal of ["SIGQUIT", "SIGKILL"] as const) {
    for (const until = performance.now() + 10_000; performance.now() < until; await pause(20))
      if (!(await lives(postmaster))) return;
    send(postmaster.pid, signal);
  }
}
