// Lets our child programs start from code that is compiled already: half of what starting one costs is compiling it.
import { execFile } from "node:child_process";
import { access, writeFile } from "node:fs/promises";
import { getCompileCacheDir } from "node:module";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";

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
  const mark = join(ours, `${basename(program)}.started`);
  try {
    await access(mark);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    const env = { ...process.env, NODE_COMPILE_CACHE: folder };
    const started = promisify(execFile)(process.execPath, [program], { env });
    started.child.stdin?.end();
    await started;
    await writeFile(mark, "");
  }
  return folder;
}
