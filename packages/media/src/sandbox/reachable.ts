// Which files an account without any rights of its own can read, and how it gets those that it cannot.
import { constants, chmodSync, copyFileSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const EVERYBODY = { read: 0o004, pass: 0o001 } as const;

/** Whether everybody may walk to `path`; what lies there is another question. */
export function isReachable(path: string): boolean {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & EVERYBODY.pass) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

export interface Readable {
  readonly path: string;
  /** Removes the copy, where one was made. */
  readonly release: () => void;
}

/** The file itself where everybody may read it, else a copy: rights of somebody's own files are not ours to loosen. */
export function readableByAll(path: string): Readable {
  if ((statSync(path).mode & EVERYBODY.read) !== 0) return { path, release: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), "sightline-input-"));
  const release = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, "original");
    copyFileSync(path, copy, constants.COPYFILE_FICLONE);
    chmodSync(copy, 0o444);
    return { path: copy, release };
  } catch (error) {
    release();
    throw error;
  }
}
