// The job that has a program of the operator listen to a film, or translate what is written down of it.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
  heardIn,
  isSameAsked,
  linesFor,
  readLines,
  readSpoken,
  refuse,
  UNDER_WAY,
  ok,
  type AskingState,
  type RefusalCode,
  type Result,
  type Suggestion,
} from "@sightline/domain";
import {
  askProgram,
  isRefusal,
  writeSound,
  type Limits,
  type MediaRefusal,
  type Program,
} from "@sightline/media";
import { unfinishedRenditions, type Desk } from "../desk.ts";
import { heldOf } from "../investigation/open.ts";
import { askedFor } from "../investigation/outside.ts";
import { videoOf } from "../item/film-header.ts";
import { outageOf } from "../outage/outage.ts";
import { makePrivate } from "../storage/private-folder.ts";
import { toTranslate } from "../suggestion/ask.ts";
import type { Jobs } from "./enqueue.ts";

type Asking = {
  readonly desk: Desk;
  readonly id: string;
  readonly investigation: string;
  readonly item: string;
  readonly language: string | null;
  readonly program: Program;
  readonly signal: AbortSignal;
  /** Where its input is written. */
  readonly folder: string;
  readonly limits: Partial<Limits>;
};

const STOPPED = "A member stopped it.";
const LOOK_MS = 500;

/** Safe to run again: what it printed takes the place of what it printed before. `limits` are a test's own. */
export async function runSuggest(
  desk: Desk,
  { asking: id }: Jobs["suggest"],
  closing: AbortSignal,
  limits: Partial<Limits> = {},
): Promise<void> {
  const row = await desk.db.selectFrom("asking").selectAll().where("id", "=", id).executeTakeFirst();
  // It may have been done, or stopped, since it was asked for.
  if (!row || ![...UNDER_WAY, "failed"].includes(row.state)) return;
  const { investigation, item, language, kind } = row;
  const program = desk.programs[kind];
  if (program === null)
    return end(
      desk,
      id,
      refuse("no-program", "The desk that took this on has no such program; whoever runs it can name one."),
    );
  const stopping = new AbortController();
  const over = new AbortController();
  const looking = lookForStop(desk, id, { stopping, over: over.signal });
  await makePrivate(unfinishedRenditions(desk));
  const folder = await mkdtemp(join(unfinishedRenditions(desk), "program-"));
  const signal = AbortSignal.any([closing, stopping.signal]);
  const asking: Asking = { desk, id, investigation, item, language, program, signal, folder, limits };
  try {
    await end(desk, id, await (kind === "speech" ? listen(asking) : translate(asking)));
  } catch (fault) {
    // Stopped by a member it is over; by the desk it is given back to the queue, and begins anew.
    if (stopping.signal.aborted && !closing.aborted) return;
    if (closing.aborted || outageOf(fault, desk.dataDir) !== null) await tell(desk, id, { state: "waiting" });
    else await tell(desk, id, { state: "failed", why: UNKNOWN });
    throw fault;
  } finally {
    over.abort();
    await looking;
    await rm(folder, { recursive: true, force: true });
  }
}

const UNKNOWN = {
  code: "fault",
  sentence: "The program could not be asked, and we do not know why. It is tried again by itself.",
} as const;

type Stop = { readonly stopping: AbortController; readonly over: AbortSignal };

/** Any desk may have been told to stop it, so the table is asked. */
async function lookForStop(desk: Desk, id: string, { stopping, over }: Stop): Promise<void> {
  while (!over.aborted) {
    const row = await desk.db
      .selectFrom("asking")
      .select("state")
      .where("id", "=", id)
      .executeTakeFirst()
      // Without its database the job ends by itself, and says why.
      .catch(() => ({ state: "running" }));
    if (row === undefined || row.state === "stopped") return stopping.abort(new Error(STOPPED));
    await pause(LOOK_MS, undefined, { signal: over }).catch(() => undefined);
  }
}

type Told = {
  readonly state: AskingState;
  readonly share?: number;
  readonly why?: { readonly code: string; readonly sentence: string } | null;
};

async function tell(desk: Desk, id: string, { state, share = 0, why = null }: Told): Promise<void> {
  await desk.db
    .updateTable("asking")
    .set({ state, share, code: why?.code ?? null, sentence: why?.sentence ?? null })
    .where("id", "=", id)
    .where("state", "!=", "stopped")
    .execute();
}

/** A film that was stopped at the last moment keeps nothing. */
async function end(desk: Desk, id: string, done: Result<readonly Suggestion[]>): Promise<void> {
  if (!done.ok) return tell(desk, id, { state: "refused", why: done.refusal });
  await desk.db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable("asking")
      .set({ state: "over", share: 1, code: null, sentence: null })
      .where("id", "=", id)
      .where("state", "in", [...UNDER_WAY, "failed"])
      .returning(["investigation", "item", "kind", "language"])
      .executeTakeFirst();
    if (!row) return;
    const { kind, language, ...where } = row;
    // What was suggested before, and nobody took, gives way to what is suggested now.
    const same = await tx
      .selectFrom("asking")
      .select(["id", "kind", "language"])
      .where("investigation", "=", where.investigation)
      .where("item", "=", where.item)
      .where("id", "!=", id)
      .execute();
    const before = same.filter((one) => isSameAsked(one, { kind, language })).map((one) => one.id);
    if (before.length > 0) await tx.deleteFrom("asking").where("id", "in", before).execute();
    await tx.deleteFrom("suggestion").where("asking", "=", id).execute();
    const rows = done.value.map((said, place) => ({
      ...where,
      id: said.id,
      asking: id,
      said: JSON.stringify(said),
      aside: false,
      place,
    }));
    for (let from = 0; from < rows.length; from += AT_ONCE)
      await tx
        .insertInto("suggestion")
        .values(rows.slice(from, from + AT_ONCE))
        .execute();
  });
}

