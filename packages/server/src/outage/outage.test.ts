// A machine that runs out of something says of what, and the work goes on by itself when it is there again.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test, type TestContext } from "vitest";
import { openDesk, type Desk } from "../desk.ts";
import { fsck } from "../fsck/fsck.ts";
import { findOrOpenInvestigation } from "../investigation/open.ts";
import { collect } from "../item/collect.ts";
import { startWorker } from "../jobs/worker.ts";
import { originals } from "../storage/index.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { outageOf, OutageError, pressing, told } from "./outage.ts";
import { awaited, waitingJobs } from "./waiting.ts";

const failing = (code: string, message = "x", more: object = {}): Error =>
  Object.assign(new Error(message), { code, ...more });

describe("a fault", () => {
  test.each([
    ["disk-full", failing("ENOSPC", "ENOSPC: no space left on device, write")],
    ["disk-full", failing("53100", 'could not extend file "base/1/2": No space left on device')],
    ["out-of-handles", failing("EMFILE", "spawn prlimit EMFILE")],
    ["out-of-handles", failing("ENFILE")],
    ["out-of-memory", failing("EAGAIN", "spawn prlimit EAGAIN")],
    ["database-gone", failing("57P01", "terminating connection due to administrator command")],
    ["database-gone", failing("ENOENT", "connect ENOENT /tmp/x/.s.PGSQL.5432", { syscall: "connect" })],
    ["database-gone", new Error("Connection terminated unexpectedly")],
    [
      "database-gone",
      failing("EPIPE", "write EPIPE", {
        stack: "at x (/a/node_modules/kysely/dist/dialect/postgres-driver.js:134:28)",
      }),
    ],
    ["database-busy", failing("53300")],
    ["read-only", failing("EROFS", "EROFS: read-only file system, mkdir '/x'")],
    ["read-only", failing("25006", "cannot execute INSERT in a read-only transaction")],
    ["disk-full", new Error("the job failed", { cause: failing("ENOSPC") })],
  ])("of the machine is told as %s", (code, fault) => {
    const outage = outageOf(fault, "/");
    expect(outage?.code).toBe(code);
    expect(outage?.sentence).toMatch(/Nothing acknowledged is lost\. .*goes on by itself/);
    expect(outageOf(new OutageError(outage ?? told("disk-full", "/")), "/")?.code).toBe(code);
  });

  test.each([
    [failing("ENOENT", "ENOENT: no such file, open '/x'", { syscall: "open" })],
    [failing("23505", "duplicate key")],
    [failing("EPIPE", "write EPIPE")],
    [new Error("the decoder said: No space left on device, Connection terminated")],
    [new Error("odd", { cause: "ENOSPC" })],
    ["ENOSPC"],
  ])("of ours is none, whatever a file made a decoder say (%#)", (fault) => {
    expect(outageOf(fault, "/")).toBe(null);
  });
});

/** A disk of its own for a folder; skips where none may be mounted. */
async function onSmallDisk(
  context: TestContext,
  { folder, size }: { folder: string; size: string },
  work: () => Promise<void>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `${size},mode=700`, "tmpfs", folder]).status === 0;
  if (!mounted) context.skip("skipped: not permitted to mount a small disk");
  try {
    await work();
  } finally {
    spawnSync("umount", ["-l", folder]);
  }
}

