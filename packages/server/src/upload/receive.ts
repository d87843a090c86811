// Bytes of an upload as they come: written where those before them end, and counted only once they are on disk.
import { open, type FileHandle } from "node:fs/promises";
import type { Readable } from "node:stream";
import { refuse, type Refused, type Result, ok } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { bytesOf, findUpload, noteOffset, type Kept, type Owner } from "./folder.ts";
import { holding } from "./hold.ts";

/** So many bytes are written before they are flushed and counted. */
const STEP_BYTES = 16 * 1024 * 1024;

type Asked = {
  readonly owner: Owner;
  readonly id: string;
  /** Where the page believes that they begin. */
  readonly offset: number;
  readonly body: Readable;
};

export const noSuchUpload = (): Refused =>
  refuse("no-such-upload", "There is no such upload of yours, or it was ended; choose the file again.");

/** How far it is now; what came before the connection was cut counts too. */
export async function receive(desk: Desk, { owner, id, offset, body }: Asked): Promise<Result<number>> {
  const found = await findUpload(desk, owner, id);
  if (found === null) return noSuchUpload();
  return holding(desk, found.folder, async () => {
    // Whoever held it until now may have gone on.
    const kept = await findUpload(desk, owner, id);
    if (kept === null || kept.brought !== null) return noSuchUpload();
    if (offset !== kept.offset) {
      const sentence = `This upload goes on at byte ${kept.offset}, not at ${offset}; ask where it stands.`;
      return refuse("upload-elsewhere-changed", sentence);
    }
    return write(desk, kept, body);
  });
}

async function write(desk: Desk, kept: Kept, body: Readable): Promise<Result<number>> {
  const { folder, about } = kept;
  const file = await open(bytesOf(folder), "r+");
  let [written, safe] = [kept.offset, kept.offset];
  const save = async (): Promise<void> => {
    if (written === safe) return;
    await file.datasync();
    await noteOffset(folder, written, desk.now());
    safe = written;
  };
  try {
    // What lies behind was never counted.
    await file.truncate(kept.offset);
    for await (const chunk of endingQuietly(body)) {
      if (written + chunk.length > about.bytes) {
        await save();
        const sentence = `This upload was said to have ${about.bytes} bytes, and more came; choose the file again.`;
        return refuse("upload-too-long", sentence);
      }
      await writeAll(file, chunk, written);
      written += chunk.length;
      if (written - safe >= STEP_BYTES) await save();
    }
    await save();
    return ok(written);
  } finally {
    await file.close();
  }
}

/** A cut connection is no fault of ours: what had come is kept, and nobody is there to be told. */
async function* endingQuietly(body: Readable): AsyncGenerator<Buffer> {
  const chunks = (body as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  for (;;) {
    const next = await chunks.next().catch(() => ({ done: true, value: null }) as const);
    if (next.done === true) return;
    yield next.value;
  }
}

async function writeAll(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;)
    done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
}
