// Starts one child inside the sandbox, feeds its answers to readers, and kills it at any limit.
import type { ChildProcess } from "node:child_process";
import { access, constants } from "node:fs/promises";
import type { Readable } from "node:stream";
import { type MediaRefusal, refuse } from "../refusal.ts";
import type { Plan, SandboxKind } from "./plan.ts";
import { start } from "./start.ts";

/** Takes the next bytes of one output; a refusal stops the child. Runs to its end before more is read. */
export type OutputReader = (chunk: Uint8Array) => MediaRefusal | undefined;

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  /** Where standard output goes. Default: collected, up to `limits.outputBytes`. */
  readonly output?: OutputReader;
  /** Where the descriptors from 3 on go, one reader each; the child has no others. */
  readonly sides?: readonly OutputReader[];
  /** Open files that the child may write, as the descriptors after the sides': it finds the first at `fileAt(sides)`. */
  readonly files?: readonly number[];
  /** Whether the machine's control groups are used where there are any. Default: true. */
  readonly grouped?: boolean;
}

/** Where the child finds its file number `index`, after so many sides: a path, so that it can seek in it. */
export function fileAt(sides: number, index = 0): string {
  return `/proc/self/fd/${3 + sides + index}`;
}

export interface Ended {
  readonly code: number;
  /** Collected standard output; empty when a reader took it. */
  readonly output: Buffer;
  /** The first 16 KB and, after them, the last 16 KB of what it complained of. */
  readonly complaints: string;
  /** Why it was stopped or failed, as far as that can be told from outside; undefined when it ended by itself. */
  readonly refusal: MediaRefusal | undefined;
}

/** Runs `plan`. Rejects only when `signal` aborts or the child cannot be started for a reason of ours. */
export async function run(kind: SandboxKind, plan: Plan, options: RunOptions = {}): Promise<Ended> {
  options.signal?.throwIfAborted();
  // An original that is gone is a fault of ours, not something a decoder should have to report.
  if (plan.input !== null) await access(plan.input, constants.R_OK);
  const { sides = [], files = [], grouped = true } = options;
  let stopped: MediaRefusal | undefined;
  const stop = (why: MediaRefusal): void => {
    stopped ??= why;
    killGroup(child);
  };
  const { child, release } = start(
    kind,
    plan,
    { stdin: "ignore", sides: sides.length, files, grouped },
    stop,
  );
  const abort = (): void => killGroup(child);
  const timer = setTimeout(() => stop(refuse("out-of-time")), plan.limits.wallMs);
  options.signal?.addEventListener("abort", abort);
  const collected = collector(plan.limits.outputBytes);
  const complaints = endsOnly();
  try {
    read(child.stdout, options.output ?? collected.reader, stop);
    read(child.stderr, complaints.reader, stop);
    for (const [i, side] of sides.entries()) read(child.stdio[3 + i] as Readable | null, side, stop);
    const code = await ending(child);
    options.signal?.throwIfAborted();
    const said = complaints.text();
    return { code, output: collected.bytes(), complaints: said, refusal: stopped ?? refusalOf(code, said) };
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", abort);
    killGroup(child);
    release();
  }
}

function read(stream: Readable | null, reader: OutputReader, stop: (why: MediaRefusal) => void): void {
  let open = true;
  stream?.on("data", (chunk: Buffer) => {
    const refusal = open ? reader(plain(chunk)) : undefined;
    if (refusal === undefined) return;
    open = false;
    stop(refusal);
  });
  // A pipe that breaks because we killed the child is no news: the exit code tells.
  stream?.on("error", () => stream.destroy());
}

/** The same bytes as what readers are written for: a Buffer's `slice` is no copy, and what was kept so would change later. */
export const plain = ({ buffer, byteOffset, length }: Buffer): Uint8Array =>
  new Uint8Array(buffer, byteOffset, length);

/** How long what a child left behind may hold its outputs open. */
const leftoverMs = 5000;

/** The exit code, once all outputs are closed. A sandbox can die and leave what it had started, which then waits for ever. */
export function ending(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("exit", () => {
      const timer = setTimeout(() => killLeftovers(child), leftoverMs);
      child.once("close", () => clearTimeout(timer));
    });
    child.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") resolve(127);
      else reject(error);
    });
    child.once("close", (code, signal) => resolve(code ?? 128 + (signalNumbers[signal ?? ""] ?? 0)));
  });
}

const signalNumbers: Readonly<Record<string, number>> = {
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGTRAP: 5,
  SIGXCPU: 24,
  SIGXFSZ: 25,
};

/** The child leads its own group; the sandbox ends with its first process, so this takes grandchildren too. */
export function killGroup(child: ChildProcess): void {
  if (child.exitCode === null && child.signalCode === null) killLeftovers(child);
}

/** Also when its first process has ended: a group keeps its number for as long as anyone is in it. */
function killLeftovers(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    // It may end by itself between the look and the kill; anything else is a fault.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

const memoryWords =
  /cannot allocate memory|failed to map segment|out of memory|bad_alloc|allocation failed|ENOMEM/i;

export function refusalOf(code: number, said: string): MediaRefusal | undefined {
  if (code === 0) return undefined;
  // The sandbox itself could not be set up: that says nothing about the file.
  if (code === 97 || (code === 1 && said.startsWith("bwrap: "))) return refuse("no-sandbox", said);
  if (memoryWords.test(said)) return refuse("out-of-memory", said);
  if (code === 127 || /execvp .*: No such file|failed to execute/.test(said))
    return refuse("tool-missing", said);
  if (code === 128 + 24) return refuse("out-of-time", said);
  if (code === 128 + 25) return refuse("output-too-large", said);
  if (code === 128 + 9) return refuse("out-of-memory", said);
  return undefined;
}

function collector(limit: number): { reader: OutputReader; bytes: () => Buffer } {
  const chunks: Uint8Array[] = [];
  let length = 0;
  return {
    reader: (chunk) => {
      length += chunk.length;
      if (length > limit) return refuse("output-too-large");
      chunks.push(chunk);
      return undefined;
    },
    bytes: () => Buffer.concat(chunks),
  };
}

const keptEnd = 16_384;

/** Decoders can complain without end: the first and the last lines tell what happened. */
export function endsOnly(): { reader: OutputReader; text: () => string } {
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  return {
    reader: (chunk) => {
      const room = Math.max(0, keptEnd - head.length);
      if (room > 0) head = Buffer.concat([head, chunk.subarray(0, room)]);
      if (chunk.length > room) tail = Buffer.concat([tail, chunk.subarray(room)]).subarray(-keptEnd);
      return undefined;
    },
    text: () => Buffer.concat([head, tail]).toString("utf8"),
  };
}
