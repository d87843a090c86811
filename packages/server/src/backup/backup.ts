// Backs a desk up while it is open: what came since the last time is added, and nothing that is there is ever replaced.
import { mkdir, open, readdir, realpath, rm, stat } from "node:fs/promises";
import { createHash } from "node:crypto";
import { join, resolve, sep } from "node:path";
import { ok, refuse, TABLES, type Entry, type Refused, type Result } from "@sightline/domain";
import type { Kysely } from "kysely";
import { TABLES_AS_OF } from "../db/migrate.ts";
import type { Tables } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import { chainsIn, linksOf } from "../journal/chain.ts";
import { readHead } from "../heads/head.ts";
import { asUnusable, openPlain, orUnusable } from "../heads/unusable.ts";
import { nameOf, wrongNumbers, type WrongNumber } from "../journal/numbers.ts";
import { stateHash } from "../journal/state-hash.ts";
import { errorCode } from "../postgres/error-code.ts";
import { flushFolder } from "../storage/durable.ts";
import { originals } from "../storage/index.ts";
import { entriesInFile, type OfJournal } from "./journal-file.ts";
import { corrupt, headsFile, journalFile, readManifest, writeManifest, type Manifest } from "./manifest.ts";

export type BackedUp = {
  readonly stateHash: string;
  readonly entries: { readonly added: number; readonly all: number };
  readonly originals: { readonly added: number; readonly all: number };
  readonly bytesAdded: number;
};

type Options = {
  /** One investigation by its id, as if the desk held no other; all of them where none is named. */
  readonly only?: string | undefined;
  readonly onProgress?: ((bytes: number) => void) | undefined;
};

/** A backup of another history is never written over: it may be the only one that is right. */
export async function backup(
  desk: Desk,
  into: string,
  { only, onProgress = () => undefined }: Options = {},
): Promise<Result<BackedUp>> {
  const folder = resolve(into);
  const place = await whyNotInto(folder, desk.dataDir);
  if (place) return place;
  const before = await readManifest(folder);
  if (!before.ok) return before;
  await mkdir(join(folder, "journals"), { recursive: true, mode: 0o700 });
  // First: what was noted is in the journals that are read after it.
  const heads = await orUnusable(() => copyHeads(desk.headsFile, folder, only));
  if (heads !== null && typeof heads !== "string") return heads;
  const read = await desk.db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute((tx) => journalsOf(tx, { folder, before: before.value, only }));
  if (!read.ok) return read;
  const { journals, contents, added, hash } = read.value;
  const copied = await copyOriginals(desk, { folder, contents, onProgress });
  if (!copied.ok) return copied;
  await flushFolder(join(folder, "journals"));
  const list = [...contents].map(([sha256, bytes]) => ({ sha256, bytes }));
  await writeManifest(folder, {
    format: "sightline.backup/1",
    at: desk.now().toISOString(),
    stateHash: hash,
    tables: TABLES_AS_OF,
    journals,
    originals: list.sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
    heads,
  });
  await removeOldHeads(folder, heads);
  return ok({
    stateHash: hash,
    entries: { added, all: journals.reduce((sum, { entries }) => sum + entries, 0) },
    originals: { added: copied.value.files, all: contents.size },
    bytesAdded: copied.value.bytes,
  });
}

const OURS = /^(journals|originals|heads-[0-9a-f]{64}\.jsonl|sightline-backup\.json(\.unfinished)?)$/;

/** Refuses the data folder itself, and a folder that holds something else. */
export async function whyNotInto(folder: string, dataDir: string, ours = OURS): Promise<Refused | null> {
  const real = await realpath(folder).catch(() => folder);
  const own = await realpath(dataDir);
  if (`${real}${sep}`.startsWith(`${own}${sep}`) || `${own}${sep}`.startsWith(`${real}${sep}`))
    return refuse("backup-inside", "A backup lies outside of the data folder; name another folder.", folder);
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  });
  const other = names.find((name) => !ours.test(name));
  return other === undefined
    ? null
    : refuse("backup-not-empty", `This folder holds something else (${other}); name an empty one.`, folder);
}

/** One moment of all journals; what came since the last backup is written to the end of each file. */
async function journalsOf(
  tx: Kysely<Tables>,
  { folder, before, only }: { folder: string; before: Manifest | null; only: string | undefined },
) {
  const journals: OfJournal[] = [];
  const contents = new Map<string, number>();
  const [wrong] = await wrongNumbers(tx, ["journal", ...TABLES]);
  if (wrong) return unreadable(wrong);
  const chains = (await chainsIn(tx)).filter((one) => only === undefined || one === only);
  const lost = before?.journals.find(({ investigation }) => !chains.includes(investigation));
  if (lost) return otherHistory(lost.investigation, folder);
  let added = 0;
  for (const investigation of chains) {
    const file = journalFile(folder, investigation);
    const known = before?.journals.find((one) => one.investigation === investigation);
    if (known) {
      const checked = await checkKnown(tx, file, known, contents);
      if (checked === "other") return otherHistory(investigation, folder);
      if (checked !== null) return corrupt(checked, file);
    }
    const written = await append(tx, file, { investigation, known, contents });
    if (!written.ok) return written;
    journals.push(written.value);
    added += written.value.entries - (known?.entries ?? 0);
  }
  return ok({ journals, contents, added, hash: await stateHash(tx, { only }) });
}

