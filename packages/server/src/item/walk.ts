// Finds the files to collect under the paths given, in a stable order; what it passes over, it says.
import { isUtf8 } from "node:buffer";
import { lstat, readdir, realpath } from "node:fs/promises";
import { resolve, sep } from "node:path";
import type { Refusal, RefusalCode } from "@sightline/domain";
import { readablePath } from "./name-on-disk.ts";

/** `path` is always text; `at` is where the file really lies: its bytes, where its name is no text. */
export type FoundFile = { readonly path: string; readonly at: string | Buffer };
export type Walked = FoundFile | { readonly path: string; readonly refusal: Refusal };

/** Yields every regular file; links, devices, unreadable folders and our own data folder come as refusals. */
export async function* walk(paths: readonly string[], dataDir: string): AsyncGenerator<Walked> {
  const own = await realpath(dataDir).catch(() => resolve(dataDir));
  for (const path of paths) {
    const real = await realpath(path, { encoding: "buffer" }).catch(() => Buffer.from(resolve(path)));
    yield* visit(placeOf(real), own);
  }
}

function placeOf(bytes: Buffer): FoundFile {
  const path = readablePath(bytes);
  return { path, at: isUtf8(bytes) ? path : bytes };
}

function inside({ at }: FoundFile, name: Buffer): FoundFile {
  const folder = Buffer.from(at);
  return placeOf(Buffer.concat(at === sep ? [folder, name] : [folder, Buffer.from(sep), name]));
}

/** By name; those that are shown alike, by their bytes. */
const inOrder = (a: FoundFile, b: FoundFile): number => {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return Buffer.compare(Buffer.from(a.at), Buffer.from(b.at));
};

async function* visit(found: FoundFile, own: string): AsyncGenerator<Walked> {
  const { path, at } = found;
  const refusal = (code: RefusalCode, sentence: string): Walked => ({
    path,
    refusal: { code, sentence, path },
  });
  try {
    if (path === own) {
      yield refusal("own-data-folder", "This is the desk's own data folder; it is not collected.");
      return;
    }
    const entry = await lstat(at);
    if (entry.isFile()) yield found;
    else if (entry.isDirectory()) {
      const names = await readdir(at, { encoding: "buffer" });
      const places = names.map((name) => inside(found, name));
      for (const place of places.sort(inOrder)) yield* visit(place, own);
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
