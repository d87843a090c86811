// Collects many files while the jobs of those already kept run beside it; says each step, loses none.
import { isAbsolute } from "node:path";
import { OUTAGES, type ItemRow, type Refusal } from "@sightline/domain";
import { againWhenCutOff } from "../db/patient-pool.ts";
import { filmsInside, sniffFile } from "@sightline/media";
import type { Desk } from "../desk.ts";
import { jobsLeft, startWorker } from "../jobs/worker.ts";
import { waitingJobs } from "../outage/waiting.ts";
import { heldOf } from "../investigation/open.ts";
import { collect, type CollectOrder } from "./collect.ts";
import { decodingOf, inspectionsOf } from "./list.ts";
import { type Walked, walk } from "./walk.ts";

export type CollectEvent =
  /** Acknowledged: original, directory and database are on disk. */
  | {
      readonly event: "collected";
      readonly item: string;
      readonly sha256: string;
      readonly bytes: number;
      readonly kind: "photo" | "video" | "other";
      readonly held: boolean;
      readonly added: boolean;
      readonly path: string;
    }
  | ({ readonly event: "refused"; readonly path: string } & Refusal)
  | {
      readonly event: "job";
      readonly task: string;
      readonly failed: string | null;
      readonly done: number;
      readonly left: number;
      /** Contents that were held against all others, and those that still wait for it. */
      readonly compared: number;
      readonly uncompared: number;
    };

export type Unopened = { readonly path: string; readonly code: string; readonly sentence: string };

export type CollectSummary = {
  readonly collected: number;
  readonly held: number;
  /** So many were further places where items that are held were found. */
  readonly added: number;
  readonly refused: number;
  /** What this run kept and could not open, each by name and with the reason. */
  readonly unopened: readonly Unopened[];
  /** Pairs that a machine suggests and nobody has answered. */
  readonly undecidedPairs: number;
  readonly interrupted: boolean;
  /** Jobs that wait until an outage is over, and its sentence; null where none does. */
  readonly waiting: { readonly jobs: number; readonly sentence: string } | null;
};

export type CollectAllOrder = Omit<CollectOrder, "path" | "at" | "signal"> & {
  readonly paths: readonly string[];
  readonly signal: AbortSignal;
  readonly onEvent: (event: CollectEvent) => void;
  /** Whether to wait until pixels are compared too; true when left out. Where not, the open desk does it. */
  readonly comparing?: boolean;
};

/** Ends when every file is told and every job has run; an aborted signal ends it early with nothing lost. */
export async function collectAll(desk: Desk, order: CollectAllOrder): Promise<CollectSummary> {
  const sums = { collected: 0, held: 0, added: 0, refused: 0 };
  const kept = new Map<string, Kept>();
  let finished = 0;
  let compared = 0;
  let left = { jobs: 0, contents: 0 };
  const { comparing = true } = order;
  const worker = await startWorker(desk, {
    comparing,
    onJob: ({ task, failed }) => {
      finished += 1;
      const isCompared = task === "compare" && failed === null;
      if (isCompared) compared += 1;
      left = {
        jobs: Math.max(0, left.jobs - 1),
        contents: Math.max(0, left.contents - (isCompared ? 1 : 0)),
      };
      const counts = { done: finished, left: left.jobs, compared, uncompared: left.contents };
      order.onEvent({ event: "job", task, failed, ...counts });
    },
  });
  try {
    await keepFiles(desk, order, { sums, kept });
    for (;;) {
      left = await againWhenCutOff(() => jobsLeft(desk, comparing));
      if (left.jobs === 0 || order.signal.aborted) break;
      // Each look costs the database and us a millisecond or two: where much is left, the next comes later.
      await pause(Math.min(MOST_PAUSE_MS, LEAST_PAUSE_MS + 5 * left.jobs));
    }
  } finally {
    await worker.stop();
  }
  return {
    ...sums,
    unopened: await againWhenCutOff(() => unopenedOf(desk, kept)),
    undecidedPairs: await againWhenCutOff(async () => {
      await desk.pairs.keepUp(desk.db);
      return desk.pairs.inboxOf(await heldOf(desk, order.investigation)).asked;
    }),
    interrupted: order.signal.aborted,
    waiting: await againWhenCutOff(() => waitingJobs(desk)),
  };
}

const LEAST_PAUSE_MS = 100;
const MOST_PAUSE_MS = 1000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

async function keepFiles(
  desk: Desk,
  order: CollectAllOrder,
  {
    sums,
    kept,
  }: { sums: Record<"collected" | "held" | "added" | "refused", number>; kept: Map<string, Kept> },
): Promise<void> {
  for await (const found of walk(order.paths, desk.dataDir)) {
    if (order.signal.aborted) return;
    const { path } = found;
    if (!isAbsolute(path)) throw new Error(`Expected an absolute path, got ${path}.`);
    for await (const { path: at, answer } of answersAbout(desk, order, found)) {
      if (answer.ok) {
        const { ok: _, ...collected } = answer;
        sums[collected.held ? "held" : collected.added ? "added" : "collected"] += 1;
        kept.set(at, collected);
        order.onEvent({ event: "collected", ...collected, path: at });
        continue;
      }
      if (answer.refusal.code === "interrupted") return;
      sums.refused += 1;
      order.onEvent({ event: "refused", ...answer.refusal, path: at });
      // What the machine ran out of is missing for every file that follows too; the next run goes on where this one stops.
      if (answer.refusal.code in OUTAGES) return;
    }
  }
}

export type Answered = { readonly path: string; readonly answer: Awaited<ReturnType<typeof collect>> };

/** About the file, and then about the films that a phone keeps inside a photo. */
export async function* answersAbout(
  desk: Desk,
  order: Omit<CollectOrder, "path" | "at">,
  found: Walked,
): AsyncGenerator<Answered> {
  const { path } = found;
  if ("refusal" in found) {
    yield { path, answer: { ok: false, refusal: found.refusal } };
    return;
  }
  const answer = await againWhenCutOff(() => collect(desk, { ...order, ...found }));
  yield { path, answer };
  if (!answer.ok || answer.kind !== "photo") return;
  const { item, sha256 } = answer;
  const photo = desk.originals.path(sha256);
  const films = await filmsInside(photo, (await sniffFile(photo)).format);
  for (const [i, film] of films.entries()) {
    const name = i === 0 ? "film" : `film ${i + 1}`;
    const inside = { ...film, name, item, sha256 };
    yield {
      path: `${path} (${name})`,
      answer: await againWhenCutOff(() => collect(desk, { ...order, ...found, inside })),
    };
  }
}

type Kept = Pick<ItemRow, "sha256" | "kind" | "bytes">;

/** In the order in which they were kept. What still waits to be looked at is not among them. */
async function unopenedOf(desk: Desk, kept: ReadonlyMap<string, Kept>): Promise<Unopened[]> {
  const found = await inspectionsOf(desk, [...kept.values()]);
  return [...kept].flatMap(([path, item]) => {
    const decoding = decodingOf(item, found.get(item.sha256));
    return decoding.state === "refused" ? [{ path, code: decoding.code, sentence: decoding.sentence }] : [];
  });
}
