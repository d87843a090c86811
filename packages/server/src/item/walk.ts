// Finds the files to collect under the paths given, in a stable order; what it passes over, it says.
import { lstat, readdir, realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Refusal } from "@sightline/domain";

export type Walked = { readonly path: string } | { readonly path: string; readonly refusal: Refusal };

/** Yields every regular file; links, devices, unreadable folders and our own data folder come as refusals. */
export async function* walk(paths: readonly string[], dataDir: string): AsyncGenerator<Walked> {
  const own = await realpath(dataDir).catch(() => resolve(dataDir));
  for (const path of paths) yield* visit(await realpath(path).catch(() => resolve(path)), own);
}

async function* visit(path: string, own: string): AsyncGenerator<Walked> {
  const refusal = (code: string, sentence: string): Walked => ({ path, refusal: { code, sentence, path } });
  try {
    if (path === own) {
      yield refusal("own-data-folder", "This is the desk's own data folder; it is not collected.");
      return;
    }
    const entry = await lstat(path);
    if (entry.isFile()) yield { path };
    else if (entry.isDirectory()) {
      const names = (await readdir(path)).sort();
      for (const name of names) yield* visit(join(path, name), own);
    } else if (entry.isSymbolicLink())
      yield refusal("link", "This is a link; collect the file that it points to.");
    else yield refusal("not-a-file", "This is a device or a socket, not a file; nothing to collect.");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") yield refusal("no-such-file", "There is no such file or folder; check the path.");
    else if (code === "EACCES" || code === "EPERM")
      yield refusal("unreadable", "This may not be read; change its rights, then collect it again.");
    else throw error;
  }
}
