// The private folder of the database's unix socket: only the owner may enter, which is the whole access control.
import { chown, lstat, mkdir, mkdtemp, readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Account } from "./account.ts";
import { errorCode } from "./error-code.ts";
import { startOf } from "./process-start.ts";

export const PORT = 5432;
const RECORD = "postgres.socket";
const SOCKET = `.s.PGSQL.${PORT}`;
/** sun_path holds 108 bytes with the closing zero (unix(7)), and PostgreSQL wants the path shorter than that. */
const LONGEST_SOCKET_PATH = 106;

/** Call it only under the server's lock. Makes a new folder outside the data folder, whose path may be too long. */
export async function makeSocketFolder(dataDir: string, account: Account | undefined): Promise<string> {
  await removeSocketFolder(dataDir);
  const folder = await mkdtemp(join(shortTemporary(tmpdir()), "sightline-"));
  await writeFile(join(dataDir, RECORD), folder, { mode: 0o600 }).catch(async (error: unknown) => {
    await rmdir(folder);
    throw error;
  });
  if (account !== undefined) await chown(folder, account.uid, account.gid);
  return folder;
}

/** Call it only under the server's lock. The same path again, for a server that is started anew under desks that are connected to it. */
export async function keepSocketFolder(dataDir: string, account: Account | undefined): Promise<string> {
  const folder = await recordedSocketFolder(dataDir);
  if (folder === undefined || !isOurName(folder)) return makeSocketFolder(dataDir, account);
  // Somebody tidied /tmp. Were the name taken meanwhile, the server would not start there and `reach` not go there.
  const gone = (await lstat(folder).catch(orUndefinedWhenGone)) === undefined;
  if (gone) await mkdir(folder, { mode: 0o700 });
  if (gone && account !== undefined) await chown(folder, account.uid, account.gid);
  await removeSocket(folder);
  return folder;
}

export const recordedSocketFolder = (dataDir: string): Promise<string | undefined> =>
  readFile(join(dataDir, RECORD), "utf8").catch(orUndefinedWhenGone);

const isOurName = (folder: string): boolean => /^sightline-\w{6}$/.test(basename(folder));

/** Falls back to /tmp when the configured folder would make the socket's path too long or hard to quote. */
export function shortTemporary(configured: string): string {
  const bytes = Buffer.byteLength(join(configured, "sightline-XXXXXX", SOCKET));
  return bytes <= LONGEST_SOCKET_PATH && /^\/[\w./-]*$/.test(configured) ? configured : "/tmp";
}

export async function removeSocketFolder(dataDir: string): Promise<void> {
  const folder = await recordedSocketFolder(dataDir);
  if (folder === undefined) return;
  const stat = await lstat(folder).catch(orUndefinedWhenGone);
  // Anybody may make names in /tmp: only what still looks like our own folder is touched, and only our two files.
  const ours = stat?.isDirectory() === true && isOurName(folder);
  if (ours && !(await isServed(folder))) {
    await removeSocket(folder);
    await rmdir(folder);
  }
  await rm(join(dataDir, RECORD), { force: true });
}

async function removeSocket(folder: string): Promise<void> {
  await rm(join(folder, SOCKET), { force: true });
  await rm(join(folder, `${SOCKET}.lock`), { force: true });
}

/** The record of a data folder that was copied while in use names the folder of the first one's living server. */
async function isServed(folder: string): Promise<boolean> {
  const lock = await readFile(join(folder, `${SOCKET}.lock`), "utf8").catch(orUndefinedWhenGone);
  return lock !== undefined && (await startOf(Number(lock.split("\n")[0]))) !== undefined;
}

function orUndefinedWhenGone(error: unknown): undefined {
  if (errorCode(error) === "ENOENT") return undefined;
  throw error;
}
