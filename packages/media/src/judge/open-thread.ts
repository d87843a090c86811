// One thread of geometry: sends it questions, and tells answers and faults to whoever asked.
import { Worker } from "node:worker_threads";
import type { Question } from "./worker-program.ts";

/** `Omit` over each member of a union. */
export type Unnumbered<Q> = Q extends unknown ? Omit<Q, "number"> : never;

export interface Thread {
  readonly ask: <Answer>(question: Unnumbered<Question>) => Promise<Answer>;
  /** Questions that have no answer yet. */
  readonly waiting: () => number;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (fault: Error) => void;
}

/** Questions are answered in turn; all are rejected when the thread ends. */
export function openThread(): Thread {
  const worker = new Worker(new URL("./worker-program.ts", import.meta.url));
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let gone: Error | undefined;
  worker.on("message", ({ number, answer, fault }: { number: number; answer: never; fault?: string }) => {
    const one = waiting.get(number);
    waiting.delete(number);
    if (waiting.size === 0) worker.unref();
    if (fault === undefined) one?.resolve(answer);
    else one?.reject(new Error(`geometry: ${fault}`));
  });
  const end = (why: Error): void => {
    gone ??= why;
    for (const one of waiting.values()) one.reject(gone);
    waiting.clear();
  };
  worker.on("error", end);
  worker.on("exit", () => end(new Error("the geometry thread has ended")));
  worker.unref();
  return {
    ask: <Answer>(question: Unnumbered<Question>): Promise<Answer> =>
      new Promise<Answer>((resolve, reject) => {
        if (gone !== undefined) return reject(gone);
        const number = asked++;
        waiting.set(number, { resolve, reject });
        // While a question is open the process may not end; without one the thread keeps nobody.
        worker.ref();
        worker.postMessage({ ...question, number });
      }),
    waiting: () => waiting.size,
    close: async () => {
      await worker.terminate();
    },
  };
}
