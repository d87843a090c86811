// Shows whose jobs the living take over: those of the dead, and of nobody who only stands still.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk } from "../desk.ts";
import { testDesk, type TestDesk } from "../testing/desk.ts";
import { beAlive } from "./alive.ts";
import { enqueue } from "./enqueue.ts";

const SCRIPT = fileURLToPath(new URL("../testing/hold-jobs.ts", import.meta.url));

let at: TestDesk;
beforeAll(async () => (at = await testDesk()));
afterAll(() => at.end());

const failed = (fault: unknown): void => expect.fail(String(fault));

async function holders(): Promise<(string | null)[]> {
  const jobs = sql<{ by: string | null }>`select locked_by as by from graphile_worker.jobs order by id`;
  return (await jobs.execute(at.desk.db)).rows.map(({ by }) => by);
}

/** What a living worker does at its start and every five seconds. */
async function look(): Promise<void> {
  (await beAlive(at.desk, failed)).release();
}

test("a worker that stands still keeps its jobs; killed, it loses them to one that lives, within seconds", async () => {
  await enqueue(at.desk.db, "match", { sha256: "a".repeat(64) });
  await enqueue(at.desk.db, "inspect", { sha256: "b".repeat(64) });
  const args = [SCRIPT, join(at.folder, "data"), at.databaseUrl];
  const worker = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [name] = (await once(createInterface({ input: worker.stdout }), "line")).map(String);
  expect(await holders()).toEqual([name, name]);
  worker.kill("SIGSTOP");
  await look();
  expect(await holders()).toEqual([name, name]);
  const living = await beAlive(at.desk, failed);
  worker.kill("SIGKILL");
  await expect.poll(holders).toEqual([null, null]);
  living.release();
});

test("of a holder with another name nobody can tell whether it lives: its jobs are left to it", async () => {
  await sql`update graphile_worker._private_jobs set locked_by = 'somebody', locked_at = now()`.execute(
    at.desk.db,
  );
  await look();
  expect(await holders()).toEqual(["somebody", "somebody"]);
});

const again = () => openDesk({ dataDir: join(at.folder, "data"), databaseUrl: at.databaseUrl });

test("tables of a newer Sightline are not touched", async () => {
  await sql`insert into kysely_migration values ('9999-later', 'now')`.execute(at.desk.db);
  expect(await again()).toMatchObject({ ok: false, refusal: { code: "database-newer" } });
  await sql`delete from kysely_migration where name = '9999-later'`.execute(at.desk.db);
});

test("tables are not changed under an open desk that knows only the older ones, and are once it has closed", async () => {
  // The newest change of the tables, undone: this desk is an older one to whoever comes.
  await sql`alter table item drop column also_found, drop column withdrawn`.execute(at.desk.db);
  await sql`delete from kysely_migration where name = '0015-taken-out'`.execute(at.desk.db);
  expect(await again()).toMatchObject({ ok: false, refusal: { code: "database-in-use-by-older" } });
  await at.desk.close();
  const [one, other] = await Promise.all([again(), again()]);
  expect([one.ok, other.ok]).toEqual([true, true]);
  for (const opened of [one, other]) if (opened.ok) await opened.desk.close();
});

test("tables that were changed by hand are told as such, and left as they are", async () => {
  const client = new Client({ connectionString: at.databaseUrl });
  await client.connect();
  try {
    const done = async (): Promise<readonly unknown[]> =>
      (await client.query("select name from kysely_migration order by name")).rows;
    // Said to be undone, although its columns are there; and a table gone that a later change needs.
    for (const [by, back] of BY_HAND) {
      for (const one of by) await client.query(one);
      const before = await done();
      const refused = await again();
      expect(refused).toMatchObject({ ok: false, refusal: { code: "database-altered" } });
      expect(!refused.ok && refused.refusal.sentence).toMatch(/left as they are\. Restore a backup/);
      expect(await done()).toEqual(before);
      for (const one of back) await client.query(one);
    }
    const mended = await again();
    expect(mended.ok).toBe(true);
    if (mended.ok) await mended.desk.close();
  } finally {
    await client.end();
  }
});

const saidUndone = (name: string): string => `delete from kysely_migration where name = '${name}'`;
const BY_HAND: readonly (readonly [by: readonly string[], back: readonly string[]])[] = [
  [[saidUndone("0015-taken-out")], ["alter table item drop column also_found, drop column withdrawn"]],
  [
    [saidUndone("0015-taken-out"), "alter table item rename to things"],
    ["alter table things rename to item"],
  ],
];
