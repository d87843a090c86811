// A sandboxed child that answers one question after another: bytes in on standard input, framed answers out.
import type { ChildProcess } from "node:child_process";
import { Socket } from "node:net";
import type { Readable, Writable } from "node:stream";
import { type MediaRefusal, refuse } from "../refusal.ts";
import type { Plan, SandboxKind } from "./plan.ts";
import { type Ended, type OutputReader, ending, endsOnly, killGroup, plain, refusalOf } from "./run.ts";
import { start } from "./start.ts";

export interface Serving {
  /**
   * Sends one question and waits. Code 0: `output` is the answer and the child waits for more. Anything else: the child
   * has ended, as `run` tells it. One question at a time. Rejects when the signal aborts or the question cannot be read.
   */
  readonly ask: (question: AsyncIterable<Uint8Array>, signal?: AbortSignal) => Promise<Ended>;
  /** A child that rests keeps no process from ending. */
  readonly rest: (resting: boolean) => void;
  /** Lets it end by itself, which takes a moment; resolves when it is gone. */
  readonly end: () => Promise<void>;
  readonly kill: () => void;
}

/** Milliseconds in which a child that is told to end may do so. */
const graceMs = 1000;

/** Starts a child under `plan`: its time and output are limited for each answer, its memory and CPU for its whole life. */
export function serve(kind: SandboxKind, plan: Plan): Serving {
  let stopped: MediaRefusal | undefined;
  const stop = (why: MediaRefusal): void => {
    stopped ??= why;
    killGroup(child);
  };
  const { child, release } = start(kind, plan, { stdin: "pipe" }, stop);
  const { stdin } = child;
  if (stdin === null) throw new Error("Expected a pipe to write to, got none.");
  const complaints = endsOnly();
  const frames = framesOf(plan.limits.outputBytes);
  feed(child.stdout, frames.reader, stop);
  feed(child.stderr, complaints.reader, stop);
  stdin.on("error", () => stdin.destroy());
  const over = ending(child).then((code): Ended => {
    release();
    const said = complaints.text();
    return { code, output: Buffer.alloc(0), complaints: said, refusal: stopped ?? refusalOf(code, said) };
  });
  // Whoever asks next hears of it.
  over.catch(() => undefined);
  const kill = (): void => killGroup(child);
  const ask = async (question: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<Ended> => {
    signal?.throwIfAborted();
    const timer = setTimeout(() => stop(refuse("out-of-time")), plan.limits.wallMs);
    signal?.addEventListener("abort", kill);
    try {
      const answer = Promise.race([frames.next(), over]);
      await send(question, stdin);
      const answered = await answer;
      signal?.throwIfAborted();
      // What came after the limit may still have lain in the pipe: the limit is what holds.
      return stopped === undefined ? answered : await over;
    } catch (error) {
      kill();
      throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", kill);
    }
  };
  const end = async (): Promise<void> => {
    const timer = setTimeout(kill, graceMs);
    stdin.end();
    await over;
    clearTimeout(timer);
  };
  return { ask, rest: (resting) => rest(child, resting), end, kill };
}

function feed(stream: Readable | null, reader: OutputReader, stop: (why: MediaRefusal) => void): void {
  stream?.on("data", (chunk: Buffer) => {
    const refusal = reader(plain(chunk));
    if (refusal !== undefined) stop(refusal);
  });
  // A pipe that breaks because the child is gone is no news: the exit code tells.
  stream?.on("error", () => stream.destroy());
}

/** Stops quietly when the child ended before it had read everything: how it ended is the answer. */
async function send(question: AsyncIterable<Uint8Array>, stdin: Writable): Promise<void> {
  for await (const chunk of question) {
    const broken = await new Promise((resolve) => stdin.write(chunk, resolve));
    if (broken instanceof Error) return;
  }
}

/** Cuts four bytes of length (big endian) and so many bytes after them. Anything that nobody asked for is refused. */
function framesOf(limit: number): { reader: OutputReader; next: () => Promise<Ended> } {
  const head = Buffer.alloc(4);
  let answer: Buffer | undefined;
  let length = 0;
  let take: ((answer: Ended) => void) | undefined;
  return {
    next: () => new Promise((resolve) => (take = resolve)),
    reader: (chunk) => {
      if (take === undefined) return refuse("odd-answer", "an answer without a question");
      let at = 0;
      for (; at < chunk.length && length < 4; at++) head[length++] = chunk[at] ?? 0;
      if (length < 4) return undefined;
      const expected = head.readUInt32BE(0);
      if (expected > limit) return refuse("output-too-large");
      // Pieces go where they belong at once: gathered and joined later, they would be held twice.
      answer ??= Buffer.allocUnsafeSlow(expected);
      const rest = chunk.subarray(at);
      if (length - 4 + rest.length > expected) return refuse("odd-answer", "more than was announced");
      answer.set(rest, length - 4);
      length += rest.length;
      if (length - 4 < expected) return undefined;
      take({ code: 0, output: answer, complaints: "", refusal: undefined });
      take = undefined;
      answer = undefined;
      length = 0;
      return undefined;
    },
  };
}

function rest(child: ChildProcess, resting: boolean): void {
  const pipes = [child.stdin, child.stdout, child.stderr].filter((stream) => stream instanceof Socket);
  for (const held of [child, ...pipes]) {
    if (resting) held.unref();
    else held.ref();
  }
}
