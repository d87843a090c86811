// Finds the running server of a data folder, started by whichever desk, and makes sure that it has our database.
import { lstat, realpath } from "node:fs/promises";
import { Client } from "pg";
import type { PoolConfig } from "pg";
import { errorCode } from "./error-code.ts";
import { clusterFolder } from "./initialise.ts";
import { PORT, recordedSocketFolder } from "./socket-folder.ts";

/** "Starting up", "recovering" and "shutting down" are 57P03; the others mean that the socket is not there yet, or no more. */
const NOT_YET = new Set(["ENOENT", "ECONNREFUSED", "ECONNRESET", "EPIPE", "57P01", "57P03"]);
/** First half of the advisory lock under which the database is made. */
const MAKING = 7423;

export function connectAs(socketDir: string, user: string, database: string): PoolConfig {
  return { host: socketDir, port: PORT, user, database, ssl: false };
}

/** The folder of the socket where the server of this data folder answers, or undefined when none does. */
export async function reach(dataDir: string): Promise<string | undefined> {
  const socketDir = await recordedSocketFolder(dataDir);
  if (socketDir === undefined || !(await isPrivate(socketDir, dataDir))) return undefined;
  // In a copy of a folder that was in use, the record names the server of the first one.
  const serves = await dataFolderAt(socketDir);
  const cluster = await realpath(clusterFolder(dataDir)).catch(orUndefinedWhenGone);
  return serves !== undefined && serves === cluster ? socketDir : undefined;
}

/** Anybody may make names in /tmp: only a folder of the account that owns the database can be its socket's. */
async function isPrivate(socketDir: string, dataDir: string): Promise<boolean> {
  const [socket, cluster] = await Promise.all(
    [socketDir, clusterFolder(dataDir)].map((folder) => lstat(folder).catch(orUndefinedWhenGone)),
  );
  if (socket === undefined || cluster === undefined) return false;
  return socket.isDirectory() && socket.uid === cluster.uid && (socket.mode & 0o077) === 0;
}

/** The data folder of the server that answers at this socket; undefined when none answers, or not yet. */
export async function dataFolderAt(socketDir: string): Promise<string | undefined> {
  const answer = await asSuperuser(socketDir, async (client) => {
    const { rows } = await client.query<{ folder: string }>(
      "select current_setting('data_directory') as folder",
    );
    return rows[0]?.folder;
  }).catch((error: unknown) => {
    if (isNotYet(error)) return undefined;
    throw error;
  });
  return answer === undefined ? undefined : realpath(answer);
}

export function isNotYet(error: unknown): boolean {
  const ended = error instanceof Error && /timeout|terminated|timed out/i.test(error.message);
  return ended || NOT_YET.has(errorCode(error) ?? "");
}

/**
 * Looks before it makes, at every start, so that a crash between the steps of a first start is mended by the next.
 * Under a lock, because a second desk may come in while the first one is at it.
 */
export async function makeDatabase(socketDir: string): Promise<void> {
  await asSuperuser(socketDir, async (client) => {
    if (await isMade(client)) return;
    await client.query("select pg_advisory_lock($1, 0)", [MAKING]);
    const { rows } = await client.query("select from pg_roles where rolname = 'sightline'");
    if (rows.length === 0) await client.query("create role sightline login nosuperuser");
    if (!(await isMade(client))) await client.query("create database sightline owner sightline");
  });
}

async function isMade(client: Client): Promise<boolean> {
  const { rows } = await client.query("select from pg_database where datname = 'sightline'");
  return rows.length > 0;
}

async function asSuperuser<T>(socketDir: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    ...connectAs(socketDir, "postgres", "postgres"),
    connectionTimeoutMillis: 5000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}

function orUndefinedWhenGone(error: unknown): undefined {
  if (errorCode(error) === "ENOENT") return undefined;
  throw error;
}
