// Looks again and again at what a child and all that it started use together, and says when that is too much.
import { readFile, readdir } from "node:fs/promises";
import { groupBytes } from "./plan.ts";
import type { Limits } from "../limits.ts";
import { type MediaRefusal, refuse } from "../refusal.ts";
import type { Group } from "./group.ts";

/** Milliseconds from one look to the next. With a group only time is looked at: memory is the kernel's. */
const everyMs = { grouped: 1000, alone: 250 } as const;

export interface Used {
  /** Private and shared memory in bytes, as far as it is mapped. */
  readonly memoryBytes: number;
  readonly cpuSeconds: number;
}

/** Until the returned function is called. */
export function watch(
  pid: number,
  limits: Limits,
  group: Group | undefined,
  stop: (why: MediaRefusal) => void,
): () => void {
  let looking = false;
  const look = async (): Promise<void> => {
    const used = group ? { memoryBytes: 0, cpuSeconds: group.cpuSeconds() } : await usedBy(pid);
    if (used.memoryBytes > groupBytes(limits)) stop(refuse("out-of-memory"));
    // Each process has its own limit too, which tells more exactly: this one is for those who share the work.
    else if (used.cpuSeconds > limits.cpuSeconds + 1) stop(refuse("out-of-time"));
  };
  const timer = setInterval(
    () => {
      if (looking) return;
      looking = true;
      void look().finally(() => (looking = false));
    },
    group ? everyMs.grouped : everyMs.alone,
  );
  timer.unref();
  return () => clearInterval(timer);
}

/** Those that end while they are looked at count for nothing. */
export async function usedBy(pid: number): Promise<Used> {
  const [own, children] = await Promise.all([usedByOne(pid), childrenOf(pid)]);
  let { memoryBytes, cpuSeconds } = own;
  for (const used of await Promise.all(children.map(usedBy))) {
    memoryBytes += used.memoryBytes;
    cpuSeconds += used.cpuSeconds;
  }
  return { memoryBytes, cpuSeconds };
}

/** Orphans in a sandbox belong to its first process, so nobody is missed. */
async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(threads.map((thread) => textOf(`/proc/${pid}/task/${thread}/children`)));
  return lists.flatMap((list) => list.split(" ").filter(Boolean).map(Number));
}

const TICKS_PER_SECOND = 100;

async function usedByOne(pid: number): Promise<Used> {
  const [status, stat] = await Promise.all([textOf(`/proc/${pid}/status`), textOf(`/proc/${pid}/stat`)]);
  const kilobytes = [...status.matchAll(/^(?:RssAnon|RssShmem|VmSwap):\s+(\d+) kB$/gm)];
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // utime, stime, and those of children that have ended and were waited for: proc(5), fields 14 to 17.
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return {
    memoryBytes: kilobytes.reduce((sum, [, each]) => sum + Number(each) * 1024, 0),
    cpuSeconds: ticks / TICKS_PER_SECOND,
  };
}

const textOf = (file: string): Promise<string> => readFile(file, "utf8").catch(() => "");
