// The data folder and what is made in it: for its owner alone, whatever the umask; and the refusal where that cannot be.
import { randomBytes } from "node:crypto";
import { chmod, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { accountOfRoot } from "../postgres/account.ts";
import { errorCode } from "../postgres/error-code.ts";
import { folderRefusal } from "../postgres/folder-refusal.ts";
import { refused, type Refused } from "../postgres/refusal.ts";

const PRIVATE = 0o700;

/**
 * Makes a folder, and those above it that are missing, which nobody else may enter. Step by step: where nothing can be
 * made although the folder above is there, as in /proc, Node's own way of doing so tries for ever.
 */
export async function makePrivate(folder: string): Promise<void> {
  const made = await makeOne(folder);
  if (made !== "parent-missing") return;
  await makePrivate(dirname(folder));
  if ((await makeOne(folder)) === "parent-missing") throw new FolderMissing(folder);
}

class FolderMissing extends Error {
  readonly code = "ENOENT";
  constructor(folder: string) {
    super(`ENOENT: nothing can be made in ${dirname(folder)}`);
  }
}

async function makeOne(folder: string): Promise<"made" | "parent-missing"> {
  try {
    await mkdir(folder, { mode: PRIVATE });
    // A umask can only take rights away, also from ourselves.
    await chmod(folder, PRIVATE);
    return "made";
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" && folder !== dirname(folder)) return "parent-missing";
    if (code === "EEXIST" && (await stat(folder)).isDirectory()) return "made";
    throw error;
  }
}

/**
 * Makes the data folder, or makes sure of one that is there: a folder in which this process can write.
 * Refuses `data-folder-unwritable` and `disk-full`; nothing is opened that could keep us waiting.
 */
export async function prepareDataFolder(dataDir: string): Promise<{ readonly ok: true } | Refused> {
  try {
    const found = await stat(dataDir).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    if (found !== undefined && !found.isDirectory()) {
      const sentence = `The data folder ${dataDir} is not a folder; name another with --data, or move away what is there.`;
      return refused("data-folder-unwritable", sentence);
    }
    if (found !== undefined && (await isOfAnother(dataDir, found.uid))) {
      const sentence = `The data folder ${dataDir} belongs to the account with the number ${found.uid}, and what root writes there would be closed to it; run this as that account: sudo -u '#${found.uid}' …`;
      return refused("data-folder-of-another", sentence);
    }
    await makePrivate(dataDir);
    await tryToWrite(dataDir);
    if (found !== undefined && (found.mode & 0o077) !== 0 && (await isOurs(dataDir)))
      await chmod(dataDir, PRIVATE);
    return { ok: true };
  } catch (error) {
    return folderRefusal(error, dataDir);
  }
}

/** To root no folder is closed, but what root makes in it is closed to its owner. */
async function isOfAnother(dataDir: string, uid: number): Promise<boolean> {
  if (process.getuid?.() !== 0 || uid === 0 || uid === (await accountOfRoot())?.uid) return false;
  return (await readdir(dataDir)).length > 0;
}

/** Rights tell little: a disk may be read-only or full, and in /proc nothing can be made at all. */
async function tryToWrite(folder: string): Promise<void> {
  const path = join(folder, `.sightline-${randomBytes(6).toString("hex")}`);
  const file = await open(path, "wx", 0o600);
  try {
    await file.write("x");
    await file.sync();
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
}

/** Whether there is nothing but ours: rights of a folder that holds other things are not ours to change. */
export async function isOurs(dataDir: string): Promise<boolean> {
  const names = await readdir(dataDir);
  const ours =
    /^(originals|uploads|renditions|drawn|postgres.*|present\.lock|database\..*|folder\.id(\..*)?|desk\.key(\..*)?|heads\.jsonl|this-is-a-demo\.txt)$/;
  return names.every((name) => ours.test(name));
}
