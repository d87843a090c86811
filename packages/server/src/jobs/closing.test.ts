// Shows that closing the desk is no failure of the job that it interrupts: nobody is told of one, and no attempt is lost.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDesk, type TestDesk } from "../testing/desk.ts";
import { enqueue } from "./enqueue.ts";
import { startWorker } from "./worker.ts";

let at: TestDesk;
beforeAll(async () => (at = await testDesk()));
afterAll(() => at.end());

type Job = { readonly attempts: number; readonly locked: boolean };

const jobs = async (): Promise<readonly Job[]> => {
  const asked = sql<Job>`select attempts, locked_at is not null as locked from graphile_worker.jobs`;
  return (await asked.execute(at.desk.db)).rows;
};

test("a job that the closing desk interrupts is as it was, and neither told nor logged as failed", async () => {
  const film = join(at.folder, "in", "long.mp4");
  const drawn = ["-f", "lavfi", "-i", "testsrc2=size=96x64:rate=25:duration=600"];
  await promisify(execFile)("ffmpeg", ["-v", "error", ...drawn, "-pix_fmt", "yuv420p", film]);
  const put = await at.desk.originals.put(film);
  if (!put.ok) throw new Error(put.refusal.sentence);
  await enqueue(at.desk.db, "inspect", { sha256: put.original.sha256 });
  const said: string[] = [];
  const worker = await startWorker(at.desk, {
    onJob: ({ task, failed }) => said.push(`${task} ${failed}`),
    log: (line) => said.push(line),
  });
  await expect.poll(jobs, { interval: 5 }).toEqual([{ attempts: 1, locked: true }]);
  await worker.stop();
  expect(await jobs()).toEqual([{ attempts: 0, locked: false }]);
  expect(said).toEqual([]);
});
