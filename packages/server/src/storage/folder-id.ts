// Each data folder has a name of its own, so that a database is not used with the originals of another.
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import type { Db } from "../db/open.ts";
import { errorCode } from "../postgres/error-code.ts";
import { folderRefusal } from "../postgres/folder-refusal.ts";
import { refused, type Refused } from "../postgres/refusal.ts";
import { madeOnce } from "./made-once.ts";

const FILE = "folder.id";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The first folder that is opened on a database is its folder from then on, wherever it is moved to. Refuses
 * `database-of-other-folder`: the originals of what the database knows would be missing here, and what is collected here
 * would be missing there.
 */
export async function claimDatabase(db: Db, dataDir: string): Promise<{ readonly ok: true } | Refused> {
  const id = await folderId(dataDir).catch((error: unknown) => folderRefusal(error, dataDir));
  if (typeof id !== "string") return id;
  await sql`insert into data_folder (id, path) values (${id}, ${dataDir}) on conflict do nothing`.execute(db);
  const { rows } = await sql<{ id: string; path: string }>`select id, path from data_folder`.execute(db);
  const [first] = rows;
  if (first === undefined || first.id === id) return { ok: true };
  return refused(
    "database-of-other-folder",
    `This database belongs to another data folder, first opened at ${first.path}; use that one with --data (moved, it is still the same), or name another database in DATABASE_URL.`,
  );
}

/** Made at its first use; another folder, also one into which a backup was restored, has another. */
export async function folderId(dataDir: string): Promise<string | Refused> {
  const path = join(dataDir, FILE);
  const read = (): Promise<string | null> =>
    readFile(path, "utf8").catch((error: unknown) => {
      if (errorCode(error) === "ENOENT") return null;
      throw error;
    });
  const found = (await madeOnce(path, () => `${randomUUID()}\n`, read)).trim();
  if (UUID.test(found)) return found;
  return refused(
    "database-of-other-folder",
    `The file ${path}, by which the database knows this data folder, is not as it was written; put into it the id that stands in the table data_folder, or take the file from a copy.`,
  );
}
