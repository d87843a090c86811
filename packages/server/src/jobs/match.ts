// The job that holds one content against all others of its investigations, and keeps what it finds as suggestions.
import { createHash } from "node:crypto";
import { evidenceText, scoreOf, type PairRelation } from "@sightline/domain";
import { relate, type Prints, type Relation } from "@sightline/match";
import type { Desk } from "../desk.ts";
import type { ByGeometry } from "../match/by-geometry.ts";
import { goesFirst, type Named } from "../match/goes-first.ts";
import { loadPrints } from "../match/prints.ts";
import { Standing } from "../match/standing.ts";
import type { Jobs } from "./enqueue.ts";

export type Matcher = { run(job: Jobs["match"], signal?: AbortSignal): Promise<void> };

/** Geometry decodes frames anew: of the contents that hashes leave open only the nearest are worth it. */
const mostByGeometry = 4;

/**
 * Matching jobs run one after the other (they share a queue), so that of two new contents the second always finds the
 * first. What was indexed is kept for the next job; it is only what the tables say.
 */
export function matcherOf(desk: Desk, byGeometry: ByGeometry | null): Matcher {
  const standing = new Map<string, Standing>();
  return {
    run: async ({ sha256 }, signal) => {
      for (const investigation of await waitingIn(desk, sha256)) {
        signal?.throwIfAborted();
        const here = standing.get(investigation) ?? new Standing();
        standing.set(investigation, here);
        try {
          await matchOne({ desk, investigation, sha256, here, byGeometry, signal });
        } catch (fault) {
          if (signal?.aborted !== true) await keepFailure(desk, investigation, sha256);
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
  readonly here: Standing;
  readonly byGeometry: ByGeometry | null;
  readonly signal: AbortSignal | undefined;
};

async function matchOne(one: One): Promise<void> {
  const { desk, investigation, sha256, here } = one;
  await bringUpToDate(one);
  const [own] = await loadPrints(desk.db, [sha256]);
  // Its fingerprint is being made anew; the job that does so asks for matching again.
  if (!own) return;
  const near = here.near(own.prints).filter((candidate) => candidate.sha256 !== sha256);
  const names = await namesOf(desk, investigation, [sha256, ...near.map((candidate) => candidate.sha256)]);
  const found: Found[] = [];
  let decodings = 0;
  for (const candidate of near) {
    one.signal?.throwIfAborted();
    const [other] = await loadPrints(desk.db, [candidate.sha256]);
    if (!other) continue;
    const [a, b] = inTurn(named(own.sha256, own.prints, names), named(other.sha256, other.prints, names));
    let relation = candidate.confident ? relate(a.prints, b.prints) : null;
    if (relation === null && one.byGeometry && decodings < mostByGeometry) {
      decodings += 1;
      relation = await one.byGeometry.relate(a, b, one.signal);
    }
    if (relation) found.push({ sha256A: a.sha256, sha256B: b.sha256, relation });
  }
  const compared = here.size - (here.has(sha256) ? 1 : 0);
  await keepFound(one, found, compared);
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

const named = (sha256: string, prints: Prints, names: ReadonlyMap<string, string>): Named => ({
  sha256,
  prints,
  name: names.get(sha256) ?? "",
});

const inTurn = (one: Named, other: Named): [Named, Named] =>
  goesFirst(one, other) ? [one, other] : [other, one];

/** The least name that an item of each content has. */
async function namesOf(desk: Desk, investigation: string, contents: readonly string[]) {
  const rows = await desk.db
    .selectFrom("item")
    .select((eb) => ["sha256", eb.fn.min("name").as("name")])
    .where("investigation", "=", investigation)
    .where("sha256", "=", (eb) => eb.fn.any(eb.val([...contents])))
    .groupBy("sha256")
    .execute();
  return new Map(rows.map(({ sha256, name }) => [sha256, name]));
}

type Found = { readonly sha256A: string; readonly sha256B: string; readonly relation: Relation };

/** All of it or nothing: a job that is killed in between finds its content still waiting. */
async function keepFound({ desk, investigation, sha256 }: One, found: readonly Found[], compared: number) {
  await desk.db.transaction().execute(async (tx) => {
    for (const { sha256A, sha256B, relation } of found) {
      // The turn may be another than last time: there is one row for both.
      await tx
        .deleteFrom("pair")
        .where("sha256A", "in", [sha256A, sha256B])
        .where("sha256B", "in", [sha256A, sha256B])
        .execute();
      await tx
        .insertInto("pair")
        .values(rowOf(sha256A, sha256B, relation))
        .execute();
    }
    const row = { state: "done" as const, compared, sentence: null };
    await tx
      .insertInto("matching")
      .values({ investigation, sha256, ...row })
      .onConflict((conflict) => conflict.columns(["investigation", "sha256"]).doUpdateSet(row))
      .execute();
  });
}

function rowOf(sha256A: string, sha256B: string, found: Relation) {
  const relation = found as unknown as PairRelation;
  const evidence = createHash("sha256").update(evidenceText(relation)).digest("hex");
  return { sha256A, sha256B, relation: JSON.stringify(relation), evidence, score: scoreOf(relation) };
}

async function keepFailure(desk: Desk, investigation: string, sha256: string): Promise<void> {
  const sentence =
    "Holding this item against the others failed unexpectedly; it is tried again, and when the item is collected again.";
  const row = { state: "failed" as const, compared: 0, sentence };
  await desk.db
    .insertInto("matching")
    .values({ investigation, sha256, ...row })
    .onConflict((conflict) => conflict.columns(["investigation", "sha256"]).doUpdateSet(row))
    .execute();
}
