// Runs a program of the operator's in the sandbox: one file on its standard input, what it prints is the answer.
import { type Limits, programLimits } from "../limits.ts";
import { type MediaRefusal, refuse } from "../refusal.ts";
import { sandboxFor } from "../sandbox/choose.ts";
import type { Plan } from "../sandbox/plan.ts";
import { run } from "../sandbox/run.ts";
import type { Program } from "./name-program.ts";

export interface ProgramOptions {
  /** The file that is its standard input. */
  readonly input: string;
  /** What it is told besides, behind its own arguments. */
  readonly args: readonly string[];
  readonly limits?: Partial<Limits>;
  readonly signal?: AbortSignal | undefined;
  /** Hears of what it prints, while it prints it. */
  readonly onPrinted?: ((chunk: Uint8Array) => void) | undefined;
}

/** A shell lends it the file as standard input, and becomes it. */
const fed = 'exec "$@" <"$0"';

/** All that it printed; a refusal when it ended with an error or was stopped at a limit. Nothing is run outside a sandbox. */
export async function askProgram(
  { words, needs }: Program,
  { input, args, limits: changes, signal, onPrinted }: ProgramOptions,
): Promise<Uint8Array | MediaRefusal> {
  const sandbox = await sandboxFor();
  if (typeof sandbox !== "string") return sandbox;
  const limits = { ...programLimits, ...changes };
  const command = (at: string): string[] => ["sh", "-c", fed, at, ...words, ...args];
  const plan: Plan = { input, needs, command, memory: "private", limits };
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const output = (chunk: Uint8Array): MediaRefusal | undefined => {
    bytes += chunk.length;
    if (bytes > limits.outputBytes) return refuse("output-too-large");
    chunks.push(chunk);
    onPrinted?.(chunk);
    return undefined;
  };
  const ended = await run(sandbox, plan, { signal, output });
  // What it lacks, or says by a code of its own, is its error: the sandbox was tried before.
  if (ended.refusal !== undefined && !OWN.includes(ended.refusal.code)) return ended.refusal;
  if (ended.code !== 0) return refuse("program-failed", ended.complaints);
  return Buffer.concat(chunks);
}

const OWN: readonly string[] = ["tool-missing", "no-sandbox"];

/** Whether the account of decoders can run it, shown the same of the disk. */
export async function programAnswers({ words: [file = ""], needs }: Program): Promise<boolean> {
  const sandbox = await sandboxFor();
  if (typeof sandbox !== "string") return false;
  const command = (): string[] => ["sh", "-c", '[ -r "$0" ] && [ -x "$0" ]', file];
  const limits = { ...programLimits, wallMs: 20_000 };
  const ended = await run(sandbox, { input: null, needs, command, memory: "private", limits });
  return ended.code === 0;
}
