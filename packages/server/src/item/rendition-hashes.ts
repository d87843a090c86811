// What each file that was made from an original hashed to when it was made: a swapped one is told by it later.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Kysely } from "kysely";
import type { Tables } from "../db/schema.ts";

/** A file below the folder of an original's renditions: `still.jpg`, `frames/40000.jpg`, `exact/40000.png`, `film`. */
export type HashedFile = { readonly name: string; readonly hash: string };

export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/** The hash of a file that is written no more, and can be no more. */
export async function sealed(file: string): Promise<string> {
  await chmod(file, 0o444);
  return hashOfFile(file);
}

/** Every file below the folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** Seals all that was made. */
export const hashedIn = async (folder: string): Promise<HashedFile[]> =>
  Promise.all(
    (await filesBelow(folder)).map(async (name) => ({ name, hash: await sealed(join(folder, name)) })),
  );

/** Replaces what was noted under the same names. */
export async function noteHashes(
  db: Pick<Kysely<Tables>, "insertInto">,
  sha256: string,
  files: readonly HashedFile[],
): Promise<void> {
  if (files.length === 0) return;
  await db
    .insertInto("renditionHash")
    .values(files.map((file) => ({ sha256, ...file })))
    .onConflict((conflict) =>
      conflict.columns(["sha256", "name"]).doUpdateSet((eb) => ({ hash: eb.ref("excluded.hash") })),
    )
    .execute();
}
