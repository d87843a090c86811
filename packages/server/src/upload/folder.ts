// Uploads on disk: each in a folder of its own below that of its member, with what was said of it, its bytes and how far they are safe.
import { createHash, randomBytes } from "node:crypto";
import { open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { broughtSchema, describedSchema, type Brought } from "@sightline/domain";
import { z } from "zod";
import type { Desk } from "../desk.ts";
import { errorCode } from "../postgres/error-code.ts";
import { flushFolder } from "../storage/durable.ts";
import { makePrivate } from "../storage/private-folder.ts";

const aboutSchema = z.strictObject({
  format: z.literal("sightline.upload/1"),
  investigation: z.string(),
  member: z.string(),
  described: describedSchema,
  bytes: z.int().min(0),
  begunAt: z.iso.datetime(),
});
export type About = z.infer<typeof aboutSchema>;

/** An upload of somebody: whoever asks as another member does not find it. */
export type Owner = { readonly investigation: string; readonly member: string };

export type Kept = {
  readonly id: string;
  readonly folder: string;
  readonly about: About;
  /** So many bytes were on disk when this was last noted; what lies behind them is not counted on. */
  readonly offset: number;
  /** Milliseconds since 1970 of the last note. */
  readonly at: number;
  /** Null until it is collected. */
  readonly brought: readonly Brought[] | null;
};

export const uploadsIn = ({ dataDir }: Pick<Desk, "dataDir">): string => join(dataDir, "uploads");
export const bytesOf = (folder: string): string => join(folder, "bytes");
const notesOf = (folder: string): string => join(folder, "offsets");
const aboutOf = (folder: string): string => join(folder, "about.json");
const broughtOf = (folder: string): string => join(folder, "brought.json");

const ID = /^[0-9a-f]{32}$/;
/** After the name of one that is collected: whoever looks for those that are not passes it over unread. */
const DONE = ".done";

/** Not their names: those may be no names of folders. */
function folderOf(desk: Pick<Desk, "dataDir">, { investigation, member }: Owner): string {
  const digest = createHash("sha256")
    .update(JSON.stringify([investigation, member]))
    .digest("hex");
  return join(uploadsIn(desk), digest.slice(0, 32));
}

/** Resolves when it would survive a power cut. */
export async function beginUpload(
  desk: Desk,
  owner: Owner,
  { described, bytes }: Pick<About, "described" | "bytes">,
): Promise<string> {
  const id = randomBytes(16).toString("hex");
  const mine = folderOf(desk, owner);
  await makePrivate(mine);
  await flushFolder(uploadsIn(desk));
  const making = join(mine, `${id}.making`);
  await makePrivate(making);
  const begunAt = desk.now().toISOString();
  const about: About = { format: "sightline.upload/1", ...owner, described, bytes, begunAt };
  await keepFile(aboutOf(making), JSON.stringify(about));
  await keepFile(bytesOf(making), "");
  await keepFile(notesOf(making), noteOf(0, desk.now()));
  await flushFolder(making);
  await rename(making, join(mine, id));
  await flushFolder(mine);
  return id;
}

/** Null where this member has none of this id. */
export async function findUpload(
  desk: Pick<Desk, "dataDir">,
  owner: Owner,
  id: string,
): Promise<Kept | null> {
  if (!ID.test(id)) return null;
  const place = join(folderOf(desk, owner), id);
  const kept = (await readUpload(place, id)) ?? (await readUpload(place + DONE, id));
  const isTheirs = kept?.about.investigation === owner.investigation && kept.about.member === owner.member;
  return isTheirs ? kept : null;
}

/** Of one member, oldest first; not those that were collected. */
export async function uploadsOf(desk: Pick<Desk, "dataDir">, owner: Owner): Promise<Kept[]> {
  return readAll(folderOf(desk, owner));
}

/** Of everybody; with `ending`, those that were collected. */
export async function allUploads(desk: Pick<Desk, "dataDir">, ending = ""): Promise<Kept[]> {
  const all: Kept[] = [];
  for (const name of await namesIn(uploadsIn(desk)))
    all.push(...(await readAll(join(uploadsIn(desk), name), ending)));
  return all;
}
export const collectedUploads = (desk: Pick<Desk, "dataDir">): Promise<Kept[]> => allUploads(desk, DONE);

async function readAll(folder: string, ending = ""): Promise<Kept[]> {
  const names = (await namesIn(folder)).filter((name) => name.endsWith(ending));
  const ids = names.map((name) => name.slice(0, name.length - ending.length)).filter((id) => ID.test(id));
  const kept = await Promise.all(ids.map((id) => readUpload(join(folder, id + ending), id)));
  return kept
    .flatMap((one) => one ?? [])
    .sort((a, b) => (a.about.begunAt < b.about.begunAt ? -1 : a.about.begunAt > b.about.begunAt ? 1 : 0));
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  });
}

/** Null where it is gone, perhaps while it was read. */
async function readUpload(folder: string, id: string): Promise<Kept | null> {
  const told = await textIn(aboutOf(folder));
  const notes = await textIn(notesOf(folder));
  if (told === null || notes === null) return null;
  const about = aboutSchema.safeParse(jsonIn(told));
  const said = await textIn(broughtOf(folder));
  const brought = z
    .array(broughtSchema)
    .nullable()
    .safeParse(said === null ? null : jsonIn(said));
  // One that cannot be read is nobody's any more, and keeps nobody else from theirs.
  if (!about.success || !brought.success) return null;
  return { id, folder, about: about.data, ...lastNote(notes), brought: brought.data };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function textIn(file: string): Promise<string | null> {
  return readFile(file, "utf8").catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  });
}

/** Each on a line of its own, also after one that a power cut tore off, which is none. */
const noteOf = (offset: number, at: Date): string => `\n${offset} ${at.toISOString()}\n`;

function lastNote(notes: string): { offset: number; at: number } {
  const [, offset = "0", at = ""] = [...notes.matchAll(/^(\d+) (\d{4}-\d\d-\d\dT[\d:.]+Z)\n/gm)].at(-1) ?? [];
  return { offset: Number(offset), at: Date.parse(at) || 0 };
}

/** To be called once the bytes are on disk. */
export async function noteOffset(folder: string, offset: number, at: Date): Promise<void> {
  const file = await open(notesOf(folder), "a", 0o600);
  try {
    await file.write(noteOf(offset, at));
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** What became of it is kept for being asked again; its bytes are in the store of originals. */
export async function noteBrought(folder: string, brought: readonly Brought[]): Promise<void> {
  const making = `${broughtOf(folder)}.making`;
  await keepFile(making, JSON.stringify(brought));
  await rename(making, broughtOf(folder));
  await flushFolder(folder);
  await rm(bytesOf(folder), { force: true });
  await rename(folder, folder + DONE);
}

async function keepFile(path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600, flush: true });
}

export const dropUpload = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** Of what was begun and has its name by now, nothing is left. */
export async function sweepHalfBegun(desk: Pick<Desk, "dataDir">, before: number): Promise<void> {
  for (const member of await namesIn(uploadsIn(desk))) {
    const folder = join(uploadsIn(desk), member);
    for (const name of await namesIn(folder)) {
      const place = join(folder, name);
      const at = await stat(place).catch(() => null);
      if (name.endsWith(".making") && at !== null && at.mtimeMs < before) await dropUpload(place);
    }
  }
}
