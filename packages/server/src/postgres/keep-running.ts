// Starts the embedded server again when it dies on its own: whichever of the open desks is first, for all of them.
import { setTimeout as pause } from "node:timers/promises";
import type { OpenFile } from "./flock.ts";
import { lockServer } from "./folder-lock.ts";
import { outageOf } from "../outage/outage.ts";
import { reach } from "./reach.ts";
import type { Refused } from "./refusal.ts";

const LONGEST_PAUSE_MS = 60_000;
const LOOK_MS = 100;

/** At once the first time; a cause that a restart does not cure, such as a full disk, gets time to be mended. */
export function pauseBefore(failures: number): number {
  return failures === 0 ? LOOK_MS : Math.min(failures * 5000, LONGEST_PAUSE_MS);
}

export type Restart = {
  readonly dataDir: string;
  readonly start: (lock: OpenFile) => Promise<{ readonly ok: true } | Refused>;
  readonly log: (line: string) => void;
};

/** Ends when the server answers again, or the desk closes. */
export async function runAgain(restart: Restart, closing: AbortSignal): Promise<void> {
  for (let failures = 0; !closing.aborted;) {
    const outcome = await tryOnce(restart).catch(
      (error: unknown) =>
        `the database was not started again: ${outageOf(error, restart.dataDir)?.sentence ?? String(error)}`,
    );
    if (outcome === "answers") return;
    if (outcome !== "not yet") {
      failures += 1;
      restart.log(outcome);
    }
    await pause(pauseBefore(failures), undefined, { signal: closing }).catch(() => undefined);
  }
}

/** "answers", "not yet" while another desk starts it or what is left of it lives, or the sentence why it does not start. */
async function tryOnce({ dataDir, start, log }: Restart): Promise<string> {
  const lock = await lockServer(dataDir);
  if (lock === undefined) return (await reach(dataDir)) === undefined ? "not yet" : "answers";
  log("the database stopped unexpectedly and is started again");
  const started = await start(lock).finally(() => lock.close());
  return started.ok ? "answers" : started.refusal.sentence;
}
