// A small file of the data folder, such as a key: made at its first use, readable by its account alone, never made twice.
import { randomUUID } from "node:crypto";
import { link, open, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { errorCode } from "../postgres/error-code.ts";
import { flushFolder } from "./durable.ts";

/**
 * What is in it, as `read` tells, which gives null where none was made yet. Two desks may make it at once: the one whose
 * name is on disk first has made it.
 */
export async function madeOnce(
  file: string,
  make: () => string,
  read: () => Promise<string | null>,
): Promise<string> {
  const known = await read();
  if (known !== null) return known;
  const unfinished = `${file}.${randomUUID()}`;
  const handle = await open(unfinished, "wx", 0o600);
  try {
    await handle.writeFile(make());
    await handle.sync();
  } finally {
    await handle.close();
  }
  // A link, unlike a rename, does not take the place of one that somebody else has just made.
  await link(unfinished, file).catch((error: unknown) => {
    if (errorCode(error) !== "EEXIST") throw error;
  });
  await rm(unfinished);
  await flushFolder(dirname(file));
  const made = await read();
  if (made === null) throw new Error(`Expected ${file} where it was just made, found none.`);
  return made;
}
