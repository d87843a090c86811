// What a backup says of itself: the file that is written last, and that alone makes a folder a backup.
import { createHash } from "node:crypto";
import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { ok, refuse, type Result } from "@sightline/domain";
import { z } from "zod";
import { errorCode } from "../postgres/error-code.ts";
import { flushFolder } from "../storage/durable.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Journals are files of one entry a line; what stands in them behind `bytes` belongs to a backup that was cut off. */
const manifestSchema = z.strictObject({
  format: z.literal("sightline.backup/1"),
  at: z.iso.datetime(),
  /** Of all that the tables held, and their newest migration: with the same one, the restored desk comes to the same. */
  stateHash: sha256,
  tables: z.string(),
  journals: z.array(
    z.strictObject({
      investigation: z.string().min(1).max(200),
      entries: z.int().min(1),
      bytes: z.int().min(1),
      /** The hash of the newest entry. */
      head: sha256,
    }),
  ),
  originals: z.array(z.strictObject({ sha256, bytes: z.int().min(0) })),
  /** SHA-256 of the file of heads; null where there was none. */
  heads: sha256.nullable(),
});
export type Manifest = z.infer<typeof manifestSchema>;

const NAME = "sightline-backup.json";

/** Ids may hold what a file's name may not. */
export const journalFile = (folder: string, investigation: string): string =>
  join(folder, "journals", `${createHash("sha256").update(investigation).digest("hex")}.jsonl`);
export const headsFile = (folder: string, sha256: string): string => join(folder, `heads-${sha256}.jsonl`);

/** Null where the folder holds none yet. */
export async function readManifest(folder: string): Promise<Result<Manifest | null>> {
  const file = join(folder, NAME);
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return null;
    throw error;
  });
  if (text === null) return ok(null);
  try {
    const { checksum, ...manifest } = JSON.parse(text) as Record<string, unknown>;
    if (checksum !== checksumOf(manifest)) throw new Error("its checksum is another");
    return ok(manifestSchema.parse(manifest));
  } catch {
    return corrupt(
      "This is not the list that a backup was finished with, or it was changed or cut short.",
      file,
    );
  }
}

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const unfinished = join(folder, `${NAME}.unfinished`);
  const handle = await open(unfinished, "w", 0o600);
  try {
    await handle.writeFile(`${JSON.stringify({ checksum: checksumOf(manifest), ...manifest }, null, 1)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, join(folder, NAME));
  await flushFolder(folder);
}

const checksumOf = (manifest: unknown): string =>
  createHash("sha256").update(JSON.stringify(manifest)).digest("hex");

/** One refusal for all that a backup can have lost, with the file that it is about. */
export const corrupt = (what: string, file: string) =>
  refuse("backup-corrupt", `${what} Nothing was written; use another backup.`, file);
