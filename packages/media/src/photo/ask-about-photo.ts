// Asks a sandboxed child about one photo: the file goes in on standard input, the checked answer comes back.
import { stat } from "node:fs/promises";
import type { Limits } from "../limits.ts";
import { type MediaRefusal, isRefusal, refuse } from "../refusal.ts";
import { compiledFolder } from "../sandbox/compiled.ts";
import { childProgram, nodeNeeds } from "../sandbox/needs.ts";
import type { Plan, SandboxKind } from "../sandbox/plan.ts";
import type { Ended } from "../sandbox/run.ts";
import { askWarm, bytesOf } from "../sandbox/warm.ts";
import { type PhotoAnswered, type PhotoQuestion, packQuestion, readAnswer } from "./photo-answer.ts";

export interface PhotoQuery {
  readonly path: string;
  readonly sandbox: SandboxKind;
  readonly limits: Limits;
  /** Bytes and path are filled in here. */
  readonly question: Omit<PhotoQuestion, "bytes">;
  readonly batch: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Rejects when the file cannot be read or the signal aborts. */
export async function askAboutPhoto(query: PhotoQuery): Promise<PhotoAnswered | MediaRefusal> {
  const { path, sandbox, limits, batch, signal } = query;
  const { size } = await stat(path);
  // It is held in memory beside its pixels.
  if (size > limits.memoryBytes / 2) return refuse("out-of-memory", `${size} bytes`);
  const question: PhotoQuestion = { ...query.question, bytes: size };
  return askWarm<PhotoAnswered | MediaRefusal>({
    work: "photo",
    sandbox,
    limits,
    batch,
    signal,
    plan: () => planOf(limits),
    question: () => questionAndFile(question, path),
    read: (ended) => answerOf(ended, question),
    isClean: (answered) => !isRefusal(answered) && answered.answer.warnings.length === 0,
  });
}

async function planOf(limits: Limits): Promise<Plan> {
  const program = childProgram("photo/photo-child.ts");
  const compiled = await compiledFolder(program);
  const node = compiled === null ? [] : ["env", `NODE_COMPILE_CACHE=${compiled}`];
  const command = [...node, process.execPath, program];
  const needs = compiled === null ? nodeNeeds() : [...nodeNeeds(), compiled];
  return { input: null, needs, command: () => command, memory: "private", limits };
}

async function* questionAndFile(question: PhotoQuestion, path: string): AsyncGenerator<Uint8Array> {
  yield packQuestion(question);
  yield* bytesOf(path, question.bytes);
}

function answerOf(ended: Ended, question: PhotoQuestion): PhotoAnswered | MediaRefusal {
  if (ended.refusal !== undefined) return ended.refusal;
  if (ended.code !== 0) return refuse("undecodable", ended.complaints);
  return readAnswer(ended.output, question);
}
