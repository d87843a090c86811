// The shapes of the originals store and the expected reasons why it says no.
import type { StorageRefusalCode } from "@sightline/domain";
import type { Readable } from "node:stream";
import { errorCode } from "../postgres/error-code.ts";
import { outageOf } from "../outage/outage.ts";
import { SourceFailed } from "./source-failed.ts";

export type StorageRefusal = { readonly code: StorageRefusalCode; readonly sentence: string };

export type StorageRefused = { readonly ok: false; readonly refusal: StorageRefusal };

export type StoredOriginal = {
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly bytes: number;
  /** True when the same content was already stored. */
  readonly existed: boolean;
  /** The first bytes, at most 4096, for recognising the format without reading again. */
  readonly head: Uint8Array;
};

/** Bytes where the name on disk is no text. */
export type FilePath = string | Buffer;

export type Originals = {
  /** Stores a stream, or the file at a path, and resolves only when the bytes and their name are on disk. */
  put(
    source: Readable | FilePath,
    options?: { readonly signal?: AbortSignal },
  ): Promise<{ readonly ok: true; readonly original: StoredOriginal } | StorageRefused>;
  /** Where an original is, or would be. Throws a RangeError when `sha256` is not 64 lower-case hex digits. */
  path(sha256: string): string;
  open(
    sha256: string,
  ): Promise<{ readonly ok: true; readonly stream: Readable; readonly bytes: number } | StorageRefused>;
  /** Re-reads every byte. `bytes` is how many were read; a mismatch also says what was found. */
  verify(sha256: string): Promise<VerifiedOriginal | StorageRefused | AlteredOriginal>;
  /** Every file under the store in order of name; a file that is not where its name says comes as `stray`. */
  each(): AsyncIterable<ListedOriginal>;
  /** Removes what crashed writers left behind; files of writers that still live are kept. */
  sweep(): Promise<{ readonly removed: number; readonly kept: number }>;
};

export type VerifiedOriginal = { readonly ok: true; readonly bytes: number };

export type AlteredOriginal = StorageRefused & {
  readonly found: { readonly sha256: string; readonly bytes: number };
};

export type ListedOriginal =
  | { readonly kind: "original"; readonly sha256: string; readonly path: string }
  | { readonly kind: "stray"; readonly path: string };

export function storageRefused(code: StorageRefusalCode, sentence: string): StorageRefused {
  return { ok: false, refusal: { code, sentence } };
}

const UNWRITABLE = new Set([
  "EACCES",
  "EPERM",
  "EROFS",
  "EIO",
  "ENOTDIR",
  "EEXIST",
  "ENOENT",
  "ELOOP",
  "ENAMETOOLONG",
]);

/** Throws `error` again when neither the caller nor the person who runs the desk could mend it. */
export function storageRefusal(
  error: unknown,
  root: string,
  signal: AbortSignal | undefined,
): StorageRefused {
  if (signal?.aborted === true) {
    return storageRefused(
      "interrupted",
      "The transfer was interrupted and nothing was stored; send it again.",
    );
  }
  const detail = error instanceof Error ? error.message : String(error);
  const outage = outageOf(error, root);
  // Whatever a socket or a pipe that was the source broke with, the database has no part in it.
  if (outage && !outage.code.startsWith("database-")) return storageRefused(outage.code, outage.sentence);
  if (error instanceof SourceFailed) {
    return storageRefused(
      "unreadable",
      `The original could not be read to its end (${detail}) and nothing was stored; check it and send it again.`,
    );
  }
  const code = errorCode(error) ?? "";
  if (code === "EFBIG") {
    return storageRefused(
      "unwritable",
      `The disk that holds ${root} takes no file as large as this, and the original was not stored; move the data folder to another disk.`,
    );
  }
  if (UNWRITABLE.has(code)) {
    return storageRefused(
      "unwritable",
      `The folder ${root} cannot be used (${detail}) and the original was not stored; give the desk the right to write there.`,
    );
  }
  throw error;
}
