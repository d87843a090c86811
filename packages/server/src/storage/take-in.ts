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

/** Two blocks that are kept for the next source: fresh ones for each file make the collector walk all of the heap. */
const spare: Buffer[] = [];
const MOST_SPARE = 2;

export type TakenIn = { readonly sha256: string; readonly bytes: number; readonly head: Uint8Array };

/** Fills the block from its start, says how many bytes, and 0 at the end. */
export type Fill = (block: Uint8Array) => Promise<number>;

/** Without `target` the bytes are only hashed. */
export async function takeIn(
  { fill }: Pick<Source, "fill">,
  target: FileHandle | undefined,
  signal: AbortSignal | undefined,
): Promise<TakenIn> {
  const blocks = [0, 1].map(() => spare.pop() ?? Buffer.allocUnsafeSlow(BLOCK_BYTES)) as [Buffer, Buffer];
  try {
    return await readThrough(fill, { blocks, target, signal });
  } finally {
    // Nothing is read or written any more, however it ended.
    if (spare.length < MOST_SPARE) spare.push(...blocks);
  }
}

interface Through {
  readonly blocks: readonly [Buffer, Buffer];
  readonly target: FileHandle | undefined;
  readonly signal: AbortSignal | undefined;
}

async function readThrough(fill: Fill, { blocks, target, signal }: Through): Promise<TakenIn> {
  const hash = createHash("sha256");
  let head = new Uint8Array(0);
  let bytes = 0;
  let [block, next] = blocks;
  let size = await fill(block);
  while (size > 0) {
    signal?.throwIfAborted();
    const full = block.subarray(0, size);
    if (bytes < HEAD_BYTES) head = Buffer.concat([head, full.subarray(0, HEAD_BYTES - bytes)]);
    const reading = fill(next);
    const writing = target === undefined ? undefined : writeAll(target, full);
    hash.update(full);
    // Both end before either failure is passed on: nobody may close the file under a write in flight.
    const [read, wrote] = await Promise.allSettled([reading, writing]);
    if (wrote.status === "rejected") throw wrote.reason;
    if (read.status === "rejected") throw read.reason;
    bytes += size;
    size = read.value;
    [block, next] = [next, block];
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
  close(): Promise<void>;
};

/** Opens without waiting, so that a pipe nobody writes to is turned away instead of hanging the desk. */
export async function fileSource(path: FilePath): Promise<Source> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(sourceFailed);
  try {
    if (!(await handle.stat()).isFile()) throw new SourceFailed("it is not a file");
  } catch (error) {
    await handle.close();
    throw error;
  }
  const fill: Fill = async (block) => {
    const { bytesRead } = await handle.read(block, 0, block.length).catch(sourceFailed);
    return bytesRead;
  };
  return { fill, close: () => handle.close() };
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
  return { fill, close };
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