const AT_ONCE = 1000;

async function listen(asking: Asking): Promise<Result<readonly Suggestion[]>> {
  const { desk, id, folder, language, signal } = asking;
  const held = await heldOf(desk, asking.investigation);
  const item = held.item.get(asking.item);
  const video = item ? await videoOf(desk, item.sha256) : null;
  const heard =
    item && video
      ? heardIn(await askedFor(desk.db, asking.investigation, { seen: [item.sha256], tracks: [] }), item)
      : null;
  if (!item || !video || !heard) return NOT_HERE;
  await tell(desk, id, { state: "sound" });
  const input = join(folder, "sound.wav");
  const { startUs: fromUs, endUs: toUs } = heard;
  const path = desk.originals.path(item.sha256);
  const wrote = await writeSound(path, video.header, { outFile: input, fromUs, toUs, signal });
  if (typeof wrote !== "number") return refusedBy(wrote);
  const us = toUs - fromUs;
  const printed = await ask(asking, {
    input,
    args: [language ?? "und"],
    shareOf: (text) => lastTimeUs(text) / us,
  });
  if (!printed.ok) return printed;
  const spoken = readSpoken(printed.value, heard, language);
  if (!spoken.ok) return spoken;
  const said = { kind: "speech" as const, language: spoken.value.language };
  return ok(spoken.value.segments.map((one, n) => ({ ...said, id: `${id}-${n + 1}`, ...one }) as Suggestion));
}

const NOT_HERE = refuse(
  "not-inspected",
  "The film has not been decoded, so nothing can be heard in it; collect it again and see why.",
);

async function translate(asking: Asking): Promise<Result<readonly Suggestion[]>> {
  const { desk, id, folder, language } = asking;
  if (language === null)
    return refuse("language-needed", "A translation is into a language; name it with its tag, such as en.");
  const segments = toTranslate(await heldOf(desk, asking.investigation), asking.item, language);
  const input = join(folder, "words.txt");
  await writeFile(input, linesFor(segments), { mode: 0o444 });
  const [from, ...others] = new Set(segments.map((one) => one.language.toLowerCase()));
  const args = [others.length === 0 ? (from ?? "und") : "und", language];
  const shareOf = (text: string): number => (text.split("\n").length - 1) / segments.length;
  const printed = await ask(asking, { input, args, shareOf });
  if (!printed.ok) return printed;
  const lines = readLines(printed.value, segments.length);
  if (!lines.ok) return lines;
  const made = segments.map(({ id: segment, version: of }, n): Suggestion | null => {
    const text = lines.value[n] ?? null;
    return text === null ? null : { kind: "translation", id: `${id}-${n + 1}`, segment, of, language, text };
  });
  return ok(made.filter((one) => one !== null));
}

type Feed = {
  readonly input: string;
  readonly args: readonly string[];
  /** By what it has printed so far. */
  readonly shareOf: (text: string) => number;
};

const TELL_MS = 1000;

/** What it printed, as text. */
async function ask(asking: Asking, { input, args, shareOf }: Feed): Promise<Result<string>> {
  const { desk, id, program, signal, limits } = asking;
  await tell(desk, id, { state: "running" });
  let so = "";
  let told = performance.now();
  let telling: Promise<void> = Promise.resolve();
  const onPrinted = (chunk: Uint8Array): void => {
    so += Buffer.from(chunk).toString("latin1");
    if (performance.now() - told < TELL_MS) return;
    told = performance.now();
    const share = Math.min(1, Math.max(0, shareOf(so)));
    telling = telling.then(() => tell(desk, id, { state: "running", share }));
    // Thrown where it is waited for, once the program has ended.
    telling.catch(() => undefined);
  };
  const printed = await askProgram(program, { input, args, limits, signal, onPrinted }).finally(
    () => telling,
  );
  if (isRefusal(printed)) return refusedBy(printed);
  try {
    return ok(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(printed));
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    return refuse(
      "program-not-text",
      "What the program printed is no text in UTF-8; nothing of it is taken.",
    );
  }
}

/** The last time that stands in it, as WebVTT writes it. */
function lastTimeUs(text: string): number {
  const times = [...text.slice(-2000).matchAll(/(?:(\d{2,}):)?(\d\d):(\d\d)\.(\d{3})/g)];
  const [, hours = "0", minutes = "0", seconds = "0", thousandths = "0"] = times.at(-1) ?? [];
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1e6 + Number(thousandths) * 1000;
}

const OURS: Readonly<Partial<Record<MediaRefusal["code"], readonly [RefusalCode, string]>>> = {
  "out-of-time": [
    "program-too-slow",
    "The program took longer than it may and was stopped; try a shorter film, or a quicker program.",
  ],
  "out-of-memory": [
    "program-too-much",
    "The program needed more memory than it may and was stopped; try a smaller model.",
  ],
  "output-too-large": [
    "program-too-much",
    "The program printed more than any film has words, and was stopped; nothing of it is taken.",
  ],
};

/** The sentences of decoders speak of files; those of programs are others. */
function refusedBy({ code, sentence }: MediaRefusal): Result<never> {
  const ours = OURS[code];
  return ours ? refuse(...ours) : { ok: false, refusal: { code: code as RefusalCode, sentence } };
}
