// The file-system steps that make a name survive a power cut: flush the file, flush every folder that names it.
import { mkdir, open } from "node:fs/promises";
import { dirname, relative, sep } from "node:path";

/** A rename or a new file is on disk only when the folder that names it is: fsync(2). */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}

/**
 * Makes folders below `base` and flushes the name of each, once per process: a folder that exists may have been
 * made by a process that crashed before its name was on disk, so existing is not enough.
 */
export function folderMaker(base: string): (folder: string) => Promise<void> {
  const safe = new Set<string>();
  const make = async (folder: string): Promise<void> => {
    if (safe.has(folder)) return;
    if (relative(base, folder).split(sep)[0] === "..") throw new RangeError(`${folder} is not below ${base}`);
    if (folder !== base) await make(dirname(folder));
    const made = await mkdir(folder, { recursive: true, mode: 0o700 });
    // The folder above the base is somebody else's and may be closed to us: its matter unless we added the name.
    if (folder !== base || made !== undefined) await flushFolder(dirname(folder));
    safe.add(folder);
  };
  return make;
}
