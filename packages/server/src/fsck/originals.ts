// Reads every byte of every original again, and looks who could change one.
import { lstat } from "node:fs/promises";
import { join } from "node:path";
import type { Desk } from "../desk.ts";
import { heldFast } from "./held-fast.ts";
import type { Tell } from "./problem.ts";

export type ReadOriginals = {
  /** Bytes of each original whose content is right, by SHA-256. */
  readonly right: ReadonlyMap<string, number>;
  readonly found: ReadonlySet<string>;
  readonly bytes: number;
};

export async function checkOriginals(
  desk: Pick<Desk, "dataDir" | "originals">,
  tell: Tell,
  onProgress: (bytes: number) => void,
): Promise<ReadOriginals> {
  const right = new Map<string, number>();
  const found = new Set<string>();
  const held = await heldFast(desk, join(desk.dataDir, "originals"), tell);
  let bytes = 0;
  for await (const listed of desk.originals.each()) {
    if (listed.kind === "stray") {
      const isLink = (await lstat(listed.path)).isSymbolicLink();
      if (isLink) await held.file(listed.path, { what: listed.path, kind: "original" });
      else tell(listed.path, "This file is in the originals but its place is not its hash; move it out.");
      continue;
    }
    const { sha256, path } = listed;
    found.add(sha256);
    await held.file(path, { what: sha256, kind: "original" });
    const verified = await desk.originals.verify(sha256);
    if (verified.ok) {
      right.set(sha256, verified.bytes);
      bytes += verified.bytes;
    } else tell(sha256, verified.refusal.sentence);
    onProgress(bytes);
  }
  return { right, found, bytes };
}
