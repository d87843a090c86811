// Shows that kills at any moment and rival processes lose nothing that was acknowledged.
import { appendFile, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startOf } from "./process-start.ts";
import { ask, deskProcess, end, gone, postmasterPid, started } from "./testing/desk-process.ts";
import type { DeskProcess } from "./testing/desk-process.ts";

let root: string;
/** One folder for the tests of desks beside each other: each finds it as the one before left it. */
let shared: string;
const desks: DeskProcess[] = [];
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "sightline-crash-"));
  shared = await mkdtemp(join(root, "desk-"));
});
afterAll(async () => {
  for (const desk of desks) await end(desk, "SIGTERM");
  await rm(root, { recursive: true, force: true });
});

const fresh = (): Promise<string> => mkdtemp(join(root, "desk-"));

function desk(dataDir: string): DeskProcess {
  const process = deskProcess(dataDir);
  desks.push(process);
  return process;
}

test("of desks that race for a first start one makes the database, and all have it", async () => {
  const racers = [1, 2, 3, 4].map(() => desk(shared));
  for (const racer of racers) {
    const sql = "select current_database() as name, current_user as role";
    expect(await ask(await started(racer), sql)).toEqual([{ name: "sightline", role: "sightline" }]);
  }
  await Promise.all(racers.map((racer) => end(racer, "SIGTERM")));
});

test("a second desk on the same folder comes in, and the server stays until both have left", async () => {
  const dataDir = shared;
  const first = desk(dataDir);
  await ask(await started(first), "create table if not exists t as select 7 as n");
  const pid = await postmasterPid(dataDir);
  const second = desk(dataDir);
  const poolConfig = await started(second);
  await end(first, "SIGTERM");
  expect(await ask(poolConfig, "select n from t")).toEqual([{ n: 7 }]);
  const third = desk(dataDir);
  await started(third);
  await end(second, "SIGTERM");
  expect(await postmasterPid(dataDir)).toBe(pid);
  await end(third, "SIGTERM");
  expect(await startOf(pid)).toBeUndefined();
});

test.each(["the one that started the server", "the one that came in"])(
  "of two desks %s is killed, and the other goes on without a break",
  async (which) => {
    const dataDir = shared;
    const [first, second] = [desk(dataDir), desk(dataDir)];
    const poolConfig = await started(first);
    await started(second);
    const pid = await postmasterPid(dataDir);
    const [victim, survivor] = which.includes("started") ? [first, second] : [second, first];
    const sleeping = ask(poolConfig, "select 7 as n from pg_sleep(1)");
    await end(victim, "SIGKILL");
    expect(await sleeping).toEqual([{ n: 7 }]);
    expect(await postmasterPid(dataDir)).toBe(pid);
    await end(survivor, "SIGKILL");
    await gone(pid);
  },
);

test("a server that is killed under two desks is started once, at the same place, by whichever is left", async () => {
  const dataDir = shared;
  const [first, second] = [desk(dataDir), desk(dataDir)];
  const poolConfig = await started(first);
  await ask(poolConfig, "create table if not exists t as select 7 as n");
  await started(second);
  process.kill(await postmasterPid(dataDir), "SIGKILL");
  await end(first, "SIGKILL");
  await expect.poll(() => ask(poolConfig, "select n from t").catch(() => [])).toEqual([{ n: 7 }]);
  const pid = await postmasterPid(dataDir);
  await end(second, "SIGTERM");
  expect(await startOf(pid)).toBeUndefined();
});

test("when the desk is killed its server goes within seconds, and the acknowledged row is there", async () => {
  const dataDir = await fresh();
  const first = desk(dataDir);
  await ask(await started(first), "create table t as select 7 as n");
  const pid = await postmasterPid(dataDir);
  await end(first, "SIGKILL");
  // Not waiting for the old server here: the next desk must do that itself.
  const second = desk(dataDir);
  expect(await ask(await started(second), "select n from t")).toEqual([{ n: 7 }]);
  await gone(pid);
});

test("when desk and server are killed at once, the next start waits for the orphans and recovers", async () => {
  const dataDir = await fresh();
  const first = desk(dataDir);
  const poolConfig = await started(first);
  await ask(poolConfig, "create table t as select 7 as n");
  const sleeping = ask(poolConfig, "select pg_sleep(86400)").catch(() => "cut off");
  await pause(200);
  const pid = await postmasterPid(dataDir);
  first.child.kill("SIGSTOP");
  process.kill(pid, "SIGKILL");
  await end(first, "SIGKILL");
  expect(await ask(await started(desk(dataDir)), "select n from t")).toEqual([{ n: 7 }]);
  expect(await sleeping).toBe("cut off");
});

test("a stale server number that belongs to another process now does not stop a start", async () => {
  const dataDir = await fresh();
  const first = desk(dataDir);
  await started(first);
  await end(first, "SIGTERM");
  await writeFile(join(dataDir, "postgres/postmaster.pid"), `${process.pid}\n/somewhere\n`);
  expect(await desk(dataDir).report).toMatchObject({ ok: true });
});

test("a first start killed at any moment is mended by the next one", async () => {
  const dataDir = await fresh();
  for (const ms of [200, 400, 600, 900]) {
    const killed = desk(dataDir);
    await pause(ms);
    await end(killed, "SIGKILL");
  }
  const poolConfig = await started(desk(dataDir));
  expect(await ask(poolConfig, "select current_user as role")).toEqual([{ role: "sightline" }]);
  expect(await readdir(dataDir)).not.toContain("postgres.unfinished");
});

test("a log beyond ten megabytes is set aside at the next start", async () => {
  const dataDir = await fresh();
  await appendFile(join(dataDir, "postgres.log"), "x".repeat(10 * 1024 * 1024 + 1));
  await started(desk(dataDir));
  expect((await readFile(join(dataDir, "postgres.log"), "utf8")).length).toBeLessThan(10_000);
  expect(await readdir(dataDir)).toContain("postgres.log.1");
});
