// The thread behind `histories`: replays journals act by act, counts after each that may move a number, and notes each step.
import { parentPort, workerData } from "node:worker_threads";
import type { PoolConfig } from "pg";
import { connectTo } from "../db/open.ts";
import type { HistoryMessage } from "./histories.ts";
import { Replay } from "./replay.ts";

const { db } = connectTo({ ...(workerData as PoolConfig), max: 1 });

/** The last that were asked for stay where they are, to go on from there. */
const MOST = 4;
const replays = new Map<string, Replay>();

let before: Promise<void> = Promise.resolve();
parentPort?.on("message", (investigation: string) => {
  before = before.then(() => catchUp(investigation)).then((message) => parentPort?.postMessage(message));
});

async function catchUp(investigation: string): Promise<HistoryMessage> {
  try {
    const replay = replays.get(investigation) ?? new Replay(db, investigation);
    replays.delete(investigation);
    await replay.catchUp();
    replays.set(investigation, replay);
    const [oldest] = replays.keys();
    if (replays.size > MOST && oldest !== undefined) replays.delete(oldest);
    return { investigation, fault: null };
  } catch (fault) {
    return { investigation, fault: fault instanceof Error ? fault.message : String(fault) };
  }
}
