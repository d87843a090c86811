// How benches measure: several ways of the same work, taken in turns in one run, compared by their medians.
import { spawn } from "node:child_process";

/** One printed line: our cost over the anchor's, and the most (or, of speeds, the least) that it should be. */
export type Line = {
  readonly what: string;
  readonly anchor: string;
  readonly ratio: number;
  readonly target: { readonly atMost: number } | { readonly atLeast: number };
  /** The figures behind the ratio. */
  readonly seen: string;
};

export type Bench = (say: (line: Line) => void, scratch: string) => Promise<void>;

export function lineText({ what, anchor, ratio, target, seen }: Line): string {
  const most = "atMost" in target;
  const met = most ? ratio <= target.atMost : ratio >= target.atLeast;
  const wanted = most ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
  return `${met ? "met   " : "MISSED"} ${what}: ${ratio.toFixed(2)}× ${anchor} (target ${wanted}; ${seen})`;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle];
  const low = sorted[sorted.length % 2 === 1 ? middle : middle - 1];
  if (low === undefined || high === undefined)
    throw new Error("Expected at least one measurement, got none.");
  return (low + high) / 2;
}

/**
 * Takes each way in turn, `times` over, so that what else the machine does falls on all of them alike.
 * Each way answers with its cost; the medians come back under the same names.
 */
export async function inTurns<K extends string>(
  times: number,
  ways: Readonly<Record<K, () => number | Promise<number>>>,
): Promise<Record<K, number>> {
  const names = Object.keys(ways) as K[];
  const costs = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = 0; round < times; round++) for (const name of names) costs[name].push(await ways[name]());
  return Object.fromEntries(names.map((name) => [name, median(costs[name])])) as Record<K, number>;
}

/** Milliseconds that some work in this process takes. */
export function wallOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Orphans come to the shell, the first process of its own PID namespace; `kill -0 -1` finds what is not reaped yet. */
const TIMED = `TIMEFORMAT='%3U %3S'; exec 4>&2; {
  time { "$@" 2>&4; ended=$?; while kill -0 -1 2>/dev/null; do sleep 0.01; done; }
} 2>&3; exit $ended`;

export type CpuOptions = {
  readonly mayFail?: boolean;
  readonly userOnly?: boolean;
  /** Hears what the program says on standard error. */
  readonly onSaid?: (text: string) => void;
};

/**
 * Milliseconds of CPU, user and system, of a program and of everything that it started.
 * A sandbox ends before what it ran has been waited for, so counting children that were waited for is not enough:
 * the program runs in a PID namespace whose first process, a shell, inherits all orphans and reads getrusage at the end.
 */
export function cpuOf(
  command: readonly string[],
  { mayFail = false, userOnly = false, onSaid }: CpuOptions = {},
): Promise<number> {
  const rights = process.getuid?.() === 0 ? [] : ["--map-root-user"];
  return new Promise((resolve, reject) => {
    const inside = [
      ...rights,
      "--pid",
      "--mount-proc",
      "--fork",
      "--kill-child",
      "bash",
      "-c",
      TIMED,
      "bench",
      ...command,
    ];
    const child = spawn("unshare", inside, {
      stdio: ["ignore", "ignore", "pipe", "pipe"],
      env: { ...process.env, LC_ALL: "C" },
    });
    const said = ["", ""];
    [child.stdio[2], child.stdio[3]].forEach((stream, i) =>
      stream?.on("data", (chunk: Buffer) => (said[i] += chunk.toString())),
    );
    child.stdio[2]?.on("data", (chunk: Buffer) => onSaid?.(chunk.toString()));
    child.once("error", reject).once("close", (code) => {
      const [user = NaN, system = NaN] = (said[1] ?? "").trim().split(" ").map(Number);
      const cpu = (userOnly ? user : user + system) * 1000;
      if ((code === 0 || mayFail) && Number.isFinite(cpu)) resolve(cpu);
      else reject(new Error(`${command.join(" ")} ended with ${code}: ${said.join("\n")}`));
    });
  });
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
