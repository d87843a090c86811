// The file of heads: one line each, to the end of which every desk and command writes how far its journals went.
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { errorCode } from "../postgres/error-code.ts";
import { readHead, type Head } from "./head.ts";

/** Where heads are kept when nobody says. */
export const headsIn = (dataDir: string): string => join(dataDir, "heads.jsonl");

/** `head` is null where the line is none. */
export type Noted = { readonly line: number; readonly head: Head | null };

/** Every line, the oldest first; none where there is no file. */
export async function* notedIn(file: string): AsyncGenerator<Noted> {
  const handle = await openThere(file);
  if (!handle) return;
  let line = 0;
  for await (const text of createInterface({ input: handle.createReadStream({ encoding: "utf8" }) })) {
    line += 1;
    if (text !== "") yield { line, head: readHead(text) };
  }
}

/** So many bytes at the end hold what was noted last, mostly. */
const TAIL_BYTES = 256 * 1024;

/** The newest head of each investigation that the key signed. */
export async function newestIn(file: string, key: string, of: readonly string[]): Promise<Map<string, Head>> {
  const handle = await openThere(file);
  if (!handle) return new Map();
  const { size } = await handle.stat().finally(() => handle.close());
  for (let bytes = TAIL_BYTES; ; bytes *= 64) {
    const start = Math.max(0, size - bytes);
    const found = new Map<string, Head>();
    const input = createReadStream(file, { encoding: "utf8", start });
    for await (const text of createInterface({ input })) {
      const head = readHead(text);
      if (head?.key === key) found.set(head.investigation, head);
    }
    if (start === 0 || of.every((id) => found.has(id))) return found;
  }
}

/** Returns when the lines are on disk. A line that a crash cut short is ended first. */
export async function appendTo(file: string, heads: readonly Head[]): Promise<void> {
  const handle = await open(file, "a+", 0o600);
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    const begun = size > 0 && buffer[0] !== 0x0a ? "\n" : "";
    await handle.appendFile(begun + heads.map((head) => `${JSON.stringify(head)}\n`).join(""));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const openThere = (file: string) =>
  open(file, "r").catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  });
