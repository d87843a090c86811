// Lets our child programs start from code that is compiled already: half of what starting one costs is compiling it.
import { execFile } from "node:child_process";
import { access, chmod, readdir, symlink, writeFile } from "node:fs/promises";
import { getCompileCacheDir } from "node:module";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { decoderAccount } from "./account.ts";

const ready = new Map<string, Promise<string | null>>();

/**
 * The folder of compiled code that `program` may read, or null when our own process keeps none.
 * It is filled by starting the program once without any input, outside of a sandbox, so that nothing but our own code
 * ever has a say in it; children get it read-only. The runtime holds each entry against a hash of its source.
 */
export function compiledFolder(program: string): Promise<string | null> {
  const found = ready.get(program) ?? fill(program);
  ready.set(program, found);
  return found;
}

async function fill(program: string): Promise<string | null> {
  const ours = getCompileCacheDir();
  if (ours === undefined) return null;
  const folder = dirname(ours);
  const mark = join(ours, `${basename(program)}.readable`);
  try {
    await access(mark);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    const env = { ...process.env, NODE_COMPILE_CACHE: folder };
    const started = promisify(execFile)(process.execPath, [program], { env });
    started.child.stdin?.end();
    await started;
    await letRead(ours);
    await nameFor(decoderAccount(), ours);
    await writeFile(mark, "");
  }
  return folder;
}

/** Each entry was written for its owner alone, and children of root's are somebody else; it is our own code, no secret. */
async function letRead(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const name of await readdir(folder)) {
    await chmod(join(folder, name), 0o644).catch((error: NodeJS.ErrnoException) => {
      // Another process of ours has just put a newer one in its place.
      if (error.code !== "ENOENT") throw error;
    });
  }
}

/** The runtime keeps each account's code under a name that ends with its number: children look for theirs. */
async function nameFor(account: number | undefined, ours: string): Promise<void> {
  if (account === undefined) return;
  const theirs = join(dirname(ours), basename(ours).replace(/-\d+$/, `-${account}`));
  await symlink(basename(ours), theirs).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}
