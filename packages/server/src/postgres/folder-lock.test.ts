// Shows that a folder's locks last exactly as long as somebody holds their descriptors.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { OpenFile } from "./flock.ts";
import { asStarter, lockServer, parseStarter, starterIn } from "./folder-lock.ts";
import { presenceIn } from "./presence.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "sightline-lock-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function locked(folder: string): Promise<OpenFile> {
  const lock = await lockServer(folder);
  if (lock === undefined) throw new Error(`${folder} is locked`);
  return lock;
}

test("forgotten by its holder, a lock is still held, because nothing but release may free it", async () => {
  const folder = await mkdtemp(join(root, "desk-"));
  const { fd } = await locked(folder);
  setFlagsFromString("--expose-gc");
  for (let round = 0; round < 5; round += 1) {
    runInNewContext("gc")();
    await pause(10);
  }
  expect(fd).toBeGreaterThan(2);
  expect(await lockServer(folder)).toBeUndefined();
});

test("a server that outlives whoever started it keeps the lock until it ends", async () => {
  const folder = await mkdtemp(join(root, "desk-"));
  const lock = await locked(folder);
  const server = spawn("sleep", ["86400"], { stdio: ["ignore", "ignore", "ignore", lock.fd] });
  await once(server, "spawn");
  lock.close();
  expect(await lockServer(folder)).toBeUndefined();
  server.kill();
  await once(server, "exit");
  (await locked(folder)).close();
});

test("a starter whose number now belongs to another process is not taken for alive", async () => {
  const folder = await mkdtemp(join(root, "desk-"));
  await writeFile(
    join(folder, "database.holder.json"),
    JSON.stringify({ pid: process.pid, started: "1", command: "desk" }),
  );
  expect(await starterIn(folder)).toBeUndefined();
  const told = await asStarter(folder, () => starterIn(folder));
  expect(told).toMatchObject({ pid: process.pid });
  expect(await starterIn(folder)).toBeUndefined();
});

test("a half-written note about the starter is no starter, not a fault", () => {
  const note = JSON.stringify({ pid: 7, started: "99", command: "desk" });
  expect(parseStarter(note)).toEqual({ pid: 7, started: "99", command: "desk" });
  for (const part of ["", note.slice(0, 9), "{}", "null"]) expect(parseStarter(part)).toBeUndefined();
});

test("many share a folder, one may have it alone, and a killed one is gone at once", async () => {
  const folder = await mkdtemp(join(root, "desk-"));
  const [a, b, c] = [presenceIn(folder), presenceIn(folder), presenceIn(folder)];
  expect(await a.alone()).toBe(true);
  expect([await b.alone(), await b.join()]).toEqual([false, false]);
  expect([await a.join(), await b.join(), await c.alone()]).toEqual([true, true, false]);
  const again = b.again();
  const heir = spawn("sleep", ["86400"], { stdio: ["ignore", "ignore", "ignore", again.fd] });
  await once(heir, "spawn");
  a.stepBack();
  b.leave();
  expect(await c.alone()).toBe(true);
  c.stepBack();
  expect([await again.take("exclusive"), await c.join()]).toEqual([true, false]);
  again.close();
  expect(await c.join()).toBe(false);
  heir.kill("SIGKILL");
  await once(heir, "exit");
  expect(await c.alone()).toBe(true);
});
