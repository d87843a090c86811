// Runs our own PostgreSQL in the data folder: the first desk starts it, others come in, and it stops when the last has left.
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { findBinaries } from "./binaries.ts";
import type { Binaries } from "./binaries.ts";
import type { OpenFile } from "./flock.ts";
import { asStarter, lockServer, starterIn } from "./folder-lock.ts";
import { folderRefusal } from "./folder-refusal.ts";
import { inspect } from "./inspect.ts";
import { runAgain } from "./keep-running.ts";
import type { Restart } from "./keep-running.ts";
import { untilStopped, urgeToStop } from "./postmaster.ts";
import { presenceIn } from "./presence.ts";
import type { Presence } from "./presence.ts";
import { connectAs, isNotYet, makeDatabase, reach } from "./reach.ts";
import { refused } from "./refusal.ts";
import type { OpenedDatabase, Refused } from "./refusal.ts";
import { missingTool } from "./run-tool.ts";
import { removeSocketFolder } from "./socket-folder.ts";
import { makePrivate } from "../storage/private-folder.ts";
import { startServer } from "./start-server.ts";
import { stayConnected } from "./stay-connected.ts";

/** How long to wait for a server that nobody is starting: the one of desks that were killed needs a moment to shut down. */
const PREDECESSOR_MS = 15_000;
/** How long to wait for one that somebody is starting: a first start and a recovery take their time on a slow disk. */
const STARTING_MS = 90_000;
const STOPPING_MS = 30_000;
const LOOK_MS = 50;
/** A server that nobody uses is mostly stopped by then; if not, somebody may have come in meanwhile. */
const A_MOMENT_MS = 500;
const MOST_TRIES = 5;

export type EmbeddedOptions = {
  readonly dataDir: string;
  readonly log: (line: string) => void;
  readonly binariesDir: string | undefined;
  /** Run when no other desk has the folder open, before any can come in. */
  readonly firstIn: () => Promise<void>;
};

type Here = EmbeddedOptions & { readonly binaries: Binaries; readonly presence: Presence };
type Served = { readonly ok: true; readonly socketDir: string };

export async function openEmbedded(options: EmbeddedOptions): Promise<OpenedDatabase | Refused> {
  const dataDir = resolve(options.dataDir);
  const tool = await missingTool(["setpriv", "flock", "sh", "env"]);
  if (tool !== undefined) {
    return refused(
      "system-tool-missing",
      `The program ${tool} is missing; install the packages util-linux and coreutils and start again.`,
    );
  }
  try {
    await makePrivate(dataDir);
    const found = await findBinaries(join(dataDir, "postgres.libraries"), options.binariesDir);
    if (!found.ok) return found;
    return await openIn({ ...options, dataDir, binaries: found.binaries, presence: presenceIn(dataDir) });
  } catch (error) {
    return folderRefusal(error, dataDir);
  }
}

async function openIn(here: Here): Promise<OpenedDatabase | Refused> {
  let open = false;
  try {
    for (let tries = 1; ; tries += 1) {
      const served = await comeIn(here);
      if (!served.ok) return served;
      const opened = await connectTo(here, served.socketDir).catch((error: unknown) => {
        // It died or began to stop just then.
        if (isNotYet(error) && tries < MOST_TRIES) return undefined;
        throw error;
      });
      open = opened?.ok === true;
      if (opened !== undefined) return opened;
    }
  } finally {
    if (!open) await leave(here, 0);
  }
}

/** Looks again and again until it has started the server, or reached the one that runs. */
async function comeIn(here: Here): Promise<Served | Refused> {
  for (const from = performance.now(); ; await pause(LOOK_MS)) {
    const served = await lookOnce(here, performance.now() - from);
    if (served !== undefined) return served;
    const starter = await starterIn(here.dataDir);
    if (performance.now() - from < (starter === undefined ? PREDECESSOR_MS : STARTING_MS)) continue;
    const who =
      starter === undefined
        ? "a database process that an earlier desk left behind, or a desk on another machine or in another container"
        : `process ${starter.pid} (${starter.command})`;
    return refused(
      "data-folder-in-use",
      `The data folder ${here.dataDir} is in use by ${who}; use that desk, or stop it and start again.`,
    );
  }
}

/** Undefined when there is a server that does not answer yet, or one that is about to stop. */
async function lookOnce(here: Here, waitedMs: number): Promise<Served | Refused | undefined> {
  const { dataDir, presence } = here;
  const first = await presence.alone();
  if (!first && !(await presence.join())) {
    await urgeToStop(dataDir, waitedMs);
    return undefined;
  }
  const lock = await lockServer(dataDir);
  if (lock !== undefined) {
    try {
      return await start(here, lock, first);
    } finally {
      lock.close();
    }
  }
  const socketDir = first ? undefined : await reach(dataDir);
  if (socketDir !== undefined) return { ok: true, socketDir };
  // Only who is open keeps a server running.
  presence.stepBack();
  return undefined;
}

function start(here: Here, lock: OpenFile, first: boolean): Promise<Served | Refused> {
  return asStarter(here.dataDir, async () => {
    if (first) await here.firstIn();
    // Under the server's lock nothing is served here, so only others who look can be in the way, for a moment.
    if (first) while (!(await here.presence.join())) await pause(LOOK_MS);
    return startServer(here, lock.fd, first);
  });
}

async function connectTo(here: Here, socketDir: string): Promise<OpenedDatabase | Refused> {
  const { dataDir, log } = here;
  await makeDatabase(socketDir);
  const poolConfig = connectAs(socketDir, "sightline", "sightline");
  const inspected = await inspect(poolConfig);
  if (!inspected.ok) return inspected;
  const restart: Restart = { dataDir, log, start: (lock) => start(here, lock, false) };
  const watch = await stayConnected(poolConfig, { lost: (closing) => runAgain(restart, closing) });
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= watch.close().then(() => leave(here, STOPPING_MS)));
  return { ok: true, database: { poolConfig, version: inspected.version, kind: "embedded", close } };
}

/** Whoever leaves last waits for the server to stop, and tidies up; where others are present it goes at once. */
async function leave(here: Here, waitMs: number): Promise<void> {
  const { dataDir, presence } = here;
  try {
    for (const from = performance.now(); ; await pause(LOOK_MS)) {
      const last = await presence.alone();
      if (!last && (await presence.join())) return;
      // Now the keeper has it, or had it already.
      presence.stepBack();
      if (waitMs > 0) await untilStopped(dataDir, A_MOMENT_MS);
      const waited = performance.now() - from;
      if ((await tidyUp(here)) || waited > waitMs) return;
      if (!last) await urgeToStop(dataDir, waited);
    }
  } finally {
    presence.leave();
  }
}

/** False while a process of a server or its keeper lives, and while others are present: they need the socket's folder. */
async function tidyUp({ dataDir, presence }: Here): Promise<boolean> {
  const lock = await lockServer(dataDir);
  if (lock === undefined) return false;
  try {
    if (!(await presence.alone())) return false;
    await removeSocketFolder(dataDir);
    return true;
  } finally {
    lock.close();
  }
}
