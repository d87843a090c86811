// Reads stored originals again: to serve one, to check every byte of one, and to list them all.
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pathOf } from "./layout.ts";
import type { Layout } from "./layout.ts";
import { errorCode } from "../postgres/error-code.ts";
import { storageRefused } from "./refusal.ts";
import type { AlteredOriginal, ListedOriginal, StorageRefused, VerifiedOriginal } from "./refusal.ts";
import { fileSource, takeIn } from "./take-in.ts";
import { SourceFailed } from "./source-failed.ts";

type Opened = { readonly ok: true; readonly stream: Readable; readonly bytes: number };

export async function openOriginal(layout: Layout, sha256: string): Promise<Opened | StorageRefused> {
  try {
    const handle = await open(pathOf(layout, sha256), "r");
    const { size } = await handle.stat();
    return { ok: true, stream: handle.createReadStream({ highWaterMark: 256 * 1024 }), bytes: size };
  } catch (error) {
    return readRefusal(error, sha256);
  }
}

export async function verifyOriginal(
  layout: Layout,
  sha256: string,
): Promise<VerifiedOriginal | StorageRefused | AlteredOriginal> {
  try {
    const source = await fileSource(pathOf(layout, sha256));
    const { sha256: now, bytes } = await takeIn(source, undefined, undefined).finally(source.close);
    if (now === sha256) return { ok: true, bytes };
    const sentence = `The original ${sha256} was altered: its ${bytes} bytes now have the SHA-256 ${now}; restore it from a backup.`;
    return { ...storageRefused("original-altered", sentence), found: { sha256: now, bytes } };
  } catch (error) {
    return readRefusal(error, sha256);
  }
}

function readRefusal(error: unknown, sha256: string): StorageRefused {
  const cause = error instanceof SourceFailed ? error.cause : error;
  const code = errorCode(cause) ?? "";
  if (code === "ENOENT") {
    return storageRefused(
      "original-missing",
      `There is no original ${sha256} here; restore it from a backup.`,
    );
  }
  if (["EACCES", "EIO", "EISDIR", "EPERM"].includes(code) || error instanceof SourceFailed) {
    const detail = error instanceof Error ? error.message : String(error);
    return storageRefused(
      "unreadable",
      `The original ${sha256} cannot be read (${detail}); check the disk, then restore it from a backup.`,
    );
  }
  throw error;
}

/** Walks the folders in order of name; whatever is not an original in its right place is told, not skipped. */
export async function* eachOriginal(
  layout: Layout,
  folder = layout.store,
  depth = 0,
): AsyncGenerator<ListedOriginal> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (errorCode(error) === "ENOENT" && depth === 0) return [];
    throw error;
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth < 2) yield* eachOriginal(layout, path, depth + 1);
    else if (entry.isFile() && isInPlace(layout, entry.name, path)) {
      yield { kind: "original", sha256: entry.name, path };
    } else yield { kind: "stray", path };
  }
}

function isInPlace(layout: Layout, name: string, path: string): boolean {
  return /^[0-9a-f]{64}$/.test(name) && pathOf(layout, name) === path;
}
