// Starts the server of a data folder under its lock: its files on first use, its socket's folder, its processes.
import { chown } from "node:fs/promises";
import { join } from "node:path";
import { isOurs } from "../storage/private-folder.ts";
import { databaseAccount, reachingPrefix } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { initialise } from "./initialise.ts";
import { startPostmaster } from "./postmaster.ts";
import type { Presence } from "./presence.ts";
import type { Refused } from "./refusal.ts";
import { keepSocketFolder, makeSocketFolder } from "./socket-folder.ts";

type Place = { readonly dataDir: string; readonly binaries: Binaries; readonly presence: Presence };

/**
 * `first` when no other desk is present that knows the folder of the socket. Of root's folder, which root passes by right,
 * the database's account is made the owner, so that nobody else can pass and it needs no right to pass them all.
 */
export async function startServer(
  { dataDir, binaries, presence }: Place,
  lockFd: number,
  first: boolean,
): Promise<{ readonly ok: true; readonly socketDir: string } | Refused> {
  const found = await databaseAccount();
  if (!found.ok) return found;
  const { account } = found;
  if (account !== undefined && (await isOurs(dataDir))) await chown(dataDir, account.uid, account.gid);
  const socketDir = await (first ? makeSocketFolder : keepSocketFolder)(dataDir, account);
  const programs = [join(binaries.dir, "postgres"), join(binaries.dir, "initdb")];
  const prefix = await reachingPrefix(account, [...programs, dataDir, socketDir]);
  const setup = { dataDir, binaries, account, prefix, lockFd };
  const made = await initialise(setup);
  if (!made.ok) return made;
  const started = await startPostmaster({ ...setup, socketDir, presence });
  return started.ok ? { ok: true, socketDir } : started;
}
