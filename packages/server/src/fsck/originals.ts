// Reads every byte of every original again, and looks who could change one.
import { lstat } from "node:fs/promises";
import { dirname } from "node:path";
import type { Desk } from "../desk.ts";
import type { Tell } from "./problem.ts";

export type ReadOriginals = {
  /** Bytes of each original whose content is right, by SHA-256. */
  readonly right: ReadonlyMap<string, number>;
  readonly found: ReadonlySet<string>;
  readonly bytes: number;
};

export async function checkOriginals(
  desk: Pick<Desk, "originals">,
  tell: Tell,
  onProgress: (bytes: number) => void,
): Promise<ReadOriginals> {
  const right = new Map<string, number>();
  const found = new Set<string>();
  const folders = new Set<string>();
  let bytes = 0;
  for await (const listed of desk.originals.each()) {
    if (listed.kind === "stray") {
      tell(listed.path, "This file is in the originals but its place is not its hash; move it out.");
      continue;
    }
    const { sha256, path } = listed;
    found.add(sha256);
    const verified = await desk.originals.verify(sha256);
    if (verified.ok) {
      right.set(sha256, verified.bytes);
      bytes += verified.bytes;
    } else tell(sha256, verified.refusal.sentence);
    await checkMode(path, 0o222, (mode) =>
      tell(sha256, `The original can be written to (mode ${mode}); make it read-only: chmod 444 ${path}`),
    );
    for (let folder = dirname(path), up = 0; up < 4; folder = dirname(folder), up++) {
      if (folders.has(folder)) break;
      folders.add(folder);
      await checkMode(folder, 0o022, (mode) =>
        tell(
          folder,
          `Others can put files into this folder (mode ${mode}) and so swap originals; chmod go-w it.`,
        ),
      );
    }
    onProgress(bytes);
  }
  return { right, found, bytes };
}

async function checkMode(path: string, no: number, tell: (mode: string) => void): Promise<void> {
  const { mode } = await lstat(path);
  if ((mode & no) !== 0) tell((mode & 0o777).toString(8));
}
