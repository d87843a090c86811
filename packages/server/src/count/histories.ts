// Has it worked out, in a thread, how the numbers of an investigation came about; the thread ends when nobody asked for a while.
import { Worker } from "node:worker_threads";
import type { PoolConfig } from "pg";

export type HistoryMessage = {
  readonly investigation: string;
  /** Why it could not be worked out to its end; null where it was. */
  readonly fault: string | null;
};

export type Histories = {
  /** Resolves when it is worked out up to what was newest when it began; whoever asks meanwhile waits for the same. */
  catchUp(investigation: string): Promise<void>;
  close(): Promise<void>;
};

/** What the thread remembers of journals is given back when nobody asked for so long. */
const IDLE_MS = 120_000;

export function histories(poolConfig: PoolConfig): Histories {
  let thread: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let closed = false;
  const running = new Map<string, PromiseWithResolvers<void>>();

  const settle = (investigation: string, fault: string | null): void => {
    const asked = running.get(investigation);
    running.delete(investigation);
    if (fault === null) asked?.resolve();
    else asked?.reject(new Error(fault));
    if (running.size === 0) idle = setTimeout(() => void end(), IDLE_MS).unref();
  };
  const start = (): Worker => {
    const started = new Worker(new URL("history-thread.ts", import.meta.url), { workerData: poolConfig });
    started.unref();
    started.on("message", ({ investigation, fault }: HistoryMessage) => settle(investigation, fault));
    const gone = (why: string): void => {
      if (thread === started) thread = undefined;
      for (const investigation of running.keys()) settle(investigation, why);
    };
    started.once("error", (fault) => gone(fault instanceof Error ? fault.message : String(fault)));
    started.once("exit", (code) => gone(`Expected the thread of histories to go on, got its exit ${code}.`));
    return started;
  };
  const end = async (): Promise<void> => {
    const ended = thread;
    thread = undefined;
    await ended?.terminate();
  };
  return {
    catchUp(investigation) {
      if (closed) return Promise.resolve();
      const there = running.get(investigation);
      if (there) return there.promise;
      clearTimeout(idle);
      const asked = Promise.withResolvers<void>();
      // Whoever waits is told; where nobody does any more, the next who asks is.
      asked.promise.catch(() => undefined);
      running.set(investigation, asked);
      thread ??= start();
      thread.postMessage(investigation);
      return asked.promise;
    },
    async close() {
      closed = true;
      clearTimeout(idle);
      await end();
    },
  };
}
