// Asks a sandboxed child about one photo: the file goes in on standard input, the checked answer comes back.
import { stat } from "node:fs/promises";
import type { Limits } from "../limits.ts";
import { type MediaRefusal, isRefusal, refuse } from "../refusal.ts";
import { compiledFolder } from "../sandbox/compiled.ts";
import { childProgram, nodeNeeds } from "../sandbox/needs.ts";
import type { Plan, SandboxKind } from "../sandbox/plan.ts";
import type { Ended } from "../sandbox/run.ts";
import { askWarm, bytesOf } from "../sandbox/warm.ts";
import { tooManyPixels } from "./declared-size.ts";
import { type RawPreview, mayBeRaw, rawPreview } from "./raw-preview.ts";
import {
  type ExactAnswered,
  type PhotoAnswered,
  type PhotoQuestion,
  packQuestion,
  readAnswer,
  readExact,
} from "./photo-answer.ts";

export interface PhotoQuery {
  readonly path: string;
  readonly sandbox: SandboxKind;
  readonly limits: Limits;
  /** Bytes and path are filled in here. */
  readonly question: Omit<PhotoQuestion, "bytes">;
  readonly batch: string | undefined;
  readonly signal: AbortSignal | undefined;
}

export interface AboutPhoto extends PhotoAnswered {
  /** What the picture is in the file of a raw photo. */
  readonly raw: Pick<RawPreview, "format" | "notice"> | null;
}

/** Rejects when the file cannot be read or the signal aborts. */
export async function askAboutPhoto(query: PhotoQuery): Promise<AboutPhoto | MediaRefusal> {
  const asked = await ask(query, { read: readAnswer, isClean: ({ answer }) => answer.warnings.length === 0 });
  return isRefusal(asked) ? asked : { ...asked.answered, raw: asked.raw };
}

/** The same, for the picture itself: a child of its own makes it. */
export async function askForExact(query: Omit<PhotoQuery, "batch">): Promise<ExactAnswered | MediaRefusal> {
  const asked = await ask({ ...query, batch: undefined }, { read: readExact, isClean: () => false });
  return isRefusal(asked) ? asked : asked.answered;
}

interface Reading<T> {
  readonly read: (bytes: Buffer, question: PhotoQuestion) => T | MediaRefusal;
  readonly isClean: (answered: T) => boolean;
}

async function ask<T extends object>(
  query: PhotoQuery,
  reading: Reading<T>,
): Promise<({ readonly answered: T } & Pick<AboutPhoto, "raw">) | MediaRefusal> {
  const { path, sandbox, limits, signal, question } = query;
  const declared = await tooManyPixels(path, question.format, limits);
  if (declared !== undefined) return declared;
  const job = { path, format: question.format, sandbox };
  const raw = mayBeRaw(job.format) ? await rawPreview(job, signal) : null;
  if (raw === null) {
    const answered = await askChild(query, reading, null);
    return isRefusal(answered) ? answered : { answered, raw };
  }
  if (isRefusal(raw)) return raw;
  const { orientation, jpeg, format, notice } = raw;
  const shown = jpeg === null ? { format: "tiff" } : { format: "jpeg", orientation };
  const answered = await askChild({ ...query, question: { ...question, ...shown } }, reading, jpeg);
  return isRefusal(answered) ? answered : { answered, raw: { format, notice } };
}

/** About the file, or about bytes that were taken out of it. */
async function askChild<T extends object>(
  query: PhotoQuery,
  reading: Reading<T>,
  taken: Buffer | null,
): Promise<T | MediaRefusal> {
  const { path, sandbox, limits, batch, signal } = query;
  const size = taken?.length ?? (await stat(path)).size;
  // It is held in memory beside its pixels.
  if (size > limits.memoryBytes / 2) return refuse("out-of-memory", `${size} bytes`);
  const question: PhotoQuestion = { ...query.question, bytes: size };
  return askWarm<T | MediaRefusal>({
    work: "photo",
    sandbox,
    limits,
    batch,
    signal,
    plan: () => planOf(limits),
    question: () => questionAndFile(question, taken ?? path),
    read: (ended) => answerOf(ended, (output) => reading.read(output, question)),
    isClean: (answered) => !isRefusal(answered) && reading.isClean(answered),
  });
}

/**
 * The pixels of one photo after the other come to lie in the same memory: what is asked of the kernel anew for each, up
 * to 64 MB a piece, costs an eighth of all the work. Other systems than glibc's take no notice.
 */
const keepsMemory = [
  "MALLOC_ARENA_MAX=1",
  "MALLOC_MMAP_THRESHOLD_=67108864",
  "MALLOC_TRIM_THRESHOLD_=268435456",
];

async function planOf(limits: Limits): Promise<Plan> {
  const program = childProgram("photo/photo-child.ts");
  const compiled = await compiledFolder(program);
  const cache = compiled === null ? [] : [`NODE_COMPILE_CACHE=${compiled}`];
  const command = ["env", ...keepsMemory, ...cache, process.execPath, program];
  const needs = compiled === null ? nodeNeeds() : [...nodeNeeds(), compiled];
  return { input: null, needs, command: () => command, memory: "private", limits };
}

async function* questionAndFile(question: PhotoQuestion, from: string | Buffer): AsyncGenerator<Uint8Array> {
  yield packQuestion(question);
  if (typeof from === "string") yield* bytesOf(from, question.bytes);
  else yield from;
}

function answerOf<T>(ended: Ended, read: (output: Buffer) => T | MediaRefusal): T | MediaRefusal {
  if (ended.refusal !== undefined) return ended.refusal;
  if (ended.code !== 0) return refuse("undecodable", ended.complaints);
  return read(ended.output);
}
