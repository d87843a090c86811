// Each data folder has a name of its own, so that a database is not used with the originals of another.
import { randomUUID } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { sql } from "kysely";
import type { Db } from "../db/open.ts";
import { errorCode } from "../postgres/error-code.ts";
import { folderRefusal } from "../postgres/folder-refusal.ts";
import { refused, type Refused } from "../postgres/refusal.ts";
import { madeOnce } from "./made-once.ts";

const FILE = "folder.id";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Claim = { readonly id: string; readonly path: string; readonly database: string | null };

/**
 * The first folder that is opened on a database is its folder from then on, wherever it is moved to. Refuses
 * `database-of-other-folder`: the originals of what the database knows would be missing here, and what is collected here
 * would be missing there. A copy of the folder is another one while the first is still where it was; both copied together,
 * folder and database, are a desk of their own.
 */
export async function claimDatabase(db: Db, dataDir: string): Promise<{ readonly ok: true } | Refused> {
  const id = await folderId(dataDir).catch((error: unknown) => folderRefusal(error, dataDir));
  if (typeof id !== "string") return id;
  const { rows: names } = await sql<{ database: string }>`
    select oid::text as database from pg_database where datname = current_database()`.execute(db);
  const now: Claim = { id, path: resolve(dataDir), database: names[0]?.database ?? null };
  await sql`insert into data_folder (id, path, database) values (${now.id}, ${now.path}, ${now.database})
    on conflict do nothing`.execute(db);
  const { rows } = await sql<Claim>`select id, path, database from data_folder`.execute(db);
  const [first = now] = rows;
  if (first.id !== id)
    return refused(
      "database-of-other-folder",
      `This database belongs to another data folder, first opened at ${first.path}; use that one with --data (moved, it is still the same), or name another database in DATABASE_URL.`,
    );
  const isOwn = first.database === null || first.database === now.database;
  if (isOwn && (await isCopyOf(first, now)))
    return refused(
      "database-of-other-folder",
      `The data folder ${now.path} is a copy of ${first.path}, to which this database belongs: what is collected into one would be missing in the other. Use that one with --data, or take it away if this one is to stand in its place.`,
    );
  if (first.path !== now.path || first.database !== now.database)
    await sql`update data_folder set path = ${now.path}, database = ${now.database}`.execute(db);
  return { ok: true };
}

/** True where both are there, and are two. */
async function isCopyOf(first: Claim, now: Claim): Promise<boolean> {
  const [there, here] = await Promise.all([first, now].map(({ path }) => fileIn(path)));
  return there?.id === now.id && (there.dev !== here?.dev || there.ino !== here.ino);
}

/** Null where there is none, or none that can be read. */
async function fileIn(folder: string): Promise<{ id: string; dev: number; ino: number } | null> {
  const path = join(folder, FILE);
  try {
    const [id, { dev, ino }] = await Promise.all([readFile(path, "utf8"), stat(path)]);
    return { id: id.trim(), dev, ino };
  } catch {
    return null;
  }
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
