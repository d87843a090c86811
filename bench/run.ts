// `npm run bench [name…]`: what the desk costs, each line as a ratio to a named anchor measured in the same run.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lineText, type Bench } from "./measure.ts";

const benches = {
  "start-up": async () => (await import("./start-up.ts")).startUp,
  count: async () => (await import("./count.ts")).countBench,
  collect: async () => (await import("./collect.ts")).collect,
  decode: async () => (await import("./decode.ts")).decode,
  comparing: async () => (await import("./comparing.ts")).comparing,
  search: async () => (await import("./search.ts")).search,
  recall: async () => (await import("./recall.ts")).recall,
  desk: async () => (await import("./desk.ts")).desk,
  live: async () => (await import("./live.ts")).live,
  marking: async () => (await import("./marking.ts")).marking,
  store: async () => (await import("./store.ts")).store,
  transcript: async () => (await import("./transcript.ts")).transcript,
} satisfies Record<string, () => Promise<Bench>>;

const names = Object.keys(benches) as (keyof typeof benches)[];
const unknown = process.argv.slice(2).filter((name) => !names.some((known) => known === name));
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(", ")}; there are ${names.join(", ")}.`);
  process.exitCode = 2;
} else await runAll(process.argv.length > 2 ? names.filter((name) => process.argv.includes(name)) : names);

/** A missed target is told and no more; only a bench that cannot run ends with another exit code than 0. */
async function runAll(chosen: typeof names): Promise<void> {
  for (const name of chosen) {
    console.log(`\n${name}`);
    const scratch = await mkdtemp(join(tmpdir(), `sightline-bench-${name}-`));
    try {
      const bench = await benches[name]();
      await bench((line) => console.log(lineText(line)), scratch);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }
}
