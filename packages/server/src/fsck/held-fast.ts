// Who could change a file of evidence without its being read: by its mode, another name, a link, its owner or its folders.
import { lstat } from "node:fs/promises";
import { dirname } from "node:path";
import type { Desk } from "../desk.ts";
import type { Tell } from "./problem.ts";

/** Says of a file under which name it is told, and what it is: "original", "picture". */
export type Kept = { readonly what: string; readonly kind: string };

export type HeldFast = {
  /** Whether it is a file that can be read; what else stands there is told. */
  file(path: string, kept: Kept): Promise<boolean>;
};

/**
 * `top` is the highest folder that is ours to look at. Files belong to whoever runs the desk, to whoever owns its folder or
 * to root: another owner can make a file writable whenever they like.
 */
export async function heldFast(desk: Pick<Desk, "dataDir">, top: string, tell: Tell): Promise<HeldFast> {
  const ours = new Set([0, process.getuid?.() ?? 0, (await lstat(desk.dataDir)).uid]);
  return heldBy(ours, top, tell);
}

export function heldBy(ours: ReadonlySet<number>, top: string, tell: Tell): HeldFast {
  const folders = new Set<string>();
  const checkFolders = async (folder: string): Promise<void> => {
    if (folders.has(folder) || !folder.startsWith(top)) return;
    folders.add(folder);
    const found = await lstat(folder);
    const mode = (found.mode & 0o777).toString(8);
    if (found.isSymbolicLink())
      tell(folder, "This folder is a symbolic link: what lies behind it can be swapped; move that here.");
    else if ((found.mode & 0o022) !== 0)
      tell(
        folder,
        `Others can put files into this folder (mode ${mode}) and so swap what is in it; chmod go-w it.`,
      );
    if (!ours.has(found.uid)) tell(folder, foreign("folder", found.uid));
    await checkFolders(dirname(folder));
  };
  return {
    async file(path, { what, kind }) {
      await checkFolders(dirname(path));
      const found = await lstat(path);
      if (found.isSymbolicLink()) {
        tell(
          what,
          `The ${kind} is a symbolic link, and what it leads to is not kept here; put the ${kind} itself at ${path}.`,
        );
        return false;
      }
      if (!found.isFile()) {
        tell(what, `This is no file, but stands in place of the ${kind}; move it away: ${path}`);
        return false;
      }
      const mode = (found.mode & 0o777).toString(8);
      if ((found.mode & 0o222) !== 0)
        tell(what, `The ${kind} can be written to (mode ${mode}); make it read-only: chmod 444 ${path}`);
      if (found.nlink > 1)
        tell(
          what,
          `The ${kind} has ${found.nlink} names (hard links), and can be changed by another one; put a copy of its own in its place: ${path}`,
        );
      if (!ours.has(found.uid)) tell(what, foreign(kind, found.uid));
      return true;
    },
  };
}

const foreign = (kind: string, uid: number): string =>
  `The ${kind} belongs to another account (${uid}), which can change it; chown it.`;
