// Counts cases in a thread, so that whoever asks the desk for something else does not wait for a number.
import { Worker } from "node:worker_threads";
import type { Case, Conflict, Count, CountOptions, Funnel } from "@sightline/count";
import { textOf, type CaseText } from "./case-text.ts";
import type { storyOf } from "./conflict-story.ts";

export type CounterAsked = {
  readonly file: Case;
  /** What is learned of this case serves the next one of the same line. */
  readonly line: string;
  /** False for a case that may never be: the next of the line follows the one before. */
  readonly remember: boolean;
  readonly options: CountOptions;
};

/** The number alone. */
export type CountedInThread = {
  readonly result: Count;
  /** Whether `checkProof` accepts the proof for exactly this number. */
  readonly proofChecked: boolean;
};

/** What a page says beside the number. */
export type ToldInThread = {
  readonly funnel: Funnel;
  readonly told: readonly (Conflict & ReturnType<typeof storyOf>)[];
};

export type CounterMessage =
  | { readonly id: number; readonly answer: CountedInThread | ToldInThread }
  | { readonly id: number; readonly fault: string };

type Waiting = Pick<PromiseWithResolvers<never>, "resolve" | "reject">;
type Running = { readonly thread: Worker; readonly waiting: Map<number, Waiting> };

let running: Running | undefined;
let asked = 0;

/** One after the other, each with its proof checked. A fault in the thread is thrown here, and the next is counted by a new one. */
export const counted = ({ file, ...order }: CounterAsked): Promise<CountedInThread> =>
  answered({ count: { ...order, text: textOf(file) } });

/** Of a case that was counted. */
export function told(file: Case, result: Count): Promise<ToldInThread> {
  const known = tellings.get(result);
  if (known) return known;
  const telling = answered<ToldInThread>({ tell: { file, result } });
  tellings.set(result, telling);
  telling.catch(() => tellings.delete(result));
  return telling;
}
/** Whoever asks for the same number is told the same beside it. */
const tellings = new WeakMap<Count, Promise<ToldInThread>>();

export type CountedText = Omit<CounterAsked, "file"> & { readonly text: CaseText };
export type CounterOrder =
  | { readonly count: CountedText }
  | { readonly tell: { readonly file: Case; readonly result: Count } };

function answered<A>(order: CounterOrder): Promise<A> {
  const { thread, waiting } = (running ??= start());
  const { promise, ...settle } = Promise.withResolvers<A>();
  const id = ++asked;
  waiting.set(id, settle as Waiting);
  thread.postMessage({ id, order });
  thread.ref();
  return promise;
}

function start(): Running {
  const thread = new Worker(new URL("counter-thread.ts", import.meta.url));
  const waiting: Running["waiting"] = new Map();
  // A command that has its answer does not wait for the thread.
  thread.unref();
  thread.on("message", (message: CounterMessage) => {
    const settle = waiting.get(message.id);
    waiting.delete(message.id);
    if (waiting.size === 0) thread.unref();
    if ("fault" in message) settle?.reject(new Error(message.fault));
    else settle?.resolve(message.answer as never);
  });
  const end = (fault: Error): void => {
    if (running?.thread === thread) running = undefined;
    for (const { reject } of waiting.values()) reject(fault);
    waiting.clear();
  };
  thread.once("error", end);
  thread.once("exit", (code) =>
    end(new Error(`Expected the thread that counts to go on, got its exit ${code}.`)),
  );
  return { thread, waiting };
}
