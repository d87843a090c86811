// Reads a source once in large blocks, hashing each while the last is written and the next is read.
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { addAbortSignal } from "node:stream";
import type { Readable } from "node:stream";
import type { FilePath } from "./refusal.ts";
import { SourceFailed } from "./source-failed.ts";

const HEAD_BYTES = 4096;
const BLOCK_BYTES = 2 * 1024 * 1024;
const LEAST_BYTES = 64 * 1024;

export type TakenIn = { readonly sha256: string; readonly bytes: number; readonly head: Uint8Array };

/** Fills the block from its start, says how many bytes, and 0 at the end. */
export type Fill = (block: Uint8Array) => Promise<number>;

/** Without `target` the bytes are only hashed. */
export async function takeIn(
  { fill, expected }: Pick<Source, "fill" | "expected">,
  target: FileHandle | undefined,
  signal: AbortSignal | undefined,
): Promise<TakenIn> {
  const hash = createHash("sha256");
  let head = new Uint8Array(0);
  let bytes = 0;
  // A small file needs no large block; one byte more, so that its end is met in the first.
  const blockBytes = Math.min(BLOCK_BYTES, Math.max(LEAST_BYTES, expected + 1));
  let block = Buffer.allocUnsafeSlow(blockBytes);
  let spare = Buffer.allocUnsafeSlow(blockBytes);
  let size = await fill(block);
  while (size > 0) {
    signal?.throwIfAborted();
    const full = block.subarray(0, size);
    if (bytes < HEAD_BYTES) head = Buffer.concat([head, full.subarray(0, HEAD_BYTES - bytes)]);
    const reading = fill(spare);
    const writing = target === undefined ? undefined : writeAll(target, full);
    hash.update(full);
    // Both end before either failure is passed on: nobody may close the file under a write in flight.
    const [read, wrote] = await Promise.allSettled([reading, writing]);
    if (wrote.status === "rejected") throw wrote.reason;
    if (read.status === "rejected") throw read.reason;
    bytes += size;
    size = read.value;
    [block, spare] = [spare, block];
  }
  return { sha256: hash.digest("hex"), bytes, head };
}

async function writeAll(target: FileHandle, block: Uint8Array): Promise<void> {
  for (let done = 0; done < block.length;) {
    done += (await target.write(block, done, block.length - done)).bytesWritten;
  }
}

export type Source = {
  readonly fill: Fill;
  /** Bytes, as far as is known before; `Infinity` where nothing is. */
  readonly expected: number;
  close(): Promise<void>;
};

/** Opens without waiting, so that a pipe nobody writes to is turned away instead of hanging the desk. */
export async function fileSource(path: FilePath): Promise<Source> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(sourceFailed);
  let expected: number;
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new SourceFailed("it is not a file");
    expected = stats.size;
  } catch (error) {
    await handle.close();
    throw error;
  }
  const fill: Fill = async (block) => {
    const { bytesRead } = await handle.read(block, 0, block.length).catch(sourceFailed);
    return bytesRead;
  };
  return { fill, expected, close: () => handle.close() };
}

export function streamSource(stream: Readable, signal: AbortSignal | undefined): Source {
  if (signal !== undefined) addAbortSignal(signal, stream);
  const chunks: AsyncIterator<unknown> = stream[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array(0);
  const fill: Fill = async (block) => {
    let filled = 0;
    while (filled < block.length) {
      if (rest.length === 0) {
        const next = await chunks.next().catch(sourceFailed);
        if (next.done === true) break;
        rest = bytesOf(next.value);
      }
      const part = rest.subarray(0, block.length - filled);
      block.set(part, filled);
      filled += part.length;
      rest = rest.subarray(part.length);
    }
    return filled;
  };
  const close = async (): Promise<void> => {
    stream.destroy();
  };
  return { fill, expected: Infinity, close };
}

function bytesOf(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  throw new TypeError(
    `expected a stream of bytes, got a ${typeof chunk}: do not set an encoding on an original`,
  );
}

function sourceFailed(error: unknown): never {
  throw new SourceFailed(error);
}