const otherHistory = (investigation: string, folder: string): Refused =>
  refuse(
    "backup-of-another-history",
    `The journal of ${investigation} does not continue the one in this backup: it was rewritten, or it is another desk's. The backup is left as it is; run sightline fsck, and name another folder.`,
    folder,
  );

/** The chain is read by its numbers, and the state hash of all its tables: neither can be passed over. */
const unreadable = (wrong: WrongNumber): Refused =>
  wrong.table === "journal"
    ? journalBroken(nameOf(wrong), wrong.sentence)
    : refuse(
        "table-unreadable",
        `A table cannot be read: ${nameOf(wrong)}: ${wrong.sentence} Run sightline rebuild, which makes the tables again from the journal.`,
      );

type Contents = Map<string, number>;

/** What must be kept is what the journal names: a row that somebody took out of its table takes no original with it. */
function keep(contents: Contents, { verb, payload }: Entry): void {
  if (verb === "item.collect") contents.set(payload.sha256, payload.bytes);
}

/** Why the file cannot be added to; "other" where the desk's journal is no continuation of it. */
async function checkKnown(
  tx: Kysely<Tables>,
  file: string,
  known: OfJournal,
  contents: Contents,
): Promise<string | null> {
  const there = await stat(file).catch(() => null);
  if (!there) return "This journal of the backup is gone.";
  for await (const read of entriesInFile(file, known)) {
    if ("why" in read) return read.why;
    keep(contents, read.entry);
  }
  const row = await tx
    .selectFrom("journal")
    .select("hash")
    .where("investigation", "=", known.investigation)
    .where("seq", "=", known.entries)
    .executeTakeFirst();
  return row?.hash === known.head ? null : "other";
}

type Appended = {
  readonly investigation: string;
  readonly known: OfJournal | undefined;
  readonly contents: Contents;
};

/** Refuses a chain that is broken: what was made of it could not be restored, and nobody would know before that day. */
async function append(
  tx: Kysely<Tables>,
  file: string,
  { investigation, known, contents }: Appended,
): Promise<Result<OfJournal>> {
  const handle = await open(file, known ? "r+" : "w", 0o600);
  let { entries, bytes, head } = known ?? { entries: 0, bytes: 0, head: "" };
  try {
    // What a backup that was cut off wrote behind this is written again.
    await handle.truncate(bytes);
    const after = known ? { seq: entries, hash: head } : null;
    for await (const { seq, entry, broken } of linksOf(tx, investigation, after)) {
      if (!entry || broken !== null) return journalBroken(`${investigation} ${seq}`, broken);
      keep(contents, entry);
      const line = Buffer.from(`${JSON.stringify(entry)}\n`);
      await handle.write(line, 0, line.length, bytes);
      bytes += line.length;
      entries = entry.seq;
      head = entry.hash;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return entries === 0
    ? journalBroken(`${investigation} 1`, null)
    : ok({ investigation, entries, bytes, head });
}

const journalBroken = (where: string, why: string | null): Refused =>
  refuse(
    "journal-broken",
    `The journal cannot be backed up, because it cannot be trusted: ${where}: ${why ?? "This entry cannot be read."} Restore an older backup; sightline fsck tells all of it.`,
  );

type Copying = {
  readonly folder: string;
  readonly contents: ReadonlyMap<string, number>;
  readonly onProgress: (bytes: number) => void;
};

/** Each is hashed while it is copied: an original that was altered here is never backed up as if it were right. */
async function copyOriginals(desk: Desk, { folder, contents, onProgress }: Copying) {
  const store = originals(folder);
  await store.sweep();
  let [files, bytes] = [0, 0];
  for (const [sha256, size] of contents) {
    const there = await stat(store.path(sha256)).catch(() => null);
    if (there?.isFile() && there.size === size) continue;
    const put = await store.put(desk.originals.path(sha256));
    if (!put.ok) return put;
    if (put.original.sha256 !== sha256) {
      const sentence = `The original ${sha256} was altered here, so it was not backed up; restore it from an older backup.`;
      return refuse("original-altered", sentence);
    }
    files += 1;
    bytes += put.original.bytes;
    onProgress(bytes);
  }
  return ok({ files, bytes });
}

/** Under its own SHA-256, so that a backup that is cut off leaves the one before as it was. */
async function copyHeads(from: string, folder: string, only: string | undefined): Promise<string | null> {
  const there = await openPlain(from, "r", "heads-unusable");
  if (!there) return null;
  const all = await there
    .readFile()
    .catch((error: unknown) => {
      throw asUnusable(error, "heads-unusable", from);
    })
    .finally(() => there.close());
  const lines = only === undefined ? all : headsOf(all.toString("utf8"), only);
  const sha256 = createHash("sha256").update(lines).digest("hex");
  const handle = await open(headsFile(folder, sha256), "w", 0o600);
  try {
    await handle.writeFile(lines);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return sha256;
}

/** Whole lines, as they were signed. */
const headsOf = (lines: string, investigation: string): Buffer =>
  Buffer.from(
    lines
      .split("\n")
      .filter((line) => readHead(line)?.investigation === investigation)
      .map((line) => `${line}\n`)
      .join(""),
  );

async function removeOldHeads(folder: string, heads: string | null): Promise<void> {
  for (const name of await readdir(folder))
    if (/^heads-[0-9a-f]{64}\.jsonl$/.test(name) && join(folder, name) !== headsFile(folder, heads ?? ""))
      await rm(join(folder, name));
}
