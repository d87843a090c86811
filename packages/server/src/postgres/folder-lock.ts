// Keeps a second process out of a data folder for exactly as long as any process of the first one's server lives.
import { closeSync, openSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { errorCode } from "./error-code.ts";
import { startOf } from "./process-start.ts";
import { refused } from "./refusal.ts";
import type { Refused } from "./refusal.ts";
import { run } from "./run-tool.ts";

const TAKEN = 66;
const LOCK = "database.lock";
const HOLDER = "database.holder.json";

export type FolderLock = { readonly fd: number; release(): Promise<void> };

const holderShape = z.object({ pid: z.number().int(), started: z.string(), command: z.string() });

type Holder = z.infer<typeof holderShape>;

/**
 * flock(2) locks belong to the open file, not to a process: the `flock` tool locks the descriptor it inherits
 * from us and exits, and every database process that later inherits the same descriptor keeps the lock, also
 * backends orphaned by `kill -9`. One lock thus covers the first initialisation, the server and its remains.
 *
 * Waits up to `waitMs` when the process that took the lock is gone, because its server is then shutting down.
 */
export async function lockFolder(
  folder: string,
  waitMs: number,
): Promise<{ ok: true; lock: FolderLock } | Refused> {
  // A bare descriptor, not a FileHandle: that would close, and so unlock, when it is garbage-collected.
  const fd = openSync(join(folder, LOCK), "a", 0o600);
  let taken = false;
  try {
    const locked = await takeLock(folder, fd, waitMs);
    taken = locked.ok;
    return locked;
  } finally {
    if (!taken) closeSync(fd);
  }
}

async function takeLock(
  folder: string,
  fd: number,
  waitMs: number,
): Promise<{ ok: true; lock: FolderLock } | Refused> {
  for (const until = Date.now() + waitMs; ; await pause(100)) {
    const tool = ["flock", "--exclusive", "--nonblock", "--conflict-exit-code", String(TAKEN), "3"];
    const { code, output } = await run(tool, { inherit: fd });
    if (code === 0) break;
    if (code !== TAKEN) throw new Error(`flock on ${folder}: exit ${code}, ${output.trim()}`);
    const holder = await readHolder(folder);
    const alive = holder !== undefined && (await startOf(holder.pid)) === holder.started;
    if (alive || Date.now() > until) return inUse(folder, alive ? holder : undefined);
  }
  await writeHolder(folder);
  const release = async (): Promise<void> => {
    await rm(join(folder, HOLDER), { force: true }).finally(() => closeSync(fd));
  };
  return { ok: true, lock: { fd, release } };
}

function inUse(folder: string, holder: Holder | undefined): Refused {
  const who =
    holder === undefined
      ? "a database process that an earlier desk left behind, or a desk on another machine or in another container"
      : `process ${holder.pid} (${holder.command})`;
  return refused(
    "data-folder-in-use",
    `The data folder ${folder} is in use by ${who}; use that desk, or stop it and start again.`,
  );
}

async function writeHolder(folder: string): Promise<void> {
  const started = (await startOf(process.pid)) ?? "";
  const command = process.argv.slice(1).join(" ").slice(0, 200);
  const path = join(folder, HOLDER);
  const holder: Holder = { pid: process.pid, started, command };
  await writeFile(`${path}.new`, JSON.stringify(holder), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

async function readHolder(folder: string): Promise<Holder | undefined> {
  const text = await readFile(join(folder, HOLDER), "utf8").catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return "{}";
    throw error;
  });
  return parseHolder(text);
}

/** Undefined for a text that a power cut left half written: who holds the lock is then not known. */
export function parseHolder(text: string): Holder | undefined {
  try {
    const read: unknown = JSON.parse(text);
    const parsed = holderShape.safeParse(read);
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
