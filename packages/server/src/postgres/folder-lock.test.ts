// Shows that a folder's lock lasts exactly as long as somebody holds its descriptor.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lockFolder, parseHolder } from "./folder-lock.ts";
import type { FolderLock } from "./folder-lock.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "sightline-lock-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function locked(folder: string, waitMs = 0): Promise<FolderLock> {
  const result = await lockFolder(folder, waitMs);
  if (!result.ok) throw new Error(result.refusal.sentence);
  return result.lock;
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
  expect(await lockFolder(folder, 0)).toMatchObject({ ok: false, refusal: { code: "data-folder-in-use" } });
});

test("a server that outlives the desk keeps the lock until it ends, and the next desk waits for that", async () => {
  const folder = await mkdtemp(join(root, "desk-"));
  const lock = await locked(folder);
  const server = spawn("sleep", ["1"], { stdio: ["ignore", "ignore", "ignore", lock.fd] });
  await once(server, "spawn");
  await lock.release();
  const refused = await lockFolder(folder, 0);
  expect(!refused.ok && refused.refusal.sentence).toContain("an earlier desk left behind");
  await (await locked(folder, 10_000)).release();
  expect(server.exitCode).toBe(0);
});

test("a holder whose number now belongs to another process is not taken for alive", async () => {
  const folder = await mkdtemp(join(root, "desk-"));
  const lock = await locked(folder);
  await writeFile(
    join(folder, "database.holder.json"),
    JSON.stringify({ pid: process.pid, started: "1", command: "desk" }),
  );
  const refused = await lockFolder(folder, 0);
  expect(!refused.ok && refused.refusal.sentence).not.toContain(`process ${process.pid}`);
  await lock.release();
});

test("a half-written note about the holder is no holder, not a fault", () => {
  const note = JSON.stringify({ pid: 7, started: "99", command: "desk" });
  expect(parseHolder(note)).toEqual({ pid: 7, started: "99", command: "desk" });
  for (const part of ["", note.slice(0, 9), "{}", "null"]) expect(parseHolder(part)).toBeUndefined();
});
