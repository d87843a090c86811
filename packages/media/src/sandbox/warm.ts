// Sandboxed children that answer about one file, or about many of a batch as long as nothing is suspicious.
import { open } from "node:fs/promises";
import type { Limits } from "../limits.ts";
import type { Plan, SandboxKind } from "./plan.ts";
import type { Ended } from "./run.ts";
import { type Serving, serve } from "./serve.ts";

/*
 * Why a child may be used again, and how far (docs/decisions/0013): starting one costs more than most files.
 * A file that takes over its child could lie about the files after it. So a child serves one batch only, that is one
 * run over one investigation; at most so many files; and none after a file about which there was anything to say. A
 * used child gives clean answers or none: whatever else it says is asked again of a fresh one, so no refusal and no
 * warning depends on a neighbour.
 */
const mostFiles = 64;
let idleMs = 2000;

/** How many milliseconds a child waits for another file; a test, which knows no clock, lets it wait for ever. */
export function letRest(ms: number): void {
  idleMs = ms;
}

export interface WarmAsk<Answer> {
  /** Children are shared only for the same work, in the same sandbox, under the same limits. */
  readonly work: string;
  readonly sandbox: SandboxKind;
  readonly limits: Limits;
  /** Undefined: a child of its own. */
  readonly batch: string | undefined;
  readonly signal: AbortSignal | undefined;
  /** How such a child is started. */
  readonly plan: () => Plan | Promise<Plan>;
  /** What is sent to it; called again when a used child gave no clean answer. */
  readonly question: () => AsyncIterable<Uint8Array>;
  readonly read: (ended: Ended) => Answer;
  readonly isClean: (answer: Answer) => boolean;
}

interface Child {
  readonly serving: Serving;
  files: number;
  /** Milliseconds that its answers took: CPU is limited for its whole life, and the next file needs its share. */
  busyMs: number;
}

const resting = new Map<string, { readonly child: Child; readonly timer: NodeJS.Timeout }[]>();

/** Asks about one file. Rejects when the question cannot be read or the signal aborts. */
export async function askWarm<Answer>(asked: WarmAsk<Answer>): Promise<Answer> {
  const used = takeRested(asked);
  if (used !== undefined) {
    const answer = await ask(used, asked);
    if (asked.isClean(answer)) return answer;
  }
  const serving = serve(asked.sandbox, await asked.plan());
  return ask({ serving, files: 0, busyMs: 0 }, asked);
}

/**
 * Ends every child that waits for another file, and resolves when they are gone. They would end by themselves, a moment
 * later or with this process: this is for whoever wants nothing left behind at once.
 */
export async function endWarmChildren(): Promise<void> {
  const children = [...resting.values()].flat();
  resting.clear();
  for (const { timer, child } of children) {
    clearTimeout(timer);
    child.serving.rest(false);
  }
  await Promise.all(children.map(({ child }) => child.serving.end()));
}

/** Kept for the next file: fresh buffers make the collector walk all of the heap again and again. */
const spare: Buffer[] = [];

/** One buffer is enough: whoever takes these bytes has written them before asking for the next. */
export async function* bytesOf(path: string, bytes: number): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  const buffer = spare.pop() ?? Buffer.allocUnsafeSlow(1 << 18);
  try {
    for (let at = 0; at < bytes;) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, bytes - at), at);
      if (bytesRead === 0) throw new Error(`Expected ${bytes} bytes of ${path}, got ${at}.`);
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    spare.push(buffer);
    await file.close();
  }
}

async function ask<Answer>(child: Child, asked: WarmAsk<Answer>): Promise<Answer> {
  const started = performance.now();
  let clean = false;
  try {
    const answer = asked.read(await child.serving.ask(asked.question(), asked.signal));
    clean = asked.isClean(answer);
    return answer;
  } finally {
    child.files++;
    child.busyMs += performance.now() - started;
    if (!clean) child.serving.kill();
    else if (asked.batch !== undefined && mayServeOn(child, asked.limits)) putToRest(child, keyOf(asked));
    // It holds nothing that is waited for, only the end of its own process.
    else void child.serving.end();
  }
}

function mayServeOn({ files, busyMs }: Child, { cpuSeconds }: Limits): boolean {
  return files < mostFiles && busyMs < cpuSeconds * 500;
}

function keyOf({ work, batch, sandbox, limits }: Omit<WarmAsk<never>, "read" | "isClean">): string {
  return JSON.stringify([work, batch, sandbox, limits]);
}

function takeRested(asked: Omit<WarmAsk<never>, "read" | "isClean">): Child | undefined {
  if (asked.batch === undefined) return undefined;
  const rested = resting.get(keyOf(asked))?.pop();
  if (rested === undefined) return undefined;
  clearTimeout(rested.timer);
  rested.child.serving.rest(false);
  return rested.child;
}

/** A child rests for a moment only, and does not keep our process from ending: it ends with us. */
function putToRest(child: Child, key: string): void {
  const children = resting.get(key) ?? [];
  const timer = setTimeout(() => {
    void child.serving.end();
    const left = (resting.get(key) ?? []).filter((each) => each.child !== child);
    if (left.length > 0) resting.set(key, left);
    else resting.delete(key);
  }, idleMs);
  timer.unref();
  child.serving.rest(true);
  children.push({ child, timer });
  resting.set(key, children);
}
