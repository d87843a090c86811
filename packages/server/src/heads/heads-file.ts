// The file of heads: one line each, to the end of which every desk and command writes how far its journals went.
import type { FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { readHead, type Head } from "./head.ts";
import { asUnusable, openPlain } from "./unusable.ts";

/** Where heads are kept when nobody says. */
export const headsIn = (dataDir: string): string => join(dataDir, "heads.jsonl");

/** `head` is null where the line is none. */
export type Noted = { readonly line: number; readonly head: Head | null };

/** Every line, the oldest first; none where there is no file. */
export async function* notedIn(file: string): AsyncGenerator<Noted> {
  const handle = await openPlain(file, "r", "heads-unusable");
  if (!handle) return;
  let line = 0;
  try {
    for await (const text of linesIn(handle, file)) {
      line += 1;
      if (text !== "") yield { line, head: readHead(text) };
    }
  } finally {
    await handle.close();
  }
}

/** No head has so many letters: what is longer is none, however long it is. */
const MOST_LETTERS = 64 * 1024;

async function* linesIn(handle: FileHandle, file: string, start = 0): AsyncGenerator<string> {
  let rest = "";
  const input = handle.createReadStream({ encoding: "utf8", start, autoClose: false });
  try {
    for await (const chunk of input) {
      const lines = `${rest}${chunk}`.split("\n");
      rest = (lines.pop() ?? "").slice(0, MOST_LETTERS);
      yield* lines;
    }
  } catch (error) {
    throw asUnusable(error, "heads-unusable", file);
  }
  if (rest !== "") yield rest;
}

/** So many bytes at the end hold what was noted last, mostly. */
const TAIL_BYTES = 256 * 1024;

/** The newest head of each investigation that the key signed. */
export async function newestIn(file: string, key: string, of: readonly string[]): Promise<Map<string, Head>> {
  const handle = await openPlain(file, "r", "heads-unusable");
  if (!handle) return new Map();
  const { size } = await handle.stat();
  try {
    for (let bytes = TAIL_BYTES; ; bytes *= 64) {
      const start = Math.max(0, size - bytes);
      const found = new Map<string, Head>();
      for await (const text of linesIn(handle, file, start)) {
        const head = readHead(text);
        if (head?.key === key) found.set(head.investigation, head);
      }
      if (start === 0 || of.every((id) => found.has(id))) return found;
    }
  } finally {
    await handle.close();
  }
}

/** Returns when the lines are on disk. A line that a crash cut short is ended first. */
export async function appendTo(file: string, heads: readonly Head[]): Promise<void> {
  const handle = await openPlain(file, "a+", "heads-unusable");
  if (!handle) throw new Error(`Expected ${file} to be made, found none.`);
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
