// The job that holds the hashes of one content against all others of its investigations, and keeps which of them come near: their pixels are asked next.
import { FrameIndex, leadsAmong } from "@sightline/match";
import type { Desk } from "../desk.ts";
import { loadPrints } from "../match/prints.ts";
import { outageOf } from "../outage/outage.ts";
import { enqueue, type Jobs } from "./enqueue.ts";

export type Matcher = { run(job: Jobs["match"], signal?: AbortSignal): Promise<void> };

/**
 * Matching jobs run one after the other (they share a queue), so that of two new contents the second always finds the
 * first. What was indexed is kept for the next job; it is only what the tables say.
 */
export function matcherOf(desk: Desk): Matcher {
  const indexes = new Map<string, FrameIndex>();
  return {
    run: async ({ sha256 }, signal) => {
      const waiting = await waitingIn(desk, sha256);
      // It was matched before and is not compared, or its points were found anew.
      if (waiting.length === 0) await enqueue(desk.db, "compare", { sha256 });
      for (const investigation of waiting) {
        signal?.throwIfAborted();
        const here = indexes.get(investigation) ?? new FrameIndex();
        indexes.set(investigation, here);
        try {
          await matchOne({ desk, investigation, sha256, here, signal });
        } catch (fault) {
          if (signal?.aborted !== true && outageOf(fault, desk.dataDir) === null)
            await keepFailure(desk, investigation, sha256);
          throw fault;
        }
      }
    },
  };
}

/** The investigations that hold this content and have not held it against the rest. */
async function waitingIn(desk: Desk, sha256: string): Promise<string[]> {
  const rows = await desk.db
    .selectFrom("item")
    .leftJoin("matching", (join) =>
      join
        .onRef("matching.investigation", "=", "item.investigation")
        .onRef("matching.sha256", "=", "item.sha256"),
    )
    .select("item.investigation")
    .distinct()
    .where("item.sha256", "=", sha256)
    .where((eb) => eb.or([eb("matching.state", "is", null), eb("matching.state", "<>", "done")]))
    .orderBy("item.investigation")
    .execute();
  return rows.map((row) => row.investigation);
}

type One = {
  readonly desk: Desk;
  readonly investigation: string;
  readonly sha256: string;
  readonly here: FrameIndex;
  readonly signal: AbortSignal | undefined;
};

async function matchOne(one: One): Promise<void> {
  const { desk, sha256, here } = one;
  await bringUpToDate(one);
  const [own] = await loadPrints(desk.db, [sha256]);
  // Its fingerprint is being made anew; the job that does so asks for matching again.
  if (!own) return;
  const leads = leadsAmong(here.near(own.prints), sha256);
  await keepLeads(one, { compared: here.size - (here.has(sha256) ? 1 : 0), leads });
  here.add(sha256, own.prints);
}

/** Indexes what was matched here since the last job, by this process or another. */
async function bringUpToDate({ desk, investigation, here }: One): Promise<void> {
  const rows = await desk.db
    .selectFrom("matching")
    .select("sha256")
    .where("investigation", "=", investigation)
    .where("state", "=", "done")
    .execute();
  const missing = rows.map((row) => row.sha256).filter((sha256) => !here.has(sha256));
  for (let from = 0; from < missing.length; from += CONTENTS_AT_ONCE) {
    for (const { sha256, prints } of await loadPrints(desk.db, missing.slice(from, from + CONTENTS_AT_ONCE)))
      here.add(sha256, prints);
  }
}
const CONTENTS_AT_ONCE = 20;

type Outcome = { readonly compared: number; readonly leads: string[] };

/** All of it or nothing: a job that is killed in between finds its content still waiting. */
async function keepLeads({ desk, investigation, sha256 }: One, outcome: Outcome) {
  await desk.db.transaction().execute(async (tx) => {
    const row = { state: "done" as const, sentence: null, ...outcome };
    await tx
      .insertInto("matching")
      .values({ investigation, sha256, ...row })
      .onConflict((conflict) => conflict.columns(["investigation", "sha256"]).doUpdateSet(row))
      .execute();
    // Pixels are asked again wherever hashes were: what they found may just have been replaced.
    await tx
      .deleteFrom("comparison")
      .where("investigation", "=", investigation)
      .where("sha256", "=", sha256)
      .execute();
    await enqueue(tx, "compare", { sha256 });
  });
}

async function keepFailure(desk: Desk, investigation: string, sha256: string): Promise<void> {
  const sentence =
    "This item could not be compared with the others. It is tried again by itself, and when the item is collected again.";
  const row = { state: "failed" as const, compared: 0, sentence };
  await desk.db
    .insertInto("matching")
    .values({ investigation, sha256, ...row })
    .onConflict((conflict) => conflict.columns(["investigation", "sha256"]).doUpdateSet(row))
    .execute();
}
