// Shows that the worker comes back by itself after whatever ended it, and does what waits.
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDesk, type TestDesk } from "../testing/desk.ts";
import { enqueue } from "./enqueue.ts";
import { startWorker, type Worker } from "./worker.ts";

let at: TestDesk;
let worker: Worker;
let heard: (task: string) => void = () => undefined;
const stops = /unsafe to continue, so shutting down/;
let stopped = (): void => undefined;
beforeAll(async () => {
  at = await testDesk();
  worker = await startWorker(at.desk, {
    onJob: ({ task }) => heard(task),
    log: (line) => stops.test(line) && stopped(),
  });
});
afterAll(async () => {
  await worker.stop();
  await at.end();
});

/** Resolves when a job that was queued now has been done, however badly: its bytes are nowhere. */
async function nextJob(letter: string): Promise<string> {
  const done = new Promise<string>((resolve) => (heard = resolve));
  for (;;) {
    try {
      await enqueue(at.desk.db, "metadata", { sha256: letter.repeat(64) });
      return await done;
    } catch {
      // The pool may hand out a connection that was cut.
    }
  }
}

/** Every connection of the desk, as the kill of a server cuts them. */
const cutAll = (): Promise<unknown> =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()`
    .execute(at.desk.db)
    .catch(() => undefined);

/** A runner that was cut off listens again a while after it works again; what is told before is told to nobody. */
async function listening(): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and query like 'LISTEN%'
    `.execute(at.desk.db);
    if (rows.length > 0) return;
    await pause(20);
  }
}

test("cut off again and again, six times in a row, it works after each", async () => {
  expect(await nextJob("a")).toBe("metadata");
  for (const letter of ["b", "c", "d", "e", "f", "0"]) {
    await cutAll();
    expect(await nextJob(letter)).toBe("metadata");
  }
});

test("a runner that ends although its connection holds is replaced too", async () => {
  const code = process.exitCode;
  const stopping = new Promise<void>((resolve) => (stopped = resolve));
  // What the queue's own code does when somebody changes its tables under it: it stops, and holds the connection.
  await listening();
  await sql`select pg_notify('worker:migrate', '{"breaking":true,"migrationNumber":99}')`.execute(at.desk.db);
  await stopping;
  expect(await nextJob("1")).toBe("metadata");
  process.exitCode = code;
});
