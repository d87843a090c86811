// The children that open photos: one for each, or one for many of a batch as long as nothing is suspicious.
import { open, stat } from "node:fs/promises";
import type { Limits } from "../limits.ts";
import { type MediaRefusal, isRefusal, refuse } from "../refusal.ts";
import { compiledFolder } from "../sandbox/compiled.ts";
import { childProgram, nodeNeeds } from "../sandbox/needs.ts";
import type { Plan, SandboxKind } from "../sandbox/plan.ts";
import type { Ended } from "../sandbox/run.ts";
import { type Serving, serve } from "../sandbox/serve.ts";
import { type PhotoAnswered, type PhotoQuestion, packQuestion, readAnswer } from "./photo-answer.ts";

/*
 * Why a child may be used again, and how far (docs/decisions/0013): starting one costs more than decoding a photo.
 * A file that takes over its child could lie about the files after it. So a child serves one batch only, that is one
 * run over one investigation; at most so many files; and none after a file about which there was anything to say. A
 * used child gives clean answers or none: whatever else it says is asked again of a fresh one, so no refusal and no
 * warning depends on a neighbour.
 */
const mostFiles = 64;
const idleMs = 2000;

export interface PhotoQuery {
  readonly path: string;
  readonly sandbox: SandboxKind;
  readonly limits: Limits;
  /** Bytes and path are filled in here. */
  readonly question: Omit<PhotoQuestion, "bytes">;
  readonly batch: string | undefined;
  readonly signal: AbortSignal | undefined;
}

interface Child {
  readonly serving: Serving;
  files: number;
  /** Milliseconds that its answers took: CPU is limited for its whole life, and the next file needs its share. */
  busyMs: number;
}

const resting = new Map<string, { readonly child: Child; readonly timer: NodeJS.Timeout }[]>();

/** Asks about one photo. Rejects when the file cannot be read or the signal aborts. */
export async function askAboutPhoto(query: PhotoQuery): Promise<PhotoAnswered | MediaRefusal> {
  const { size } = await stat(query.path);
  // It is held in memory beside its pixels.
  if (size > query.limits.memoryBytes / 2) return refuse("out-of-memory", `${size} bytes`);
  const used = takeRested(query);
  if (used !== undefined) {
    const answered = await ask(used, query, size);
    if (isClean(answered)) return answered;
  }
  return ask(await startChild(query), query, size);
}

/**
 * Ends every child that waits for another photo, and resolves when they are gone. They would end by themselves, a moment
 * later or with this process: this is for whoever wants nothing left behind at once.
 */
export async function endPhotoChildren(): Promise<void> {
  const children = [...resting.values()].flat();
  resting.clear();
  for (const { timer, child } of children) {
    clearTimeout(timer);
    child.serving.rest(false);
  }
  await Promise.all(children.map(({ child }) => child.serving.end()));
}

async function startChild({ sandbox, limits }: PhotoQuery): Promise<Child> {
  const program = childProgram("photo/photo-child.ts");
  const compiled = await compiledFolder(program);
  const node = compiled === null ? [] : ["env", `NODE_COMPILE_CACHE=${compiled}`];
  const command = [...node, process.execPath, program];
  const needs = compiled === null ? nodeNeeds() : [...nodeNeeds(), compiled];
  const plan: Plan = { input: null, needs, command: () => command, memory: "private", limits };
  return { serving: serve(sandbox, plan), files: 0, busyMs: 0 };
}

async function ask(child: Child, query: PhotoQuery, bytes: number): Promise<PhotoAnswered | MediaRefusal> {
  const started = performance.now();
  const question: PhotoQuestion = { ...query.question, bytes };
  let clean = false;
  try {
    const ended = await child.serving.ask(questionAndFile(question, query.path), query.signal);
    const answered = answerOf(ended, question);
    clean = isClean(answered);
    return answered;
  } finally {
    child.files++;
    child.busyMs += performance.now() - started;
    if (!clean) child.serving.kill();
    else if (query.batch !== undefined && mayServeOn(child, query.limits)) putToRest(child, query);
    // It holds nothing that is waited for, only the end of its own process.
    else void child.serving.end();
  }
}

/** One buffer is enough: whoever takes these bytes has written them before asking for the next. */
async function* questionAndFile(question: PhotoQuestion, path: string): AsyncGenerator<Uint8Array> {
  yield packQuestion(question);
  const file = await open(path);
  try {
    const buffer = Buffer.allocUnsafe(Math.min(question.bytes, 1 << 18));
    for (let at = 0; at < question.bytes;) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, question.bytes - at), at);
      if (bytesRead === 0) throw new Error(`Expected ${question.bytes} bytes of ${path}, got ${at}.`);
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}

function answerOf(ended: Ended, question: PhotoQuestion): PhotoAnswered | MediaRefusal {
  if (ended.refusal !== undefined) return ended.refusal;
  if (ended.code !== 0) return refuse("undecodable", ended.complaints);
  return readAnswer(ended.output, question);
}

function isClean(answered: PhotoAnswered | MediaRefusal): boolean {
  return !isRefusal(answered) && answered.answer.warnings.length === 0;
}

function mayServeOn({ files, busyMs }: Child, { cpuSeconds }: Limits): boolean {
  return files < mostFiles && busyMs < cpuSeconds * 500;
}

/** Children are shared only under the same limits. */
function keyOf({ batch, sandbox, limits }: PhotoQuery): string {
  return JSON.stringify([batch, sandbox, limits]);
}

function takeRested(query: PhotoQuery): Child | undefined {
  if (query.batch === undefined) return undefined;
  const rested = resting.get(keyOf(query))?.pop();
  if (rested === undefined) return undefined;
  clearTimeout(rested.timer);
  rested.child.serving.rest(false);
  return rested.child;
}

/** A child rests for a moment only, and does not keep our process from ending: it ends with us. */
function putToRest(child: Child, query: PhotoQuery): void {
  const key = keyOf(query);
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
