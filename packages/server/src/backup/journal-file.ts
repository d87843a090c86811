// The file of one journal in a backup: read with every link held against the one before.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { entrySchema, entryText, GENESIS, type Entry } from "@sightline/domain";
import type { Manifest } from "./manifest.ts";

export type OfJournal = Manifest["journals"][number];

/** Yields every entry; `why` comes instead of the rest where the file is not the one that was written. */
export async function* entriesInFile(
  file: string,
  { investigation, entries, bytes, head }: OfJournal,
): AsyncGenerator<{ readonly entry: Entry } | { readonly why: string }> {
  let previous = GENESIS;
  let seq = 0;
  let read = 0;
  for await (const line of linesOf(file, bytes)) {
    seq += 1;
    read += line.length + 1;
    const entry = entryOf(line.toString("utf8"));
    if (!entry) return yield { why: `Its line ${seq} is no entry.` };
    const { hash, ...unhashed } = entry;
    const linked = entry.investigation === investigation && entry.seq === seq && entry.previous === previous;
    if (!linked || createHash("sha256").update(entryText(unhashed)).digest("hex") !== hash)
      return yield { why: `Its line ${seq} is not the entry that was written there.` };
    previous = hash;
    yield { entry };
  }
  if (seq !== entries || read !== bytes || previous !== head)
    yield { why: `It ends at entry ${seq}, and ${entries} were written.` };
}

function entryOf(text: string): Entry | null {
  try {
    return entrySchema.parse(JSON.parse(text)) as Entry;
  } catch {
    return null;
  }
}

/** The lines in the first so many bytes, each without its end. */
async function* linesOf(file: string, bytes: number): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { end: bytes - 1 })) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    let from = 0;
    for (let end = rest.indexOf(0x0a); end !== -1; end = rest.indexOf(0x0a, from)) {
      yield rest.subarray(from, end);
      from = end + 1;
    }
    rest = rest.subarray(from);
  }
  if (rest.length > 0) yield rest;
}
