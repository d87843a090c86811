// A real desk for one test file: a fresh database on the run's PostgreSQL, a fresh data folder, drawn photos to collect.
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { inject } from "vitest";
import { testDatabase, type TestDatabase } from "../postgres/testing/test-database.ts";
import { marksVersion, ok } from "@sightline/domain";
import { propose } from "../investigation/command.ts";
import type { Statement } from "../db/open.ts";
import { openDesk, type Desk, type DeskOptions } from "../desk.ts";
import { findOrOpenInvestigation } from "../investigation/open.ts";
import { collectAll, type CollectEvent } from "../item/collect-all.ts";

export type TestDesk = { desk: Desk; folder: string; databaseUrl: string; end(): Promise<void> };

const standingClock = (): Date => new Date("2031-04-09T10:00:00Z");

/** The clock stands still unless a test moves it. */
export async function testDesk(
  now: () => Date = standingClock,
  onSql?: (statement: Statement) => void,
): Promise<TestDesk> {
  const folder = await mkdtemp(join(tmpdir(), "sightline-desk-"));
  await mkdir(join(folder, "in"));
  return deskIn(folder, await testDatabase(inject("emptyDesk")), { now, ...(onSql && { onSql }) });
}

async function deskIn(
  folder: string,
  database: TestDatabase,
  options: Pick<DeskOptions, "now" | "onSql">,
): Promise<TestDesk> {
  const { databaseUrl } = database;
  const opened = await openDesk({
    dataDir: join(folder, "data"),
    databaseUrl,
    now: standingClock,
    ...options,
  });
  if (!opened.ok) throw new Error(opened.refusal.sentence);
  const { desk } = opened;
  const end = async (): Promise<void> => {
    await desk.close();
    await database.leave();
    await rm(folder, { recursive: true, force: true });
  };
  return { desk, folder, databaseUrl, end };
}

export type Template = { copy(): Promise<TestDesk>; end(): Promise<void> };

/** A desk that is made once, to be copied for each test that spoils it. */
export async function templateDesk(make: (at: TestDesk) => Promise<void>): Promise<Template> {
  const at = await testDesk();
  await make(at);
  await at.desk.close();
  const name = new URL(at.databaseUrl).pathname.slice(1);
  const copy = async (): Promise<TestDesk> => {
    const folder = await mkdtemp(join(tmpdir(), "sightline-desk-"));
    await cp(at.folder, folder, { recursive: true, preserveTimestamps: true });
    return deskIn(folder, await testDatabase(name), {});
  };
  return { copy, end: () => at.end() };
}

/** A drawn photo with enough in it for a fingerprint of full quality; another seed is another picture. */
export async function drawPhoto(path: string, seed: number, size = 240): Promise<string> {
  let state = seed * 2654435761 + 1;
  const next = (): number => ((state = (state * 1103515245 + 12345) % 2147483648) / 2147483648) * size;
  const shapes = Array.from({ length: 24 }, () => {
    const [x, y, w, h, c] = [next(), next(), next() / 2, next() / 2, Math.floor(next()) % 255];
    return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="rgb(${c},${255 - c},${(c * 7) % 255})"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">${shapes.join("")}</svg>`;
  await writeFile(path, await sharp(Buffer.from(svg)).png().toBuffer());
  return path;
}

/** Collects paths as the owner of the investigation called "test"; its id and what happened. */
export async function collectInto(desk: Desk, paths: readonly string[], account: string | null = null) {
  const found = await findOrOpenInvestigation(desk, "test");
  if (!found.ok) throw new Error(found.refusal.sentence);
  const events: CollectEvent[] = [];
  const summary = await collectAll(desk, {
    investigation: found.id,
    as: "owner",
    paths,
    source: { url: null, account, credit: null },
    signal: new AbortController().signal,
    onEvent: (event) => events.push(event),
  });
  return { investigation: found.id, events, summary };
}

/** The marks of every item signed off by m1 and reviewed by m2, as they are now. */
export async function signOffAll(desk: Desk, investigation: string): Promise<void> {
  const items = await desk.db.selectFrom("item").select("id").execute();
  for (const { id: subject } of items) {
    for (const [by, verb] of [
      ["m1", "marks.state"],
      ["m2", "marks.review"],
    ] as const) {
      const signed = await propose(desk, { investigation, by }, (held) =>
        ok({ verb, subject, payload: { version: marksVersion(held, subject) } }),
      );
      if (!signed.ok) throw new Error(signed.refusal.sentence);
    }
  }
}
