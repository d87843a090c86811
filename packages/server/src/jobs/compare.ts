// The job that compares the pixels of one content with the few others that share points with it, and keeps what it finds.
import { inTurn, type NamedPrints } from "@sightline/match";
import { atOnce, pairsAtOnce, pixelStore, type PixelStore, type Views } from "@sightline/media";
import type { Desk } from "../desk.ts";
import type { ByGeometry } from "../match/by-geometry.ts";
import { candidatesOf } from "../match/candidates.ts";
import { keepPairs, type FoundPair } from "../match/keep-pairs.ts";
import { loadIndexed, loadViews } from "../match/load-points.ts";
import { pointsRecipe } from "../match/stored-points.ts";
import { outageOf } from "../outage/outage.ts";
import { failComparison, keepComparison, uncomparedIn } from "./comparison.ts";
import type { Jobs } from "./enqueue.ts";
import { onlyHolder } from "./only-holder.ts";

export type Comparer = { run(job: Jobs["compare"], signal?: AbortSignal): Promise<void> };

const FAULT =
  "The pixels of this item could not be compared with the others. It is tried again by itself, and when the item is collected again.";

/**
 * As with matching by hashes, these jobs run one after the other, so that of two contents the second always finds the
 * first; what was indexed and decoded is kept for the next job, and is only what tables and originals say.
 */
export function comparerOf(desk: Desk, geometry: ByGeometry): Comparer {
  const store = pixelStore();
  return {
    run: async ({ sha256 }, signal) => {
      for (const investigation of await uncomparedIn(desk, sha256)) {
        signal?.throwIfAborted();
        try {
          await compareOne({ desk, investigation, sha256, geometry, store, signal });
        } catch (fault) {
          if (signal?.aborted !== true && outageOf(fault, desk.dataDir) === null)
            await failComparison(desk, { investigation, sha256, sentence: FAULT });
          throw fault;
        }
      }
    },
  };
}

type One = {
  readonly desk: Desk;
  readonly investigation: string;
  readonly sha256: string;
  readonly geometry: ByGeometry;
  readonly store: PixelStore;
  readonly signal: AbortSignal | undefined;
};

async function compareOne(one: One): Promise<void> {
  const { desk, investigation, sha256, geometry } = one;
  await bringUpToDate(one);
  const own = await loadViews(desk, sha256);
  // They are being found anew; the job that does so asks for comparison again.
  if (own === null) return;
  const chosen = await candidatesOf(desk.db, {
    investigation,
    sha256,
    ranking: geometry.ranking(),
    views: own.views,
  });
  const found: FoundPair[] = [];
  await atOnce(pairsAtOnce, chosen, async (other) => {
    one.signal?.throwIfAborted();
    const related = await compareTwo(one, own, other);
    if (related) found.push(related);
  });
  await desk.db.transaction().execute(async (tx) => {
    await keepPairs(tx, found);
    const outcome = { state: "done", compared: chosen.length, sentence: null } as const;
    await keepComparison(tx, { investigation, sha256 }, outcome);
  });
}

async function compareTwo(one: One, own: Views, other: string): Promise<FoundPair | null> {
  const there = await loadViews(one.desk, other);
  if (there === null) return null;
  const [a] = inTurn(named(one.sha256, own), named(other, there));
  const isFirst = a.id === one.sha256;
  const { signal, store } = one;
  const holder = await onlyHolder(one.desk, one.sha256, other);
  const asking = { signal, store, batch: holder && `compare ${holder}` };
  const [first, second] = isFirst ? [own, there] : [there, own];
  const relation = await one.geometry.relate(first, second, asking);
  if (relation === null) return null;
  return { sha256A: a.id, sha256B: isFirst ? other : one.sha256, relation };
}

const named = (id: string, { clip: { prints, header } }: Views): NamedPrints => ({
  id,
  prints,
  pixels: header.width * header.height,
});

/** Indexes what was compared here since the last job, by this process or another. */
async function bringUpToDate({ desk, investigation, geometry }: One): Promise<void> {
  const ranking = geometry.ranking();
  const rows = await desk.db
    .selectFrom("comparison")
    .select("sha256")
    .where("investigation", "=", investigation)
    .where("state", "=", "done")
    .where("recipe", "=", pointsRecipe)
    .execute();
  const missing = rows.map((row) => row.sha256).filter((sha256) => !ranking.has(investigation, sha256));
  for await (const { sha256, frames } of loadIndexed(desk.db, missing))
    await ranking.add(investigation, sha256, frames);
}
