// A desk with a case in it, copied for each test that changes it behind its back, and the ways to do so.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { importCase } from "../case/import.ts";
import { readHead, type Head } from "../heads/head.ts";
import { noteHeads } from "../heads/note-heads.ts";
import { fsck } from "../fsck/fsck.ts";
import { givenHeads } from "../fsck/kept-heads.ts";
import { hashOf } from "../journal/append.ts";
import { entriesOf } from "../journal/read.ts";
import { collectInto, drawPhoto, templateDesk, type Template, type TestDesk } from "./desk.ts";

let template: Template;
/** The desk of the test that runs. */
export let at: TestDesk;
export let investigation: string;

/** Called once in a test file: two photos, reviews, a headcount and a sighting, and a head of it noted. */
export function spoilADeskInEachTest(): void {
  beforeAll(async () => {
    template = await templateDesk(async ({ desk, folder }) => {
      const paths = await Promise.all([1, 2].map((n) => drawPhoto(join(folder, "in", `${n}.png`), n)));
      ({ investigation } = await collectInto(desk, paths));
      const reviews = ["ann", "ben"].map((by) => ({ by, verdict: "verified", reason: "seen" }));
      const items = ["1.png", "2.png"].map((id) => ({ id, kind: "photo", verdict: "verified", reviews }));
      const hands = { statedBy: "ann", reviewedBy: "ben" };
      const headcount = { id: "h1", item: "1.png", at: 0, subject: "prisoner", atLeast: 4, ...hands };
      const sightings = [{ id: "s1", item: "2.png", subject: "prisoner", spans: [[0, 0]] }];
      const criteria = { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null };
      const file = { format: "sightline.case/1", criteria, items, sightings, headcounts: [headcount] };
      const imported = await importCase(desk, { investigation, as: "owner" }, file);
      if (!imported.ok || imported.plan.refusals.length > 0)
        throw new Error("Expected all rows to be taken.");
      await noteHeads(desk);
    });
  });
  afterAll(() => template.end());
  beforeEach(async () => {
    at = await template.copy();
  });
  afterEach(() => at.end());
}

export const told = async (given: readonly string[] = []): Promise<string[]> => {
  const read = await givenHeads(given);
  if (!read.ok) throw new Error(read.refusal.sentence);
  const { problems } = await fsck(at.desk, { given: read.value });
  return problems.map(({ what, sentence }) => `${what}: ${sentence}`);
};
export async function newestNoted(): Promise<Head> {
  const lines = (await readFile(at.desk.headsFile, "utf8")).trim().split("\n");
  const head = readHead(lines.at(-1) ?? "");
  if (!head) throw new Error("Expected a head on the last line.");
  return head;
}
/** As the owner of the database, who can do anything to it. */
export const asOwner = async (...statements: string[]): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(at.desk.db);
};
const OPEN = [
  "alter table journal disable trigger user",
  "grant update, delete, truncate on journal to current_user",
];
const SHUT = [
  "revoke update, delete, truncate on journal from current_user",
  "alter table journal enable trigger user",
];
export const pastTheGuards = (...statements: string[]): Promise<void> =>
  asOwner(...OPEN, ...statements, ...SHUT);

/** Writes the chain anew after a change, as whoever owns the database can. */
export async function rehash(change: (row: { seq: number; payload: unknown }) => unknown): Promise<void> {
  const statements: string[] = [];
  let previous = "0".repeat(64);
  for await (const entry of entriesOf(at.desk.db, investigation)) {
    const { hash: _, ...rest } = entry;
    const next = { ...rest, payload: change(entry), previous } as typeof rest;
    const hash = hashOf(next);
    const payload = JSON.stringify(next.payload).replaceAll("'", "''");
    statements.push(
      `update journal set payload = '${payload}', previous = '${previous}', hash = '${hash}' where seq = ${entry.seq}`,
    );
    previous = hash;
  }
  // One after the other they would meet as doubles.
  await pastTheGuards(...statements.reverse());
}
