// The job that compares the pixels of one content with the few others that share points with it, and keeps what it finds.
import { PointIndex } from "@sightline/match";
import { pixelStore, type PixelStore, type Views } from "@sightline/media";
import type { Desk } from "../desk.ts";
import type { ByGeometry } from "../match/by-geometry.ts";
import { candidatesOf, chosenOf, leadBetween, leadsOf, unsettled } from "../match/candidates.ts";
import { inTurn, loadNames, type Named } from "../match/goes-first.ts";
import { keepPairs, type Found } from "../match/keep-pairs.ts";
import { loadIndexed, loadViews } from "../match/load-points.ts";
import { pointsRecipe } from "../match/stored-points.ts";
import { failComparison, keepComparison, uncomparedIn } from "./comparison.ts";
import type { Jobs } from "./enqueue.ts";

export type Comparer = { run(job: Jobs["compare"], signal?: AbortSignal): Promise<void> };

const FAULT =
  "Comparing this item with others failed unexpectedly; it is tried again, and when the item is collected again.";

/**
 * As with matching by hashes, these jobs run one after the other, so that of two contents the second always finds the
 * first; what was indexed is kept for the next job, and is only what the tables say.
 */
export function comparerOf(desk: Desk, geometry: ByGeometry): Comparer {
  const indexes = new Map<string, PointIndex>();
  return {
    run: async ({ sha256 }, signal) => {
      for (const investigation of await uncomparedIn(desk, sha256)) {
        signal?.throwIfAborted();
        const index = indexes.get(investigation) ?? new PointIndex();
        indexes.set(investigation, index);
        try {
          await compareOne({ desk, investigation, sha256, index, geometry, signal });
        } catch (fault) {
          if (signal?.aborted !== true)
            await failComparison(desk, { investigation, sha256, sentence: FAULT });
          throw fault;
        }
      }
    },
  };
}

/** The best come first: when so many are no recording of this one, the less likely ones are not either; leads are asked. */
const mostInVain = 2;

type One = {
  readonly desk: Desk;
  readonly investigation: string;
  readonly sha256: string;
  readonly index: PointIndex;
  readonly geometry: ByGeometry;
  readonly signal: AbortSignal | undefined;
};

async function compareOne(one: One): Promise<void> {
  const { desk, investigation, sha256, index } = one;
  await bringUpToDate(one);
  const own = await loadViews(desk, sha256);
  // They are being found anew; the job that does so asks for comparison again.
  if (own === null) return;
  const candidates = await candidatesOf(desk.db, { investigation, sha256, index, views: own.views });
  const chosen = await chosenOf(desk.db, candidates);
  const names = await loadNames(desk.db, investigation, [sha256, ...chosen]);
  const leads = new Set(await leadsOf(desk.db, one));
  const store = pixelStore();
  const found: Found[] = [];
  let compared = 0;
  let inVain = 0;
  for (const other of chosen) {
    if (inVain >= mostInVain && !leads.has(other)) continue;
    one.signal?.throwIfAborted();
    const related = await compareTwo(one, { own, other, names, store });
    compared += 1;
    if (related) found.push(related);
    if (related?.relation.relation !== "same-recording") inVain += 1;
  }
  await desk.db.transaction().execute(async (tx) => {
    await keepPairs(tx, await unsettled(tx, found));
    const outcome = { state: "done", compared, sentence: null } as const;
    await keepComparison(tx, { investigation, sha256 }, outcome);
  });
}

type Two = {
  readonly own: Views;
  readonly other: string;
  readonly names: ReadonlyMap<string, string>;
  readonly store: PixelStore;
};

async function compareTwo(one: One, { own, other, names, store }: Two): Promise<Found | null> {
  const there = await loadViews(one.desk, other);
  if (there === null) return null;
  const named = (sha256: string, { clip }: Views): Named => ({
    sha256,
    prints: clip.prints,
    name: names.get(sha256) ?? "",
  });
  const [a] = inTurn(named(one.sha256, own), named(other, there));
  const isFirst = a.sha256 === one.sha256;
  const lead = await leadBetween(one.desk.db, one.sha256, other);
  const asking = { signal: one.signal, store, lead };
  const [first, second] = isFirst ? [own, there] : [there, own];
  const relation = await one.geometry.relate(first, second, asking);
  if (relation === null) return null;
  return { sha256A: a.sha256, sha256B: isFirst ? other : one.sha256, relation };
}

/** Indexes what was compared here since the last job, by this process or another. */
async function bringUpToDate({ desk, investigation, index }: One): Promise<void> {
  const rows = await desk.db
    .selectFrom("comparison")
    .select("sha256")
    .where("investigation", "=", investigation)
    .where("state", "=", "done")
    .where("recipe", "=", pointsRecipe)
    .execute();
  const missing = rows.map((row) => row.sha256).filter((sha256) => !index.has(sha256));
  for await (const { sha256, frames } of loadIndexed(desk.db, missing)) index.add(sha256, frames);
}
