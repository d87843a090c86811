// Lets one process at a time start the server of a data folder, and none while any process of a server lives.
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { errorCode } from "./error-code.ts";
import { openToLock, type OpenFile } from "./flock.ts";
import { startOf } from "./process-start.ts";

const LOCK = "database.lock";
const STARTER = "database.holder.json";

const starterShape = z.object({ pid: z.number().int(), started: z.string(), command: z.string() });

export type Starter = z.infer<typeof starterShape>;

/**
 * Undefined while somebody else starts a server here, or a process of one lives: all of them inherit the locked file,
 * also backends orphaned by `kill -9`. One lock thus covers the first initialisation, the server and its remains.
 * Closing it ends only our part of it.
 */
export async function lockServer(folder: string): Promise<OpenFile | undefined> {
  const file = openToLock(join(folder, LOCK));
  let ours = false;
  try {
    ours = await file.take("exclusive");
    return ours ? file : undefined;
  } finally {
    if (!ours) file.close();
  }
}

/** Tells those who wait that this process starts a server, for as long as it does. */
export async function asStarter<T>(folder: string, work: () => Promise<T>): Promise<T> {
  await writeStarter(folder);
  return work().finally(() => rm(join(folder, STARTER), { force: true }));
}

/** Who starts a server here just now, when it lives; a number that belongs to another process now does not count. */
export async function starterIn(folder: string): Promise<Starter | undefined> {
  const starter = await readStarter(folder);
  return starter !== undefined && (await startOf(starter.pid)) === starter.started ? starter : undefined;
}

async function writeStarter(folder: string): Promise<void> {
  const started = (await startOf(process.pid)) ?? "";
  const command = process.argv.slice(1).join(" ").slice(0, 200);
  const path = join(folder, STARTER);
  const starter: Starter = { pid: process.pid, started, command };
  await writeFile(`${path}.new`, JSON.stringify(starter), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

async function readStarter(folder: string): Promise<Starter | undefined> {
  const text = await readFile(join(folder, STARTER), "utf8").catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return "{}";
    throw error;
  });
  return parseStarter(text);
}

/** Undefined for a text that a power cut left half written: who starts the server is then not known. */
export function parseStarter(text: string): Starter | undefined {
  try {
    const read: unknown = JSON.parse(text);
    const parsed = starterShape.safeParse(read);
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
