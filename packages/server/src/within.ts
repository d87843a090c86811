// Waits for work, but not for ever: what is cut off from its database may never end.
import { setTimeout as pause } from "node:timers/promises";

/** Resolves when the work has ended, or `ms` after `from` has. The work's own failure is passed on. */
export async function within(ms: number, work: Promise<unknown>, from: Promise<void>): Promise<void> {
  const ended = new AbortController();
  const late = from.then(() => pause(ms, undefined, { signal: ended.signal }).catch(() => undefined));
  try {
    await Promise.race([work, late]);
  } finally {
    ended.abort();
  }
}
