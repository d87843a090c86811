// Stores one original: temporary name, hash, flush, final name, flush, and only then an acknowledgement.
import { open, rename, rm, stat } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { flushFolder } from "./durable.ts";
import { pathOf, unfinishedName } from "./layout.ts";
import type { Layout } from "./layout.ts";
import { errorCode } from "../postgres/error-code.ts";
import { storageRefusal } from "./refusal.ts";
import type { StorageRefused, StoredOriginal } from "./refusal.ts";
import type { FilePath } from "./refusal.ts";
import { fileSource, streamSource, takeIn } from "./take-in.ts";
import type { Source, TakenIn } from "./take-in.ts";

export type Shelf = {
  readonly layout: Layout;
  readonly makeFolder: (folder: string) => Promise<void>;
  /** The last step under way for each hash, so that of two equal originals exactly one is new. */
  readonly filing: Map<string, Promise<unknown>>;
};

const isPath = (source: Readable | FilePath): source is FilePath =>
  typeof source === "string" || Buffer.isBuffer(source);

export type Put = { readonly ok: true; readonly original: StoredOriginal } | StorageRefused;

export async function put(shelf: Shelf, source: Readable | FilePath, signal?: AbortSignal): Promise<Put> {
  let opened: Source | undefined;
  try {
    signal?.throwIfAborted();
    opened = isPath(source) ? await fileSource(source) : streamSource(source, signal);
    await shelf.makeFolder(shelf.layout.unfinished);
    return { ok: true, original: await store(shelf, opened, signal) };
  } catch (error) {
    return storageRefusal(error, shelf.layout.root, signal);
  } finally {
    await opened?.close();
    if (!isPath(source)) source.destroy();
  }
}

async function store(shelf: Shelf, source: Source, signal: AbortSignal | undefined): Promise<StoredOriginal> {
  const unfinished = join(shelf.layout.unfinished, await unfinishedName());
  const target = await open(unfinished, "wx", 0o600);
  try {
    const taken = await write(target, source, signal);
    signal?.throwIfAborted();
    return { ...taken, existed: await inTurn(shelf, taken.sha256, unfinished) };
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function write(target: FileHandle, source: Source, signal: AbortSignal | undefined): Promise<TakenIn> {
  try {
    const taken = await takeIn(source, target, signal);
    await target.chmod(0o444);
    await target.sync();
    return taken;
  } finally {
    await target.close();
  }
}

/** Waits for an equal original that is being filed right now. */
async function inTurn(shelf: Shelf, sha256: string, unfinished: string): Promise<boolean> {
  const before = shelf.filing.get(sha256) ?? Promise.resolve();
  const mine = before.catch(() => undefined).then(() => file(shelf, sha256, unfinished));
  shelf.filing.set(sha256, mine);
  try {
    return await mine;
  } finally {
    if (shelf.filing.get(sha256) === mine) shelf.filing.delete(sha256);
  }
}

/**
 * Renames also over an equal original: the bytes just flushed are known to be right, those filed earlier may have
 * decayed or never reached the disk, and a reader of the old file keeps it until it closes.
 */
async function file(shelf: Shelf, sha256: string, unfinished: string): Promise<boolean> {
  const path = pathOf(shelf.layout, sha256);
  await shelf.makeFolder(dirname(path));
  const existed = await stat(path).then(
    () => true,
    (error: unknown) => {
      if (errorCode(error) === "ENOENT") return false;
      throw error;
    },
  );
  await rename(unfinished, path);
  await flushFolder(dirname(path));
  return existed;
}
