// Restores a backup into an empty data folder: all of it is read and held against itself before anything is written.
import { readFile, stat } from "node:fs/promises";
import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { ok, project, refuse, type Entry, type Refused, type Result } from "@sightline/domain";
import { TABLES_AS_OF } from "../db/migrate.ts";
import type { Desk } from "../desk.ts";
import { appendTo } from "../heads/heads-file.ts";
import { isGenuine, readHead, type Head } from "../heads/head.ts";
import { orUnusable } from "../heads/unusable.ts";
import { enqueue } from "../jobs/enqueue.ts";
import type { Tx } from "../journal/append.ts";
import { insertInto, writesOf, writeTogether } from "../journal/apply-rows.ts";
import { stateHash } from "../journal/state-hash.ts";
import { originals } from "../storage/index.ts";
import { entriesInFile, type OfJournal } from "./journal-file.ts";
import { corrupt, headsFile, journalFile, readManifest, type Manifest } from "./manifest.ts";

export type Restored = {
  /** Of the desk that was backed up, and of the one that was restored: null where nothing was written. */
  readonly stateHash: { readonly backedUp: string; readonly restored: string | null };
  /** Whether the two must be equal: false where another Sightline, with other tables, made the backup. */
  readonly sameTables: boolean;
  readonly entries: number;
  readonly originals: number;
  readonly bytes: number;
};

export type RestoreOptions = {
  /** Reads and compares all of it, and writes nothing. */
  readonly dryRun?: boolean;
  readonly onProgress?: (bytes: number) => void;
};

export async function restore(
  desk: Desk,
  from: string,
  options: RestoreOptions = {},
): Promise<Result<Restored>> {
  const { dryRun = false, onProgress = () => undefined } = options;
  const folder = resolve(from);
  const read = await readManifest(folder);
  if (!read.ok) return read;
  const manifest = read.value;
  if (!manifest)
    return refuse(
      "not-a-backup",
      "This folder holds no finished backup; name one that sightline backup made.",
      folder,
    );
  if (!dryRun && (await holdsAnything(desk)))
    return refuse(
      "restore-not-empty",
      "The data folder holds an investigation already; name an empty one with --data.",
      desk.dataDir,
    );
  const wrong = await whatIsCorrupt(folder, manifest, onProgress);
  if (wrong) return wrong;
  const heads = await readHeads(folder, manifest);
  if (!heads.ok) return heads;
  const restored: Restored = {
    stateHash: { backedUp: manifest.stateHash, restored: null },
    sameTables: manifest.tables === TABLES_AS_OF,
    entries: manifest.journals.reduce((sum, { entries }) => sum + entries, 0),
    originals: manifest.originals.length,
    bytes: manifest.originals.reduce((sum, { bytes }) => sum + bytes, 0),
  };
  if (dryRun) return ok(restored);
  // Before anything is written: what stands in place of the file of heads is refused, and not found at the end.
  const place = await orUnusable(() => appendTo(desk.headsFile, []));
  if (place) return place;
  const kept = await putOriginals(desk, folder, manifest);
  if (kept) return kept;
  const now = await desk.db.transaction().execute((tx) => writeJournals(tx, folder, manifest));
  if (heads.value.length > 0) await appendTo(desk.headsFile, heads.value);
  return ok({ ...restored, stateHash: { backedUp: manifest.stateHash, restored: now } });
}

async function holdsAnything(desk: Pick<Desk, "db">): Promise<boolean> {
  return (await desk.db.selectFrom("journal").select("seq").limit(1).execute()).length > 0;
}

async function whatIsCorrupt(
  folder: string,
  manifest: Manifest,
  onProgress: (bytes: number) => void,
): Promise<Refused | null> {
  for (const journal of manifest.journals) {
    const file = journalFile(folder, journal.investigation);
    if (!(await isThere(file))) return corrupt("This journal of the backup is gone.", file);
    for await (const read of entriesInFile(file, journal)) {
      if ("why" in read) return corrupt(`This journal of the backup was changed. ${read.why}`, file);
    }
  }
  const store = originals(folder);
  let done = 0;
  for (const { sha256, bytes } of manifest.originals) {
    const file = store.path(sha256);
    const verified = await store.verify(sha256);
    if (!verified.ok && verified.refusal.code === "original-missing")
      return corrupt("This original of the backup is gone.", file);
    if (!verified.ok || verified.bytes !== bytes)
      return corrupt("This original of the backup is not what it was: its bytes have another SHA-256.", file);
    onProgress((done += bytes));
  }
  return null;
}

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/** Those that their key signed; a line that a crash had cut short is left out. */
async function readHeads(folder: string, { heads, journals }: Manifest): Promise<Result<readonly Head[]>> {
  if (heads === null) return ok([]);
  const file = headsFile(folder, heads);
  const lines = await readFile(file).catch(() => null);
  if (!lines || createHash("sha256").update(lines).digest("hex") !== heads)
    return corrupt("The heads of the backup are gone or were changed.", file);
  const known = new Map(journals.map((journal) => [journal.investigation, journal]));
  const read = lines
    .toString("utf8")
    .split("\n")
    .flatMap((line) => readHead(line) ?? []);
  // One that speaks of more than the backup holds would tell of entries that are gone.
  return ok(
    read.filter((head) => isGenuine(head) && head.seq <= (known.get(head.investigation)?.entries ?? 0)),
  );
}

/** Hashed again while they are stored: what changed since it was read is not taken for what it was. */
async function putOriginals(desk: Desk, folder: string, manifest: Manifest): Promise<Refused | null> {
  const store = originals(folder);
  for (const { sha256 } of manifest.originals) {
    const file = store.path(sha256);
    const put = await desk.originals.put(file);
    if (!put.ok) return put;
    if (put.original.sha256 !== sha256) return corrupt("This original of the backup changed just now.", file);
  }
  return null;
}

const AT_ONCE = 1000;

/** All of it or nothing; the hash of the state that follows. */
async function writeJournals(tx: Tx, folder: string, manifest: Manifest): Promise<string> {
  const contents = new Set<string>();
  for (const journal of manifest.journals) {
    for await (const some of inGroups(folder, journal)) {
      const rows = some.flatMap((entry) => project(entry));
      await writeTogether(tx, [insertInto("journal", some), ...writesOf(journal.investigation, rows)]);
      for (const entry of some)
        if (entry.verb === "item.collect" && entry.payload.kind !== "other")
          contents.add(entry.payload.sha256);
    }
  }
  // What machines found is not in a backup: it is found again.
  for (const sha256 of contents) {
    await enqueue(tx, "inspect", { sha256 });
    await enqueue(tx, "metadata", { sha256 });
  }
  return stateHash(tx);
}

async function* inGroups(folder: string, journal: OfJournal): AsyncGenerator<Entry[]> {
  let some: Entry[] = [];
  for await (const read of entriesInFile(journalFile(folder, journal.investigation), journal)) {
    if ("why" in read) throw new Error(`Expected the journal that was read before, got: ${read.why}`);
    some.push(read.entry);
    if (some.length === AT_ONCE) {
      yield some;
      some = [];
    }
  }
  if (some.length > 0) yield some;
}
