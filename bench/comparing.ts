// Comparing pixels: how its CPU grows from one number of photos to the tenfold, and what it costs a person who acts meanwhile.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { jobsLeft } from "../packages/server/src/jobs/worker.ts";
import { drawFolder } from "./drawn-folder.ts";
import { opened, review } from "./large-desk.ts";
import { cpuOf, ms, type Bench } from "./measure.ts";
import { at, end, quantile, serving } from "./serving.ts";

const few = 12;
const many = 10 * few;
const acts = 150;
/** Fewer have no ninety-fifth percentile worth telling. */
const least = 40;
/** Milliseconds from one act to the next: nobody is faster, and a flood of acts would measure itself. */
const betweenMs = 50;

const main = join(import.meta.dirname, "..", "packages", "cli", "src", "main.js");

export const comparing: Bench = async (say, scratch) => {
  const empty = join(scratch, "empty");
  await mkdir(empty);
  const folderOf = (photos: number): string => join(scratch, `photos-${photos}`);
  const costs: number[] = [];
  for (const photos of [few, many]) {
    await mkdir(folderOf(photos));
    await drawFolder(folderOf(photos), { photos, videos: 0 });
    const data = join(scratch, `data-${photos}`);
    await cpuOf(collecting(data, folderOf(photos), "--new", "--no-compare"));
    const nothing = await cpuOf(collecting(data, empty, "--no-compare"));
    costs.push((await cpuOf(collecting(data, empty))) - nothing);
  }
  const [less = NaN, more = NaN] = costs;
  say({
    what: `comparing the pixels of ${many} photos, no two of which show the same`,
    anchor: "that of a tenth of them",
    ratio: more / less,
    target: { atMost: 12 },
    seen: `CPU ${ms(more)} against ${ms(less)}`,
  });
  const data = join(scratch, "data-acts");
  await cpuOf(collecting(data, folderOf(many), "--new", "--no-compare"));
  const { busy, idle } = await actsBeside(data);
  const [mine, theirs] = [quantile(busy, 0.95), quantile(idle, 0.95)];
  say({
    what: `a review while pixels are compared, p95 of ${busy.length}`,
    anchor: "the same on an idle desk",
    ratio: mine / theirs,
    target: { atMost: 1.5 },
    seen: `${ms(mine)} against ${ms(theirs)}`,
  });
};

function collecting(data: string, path: string, ...flags: string[]): string[] {
  const command = [process.execPath, main, "--data", data, "--as", "ann", "collect"];
  return [...command, "--investigation", "Bench", ...flags, path];
}

/** Milliseconds of each act, before the desk has compared everything and after. */
async function actsBeside(data: string): Promise<{ busy: number[]; idle: number[] }> {
  const ours = await opened(data);
  const served = await serving(data);
  try {
    const items = await ours.db.selectFrom("item").select(["id", "investigation"]).execute();
    const asked = at(served, items[0]?.investigation ?? "");
    let count = 0;
    const act = async (): Promise<number> => {
      await pause(betweenMs);
      return asked.propose(review(items[count % items.length]?.id ?? "", `seen ${count++}`));
    };
    // What is asked for the first time is still being compiled.
    for (let n = 0; n < 20; n++) await act();
    const busy: number[] = [];
    while (busy.length < acts && (await jobsLeft(ours, true)).jobs > 0)
      for (let n = 0; n < 10; n++) busy.push(await act());
    if (busy.length < least)
      throw new Error(`Expected ${least} acts before all is compared, got ${busy.length}.`);
    while ((await jobsLeft(ours, true)).jobs > 0) await pause(1000);
    const idle: number[] = [];
    for (let n = 0; n < acts; n++) idle.push(await act());
    return { busy, idle };
  } finally {
    await end(served.child);
    await ours.close();
  }
}
