// Starts the embedded server again when it dies on its own, so that the desk goes on after its pool reconnects.
import { setTimeout as pause } from "node:timers/promises";
import { stopPostmaster } from "./postmaster.ts";
import type { Postmaster } from "./postmaster.ts";
import type { Refused } from "./refusal.ts";

const WITHIN_MS = 10 * 60_000;
const LONGEST_PAUSE_MS = 60_000;

/** At once the first time; a cause that a restart does not cure, such as a full disk, gets time to be mended. */
export function pauseBefore(recentRestarts: number): number {
  return Math.min((recentRestarts - 1) * 5000, LONGEST_PAUSE_MS);
}

/** Returns the function that stops the server for good. */
export function keepRunning(
  first: Postmaster,
  start: () => Promise<{ ok: true; postmaster: Postmaster } | Refused>,
  log: (line: string) => void,
): () => Promise<void> {
  let current = first;
  const stopping = new AbortController();
  let restarting: Promise<void> = Promise.resolve();
  const restarts: number[] = [];

  const restart = async (): Promise<void> => {
    log("the database stopped unexpectedly and is started again");
    while (!stopping.signal.aborted) {
      const recent = restarts.filter((at) => at > Date.now() - WITHIN_MS).length;
      await pause(pauseBefore(recent + 1), undefined, { signal: stopping.signal });
      restarts.push(Date.now());
      const started = await start();
      if (started.ok) {
        current = started.postmaster;
        watch(current);
        return;
      }
      log(started.refusal.sentence);
    }
  };

  const watch = (postmaster: Postmaster): void => {
    postmaster.child.once("exit", () => {
      if (stopping.signal.aborted) return;
      restarting = restart().catch((error: unknown) =>
        log(`the database was not started again: ${String(error)}`),
      );
    });
  };

  watch(first);
  return async () => {
    stopping.abort();
    await restarting;
    await stopPostmaster(current);
  };
}
