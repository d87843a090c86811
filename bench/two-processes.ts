// Two processes that act on one investigation at once end in one state, and the chain has no fork.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Desk } from "../packages/server/src/desk.ts";
import { fsck } from "../packages/server/src/fsck/fsck.ts";
import { rebuild } from "../packages/server/src/journal/rebuild.ts";
import { fill, opened } from "./large-desk.ts";
import type { Bench } from "./measure.ts";

const ACTS = 2000;
const child = join(import.meta.dirname, "child-acts.ts");

/** Told as a ratio of 1: what holds of all, or does not. */
export async function actsAtOnce(say: Parameters<Bench>[0], folder: string): Promise<void> {
  const desk: Desk = await opened(folder);
  try {
    const investigation = await fill(desk, { items: 40, sightings: 40, facts: 0 });
    const act = (by: string, seed: number) =>
      promisify(execFile)(process.execPath, [child, folder, investigation, by, String(seed), String(ACTS)]);
    const told = await Promise.all([act("ann", 11), act("ben", 77)]);
    const written = told.map(({ stdout }) => (JSON.parse(stdout) as { written: number }).written);
    const rebuilt = await rebuild(desk.db);
    const { problems, entries } = await fsck(desk);
    const broken = problems.filter(({ sentence }) => !sentence.startsWith("The original of")).length;
    const holds = rebuilt.before === rebuilt.after && broken === 0;
    say({
      what: `two processes, ${ACTS} acts each: equal state hashes and one chain`,
      anchor: "what must hold",
      ratio: holds ? 1 : 0,
      target: { atLeast: 1 },
      seen: `${written.join(" and ")} entries written, ${entries} in the chain, ${broken} broken`,
    });
  } finally {
    await desk.close();
  }
}