/** Until it is so; the run's own limit ends what never is. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(50);
}

const stateOf = async (desk: Desk): Promise<string[]> =>
  (await desk.db.selectFrom("inspection").select("state").execute()).map(({ state }) => state);

async function withDesk(work: (at: TestDesk) => Promise<void>): Promise<void> {
  const at = await testDesk();
  try {
    await work(at);
  } finally {
    await at.end();
  }
}

test("a disk that is full, and one that takes no more files, are told apart, and a free one is not told", async (context) => {
  await withDesk(async ({ folder }) => {
    expect(await pressing(folder)).toBe(null);
    const disk = join(folder, "small");
    await onSmallDisk(context, { folder: disk, size: "size=8m,nr_inodes=64" }, async () => {
      expect(await pressing(disk)).toBe(null);
      for (let n = 0; (await pressing(disk)) === null; n++) await writeFile(join(disk, `${n}`), "");
      expect(await pressing(disk)).toMatchObject({
        code: "out-of-inodes",
        sentence: expect.stringMatching(/takes no more files: \d+ of its 64 inodes are free/),
      });
      for (const name of await readdir(disk)) await rm(join(disk, name));
      await writeFile(join(disk, "large"), Buffer.alloc(8 * 1024 * 1024)).catch(() => undefined);
      expect(await pressing(disk)).toMatchObject({
        code: "disk-full",
        sentence: expect.stringMatching(
          /small is full: 0 bytes of 8\.4 MB free\. Nothing acknowledged is lost/,
        ),
      });
      const photo = await drawPhoto(join(folder, "in", "1.png"), 1);
      expect(await originals(disk).put(photo)).toMatchObject({ ok: false, refusal: { code: "disk-full" } });
      await rm(join(disk, "large"));
      expect(await pressing(disk)).toBe(null);
      expect(await originals(disk).put(photo)).toMatchObject({ ok: true });
    });
  });
});

test("with no room for pictures nothing is called undecodable, and with room it is looked at by itself", async (context) => {
  await withDesk(async ({ desk, folder }) => {
    const photo = await drawPhoto(join(folder, "in", "1.png"), 1);
    const renditions = join(desk.dataDir, "renditions");
    await onSmallDisk(context, { folder: renditions, size: "size=5m" }, async () => {
      const filler = join(renditions, "filler");
      await writeFile(filler, Buffer.alloc(5 * 1024 * 1024)).catch(() => undefined);
      const { summary, events } = await collectInto(desk, [photo]);
      expect(summary).toMatchObject({ collected: 1, unopened: [], waiting: { jobs: 1 } });
      expect(summary.waiting?.sentence).toMatch(/is full/);
      const failed = events.flatMap((event) =>
        event.event === "job" && event.failed !== null ? [event.failed] : [],
      );
      expect(failed.map(awaited).filter((sentence) => sentence === null)).toEqual([]);
      expect(await stateOf(desk)).toEqual([]);
      const worker = await startWorker(desk);
      await rm(filler);
      // On a disk as small as this one there is never enough to spare: another is put in its place.
      spawnSync("mount", ["-o", "remount,size=64m", renditions]);
      await until(async () => (await stateOf(desk)).length > 0);
      await worker.stop();
      expect(await stateOf(desk)).toEqual(["done"]);
      expect(await waitingJobs(desk)).toBe(null);
      expect((await fsck(desk)).problems).toEqual([]);
    });
  });
});

test("with no file handles left it is said so, and it goes on with some", async () => {
  await withDesk(async ({ desk, folder }) => {
    const opened = await findOrOpenInvestigation(desk, "test");
    if (!opened.ok) throw new Error(opened.refusal.sentence);
    const path = await drawPhoto(join(folder, "in", "1.png"), 1);
    const source = { url: null, account: null, credit: null };
    const order = { investigation: opened.id, as: "owner", path, source };
    const handles: number[] = [];
    const enough = fewHandles(handlesInUse() + 12);
    try {
      for (let full = false; !full;) {
        try {
          handles.push(openSync("/dev/null", "r"));
        } catch {
          full = true;
        }
      }
      expect(await collect(desk, order)).toMatchObject({ ok: false, refusal: { code: "out-of-handles" } });
    } finally {
      for (const handle of handles) closeSync(handle);
      await enough();
    }
    expect(await collect(desk, order)).toMatchObject({ ok: true });
  });
});

/** Lowers the soft limit of this process alone; what it returns puts it back, by a child that needs no handle of ours then. */
function fewHandles(most: number): () => Promise<void> {
  const [, before = ""] = /Max open files +(\d+)/.exec(readFileSync("/proc/self/limits", "utf8")) ?? [];
  const set = `prlimit --pid=${process.pid} --nofile=`;
  const child = spawn("sh", ["-c", `read told; ${set}${before}:`], { stdio: ["pipe", "ignore", "inherit"] });
  const lowered = spawnSync("sh", ["-c", `${set}${most}:`]);
  if (lowered.status !== 0) throw new Error(`prlimit: ${String(lowered.stderr)}`);
  return async () => {
    child.stdin.end("now\n");
    await once(child, "exit");
  };
}

/** Not counted exactly: the next numbers that are free are what matters. */
const handlesInUse = (): number => {
  const handle = openSync("/dev/null", "r");
  closeSync(handle);
  return handle;
};

test("a database that goes away and comes back stops nothing for good", async () => {
  const at = await testDesk();
  const opened = await openDesk({ dataDir: at.desk.dataDir, databaseUrl: at.databaseUrl });
  if (!opened.ok) throw new Error(opened.refusal.sentence);
  try {
    const { desk } = opened;
    // Every connection of ours is cut, as by a server that restarts.
    const cut = () =>
      at.desk.pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      );
    const asked = desk.db.transaction().execute(async (tx) => {
      await tx.selectFrom("journal").select("seq").execute();
      await cut();
      await tx.selectFrom("journal").select("seq").execute();
    });
    const fault: unknown = await asked.catch((error: unknown) => error);
    expect(outageOf(fault, desk.dataDir)?.code).toBe("database-gone");
    const photo = await drawPhoto(join(at.folder, "in", "1.png"), 1);
    expect((await collectInto(desk, [photo])).summary).toMatchObject({
      collected: 1,
      unopened: [],
      waiting: null,
    });
  } finally {
    await opened.desk.close();
    await at.end();
  }
});
