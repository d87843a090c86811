// Collects many files while the jobs of those already kept run beside it; says each step, loses none.
import { isAbsolute } from "node:path";
import type { Refusal, Source } from "@sightline/domain";
import { againWhenCutOff } from "../db/patient-pool.ts";
import type { Desk } from "../desk.ts";
import { jobsLeft, startWorker } from "../jobs/worker.ts";
import { heldOf } from "../investigation/open.ts";
import { collect } from "./collect.ts";
import { walk } from "./walk.ts";

export type CollectEvent =
  /** Acknowledged: original, directory and database are on disk. */
  | {
      readonly event: "collected";
      readonly item: string;
      readonly sha256: string;
      readonly bytes: number;
      readonly kind: "photo" | "video" | "other";
      readonly held: boolean;
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

export type CollectSummary = {
  readonly collected: number;
  readonly held: number;
  readonly refused: number;
  readonly undecodable: number;
  /** Pairs that a machine suggests and nobody has answered. */
  readonly undecidedPairs: number;
  readonly interrupted: boolean;
};

export type CollectAllOrder = {
  readonly investigation: string;
  readonly as: string;
  readonly paths: readonly string[];
  readonly source: Omit<Source, "path">;
  readonly signal: AbortSignal;
  readonly onEvent: (event: CollectEvent) => void;
  /** Whether to wait until pixels are compared too; true when left out. Where not, the open desk does it. */
  readonly comparing?: boolean;
};

/** Ends when every file is told and every job has run; an aborted signal ends it early with nothing lost. */
export async function collectAll(desk: Desk, order: CollectAllOrder): Promise<CollectSummary> {
  const sums = { collected: 0, held: 0, refused: 0 };
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
    await keepFiles(desk, order, sums);
    for (;;) {
      left = await againWhenCutOff(() => jobsLeft(desk, comparing));
      if (left.jobs === 0 || order.signal.aborted) break;
      await pause(100);
    }
  } finally {
    await worker.stop();
  }
  return {
    ...sums,
    undecodable: await againWhenCutOff(() => countUndecodable(desk, order.investigation)),
    undecidedPairs: await againWhenCutOff(async () => {
      await desk.pairs.keepUp(desk.db);
      return desk.pairs.inboxOf(await heldOf(desk, order.investigation)).asked;
    }),
    interrupted: order.signal.aborted,
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

async function keepFiles(
  desk: Desk,
  order: CollectAllOrder,
  sums: { collected: number; held: number; refused: number },
): Promise<void> {
  for await (const found of walk(order.paths, desk.dataDir)) {
    if (order.signal.aborted) return;
    const { path } = found;
    if (!isAbsolute(path)) throw new Error(`Expected an absolute path, got ${path}.`);
    const answer =
      "refusal" in found
        ? { ok: false as const, refusal: found.refusal }
        : await againWhenCutOff(() => collect(desk, { ...order, ...found }));
    if (answer.ok) {
      const { ok: _, ...collected } = answer;
      sums[collected.held ? "held" : "collected"] += 1;
      order.onEvent({ event: "collected", ...collected, path });
      continue;
    }
    if (answer.refusal.code === "interrupted") return;
    sums.refused += 1;
    order.onEvent({ event: "refused", ...answer.refusal, path });
    // A full disk refuses every file that follows too; the next run goes on where this one stops.
    if (answer.refusal.code === "disk-full") return;
  }
}

async function countUndecodable(desk: Desk, investigation: string): Promise<number> {
  const row = await desk.db
    .selectFrom("inspection")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("state", "<>", "done")
    .where("sha256", "in", (eb) =>
      eb.selectFrom("item").select("item.sha256").where("investigation", "=", investigation),
    )
    .executeTakeFirstOrThrow();
  return row.n;
}
