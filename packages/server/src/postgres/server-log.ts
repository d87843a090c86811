// PostgreSQL's own log file in the data folder: opened for the server, kept short, and read back for refusals.
import { open, rename, stat } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "./error-code.ts";

const LONGEST_LOG_BYTES = 10 * 1024 * 1024;

export type ServerLog = {
  readonly fd: number;
  /** The last line that tells why the server stopped, among those written since the log was opened. */
  lastWord(): Promise<string>;
  close(): Promise<void>;
};

/** A log beyond 10 MB is set aside as `postgres.log.1`, replacing an older one. */
export async function openServerLog(dataDir: string): Promise<ServerLog> {
  const path = join(dataDir, "postgres.log");
  const before = await stat(path).catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  });
  const tooLong = before !== undefined && before.size > LONGEST_LOG_BYTES;
  if (tooLong) await rename(path, `${path}.1`);
  const handle = await open(path, "a+", 0o600);
  const from = (await handle.stat()).size;
  return {
    fd: handle.fd,
    lastWord: async () => lastWord(await readFrom(handle, from)),
    close: () => handle.close(),
  };
}

async function readFrom(handle: FileHandle, from: number): Promise<string> {
  const { size } = await handle.stat();
  const start = Math.max(from, size - 64 * 1024);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - start), 0, size - start, start);
  return buffer.toString("utf8", 0, bytesRead);
}

/** The last FATAL, PANIC or error line, without its time stamp; else the last line at all. */
export function lastWord(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const telling = lines.findLast((line) => /\b(FATAL|PANIC|ERROR|error):/.test(line)) ?? lines.at(-1);
  return (telling ?? "it said nothing").replace(/^[\d-]+ [\d:.]+ \w+ \[\d+\] /, "").trim();
}
