// How far the pixels of a content are held against the others: where that waits, and where it failed.
import type { Desk } from "../desk.ts";
import { pointsRecipe } from "../match/stored-points.ts";

/** The investigations in which its hashes were held against the rest and its pixels were not, by points of this recipe. */
export async function uncomparedIn(desk: Pick<Desk, "db">, sha256: string): Promise<string[]> {
  const rows = await desk.db
    .selectFrom("matching")
    .leftJoin("comparison", (join) =>
      join
        .onRef("comparison.investigation", "=", "matching.investigation")
        .onRef("comparison.sha256", "=", "matching.sha256")
        .on("comparison.state", "=", "done")
        .on("comparison.recipe", "=", pointsRecipe),
    )
    .select("matching.investigation")
    .where("matching.sha256", "=", sha256)
    .where("matching.state", "=", "done")
    .where("comparison.sha256", "is", null)
    .orderBy("matching.investigation")
    .execute();
  return rows.map((row) => row.investigation);
}

export type ComparedIn = { readonly investigation: string; readonly sha256: string };

export async function failComparison(
  desk: Pick<Desk, "db">,
  { sentence, ...one }: ComparedIn & { readonly sentence: string },
): Promise<void> {
  await keepComparison(desk.db, one, { state: "failed", compared: 0, sentence });
}

type Outcome = { state: "done" | "failed"; compared: number; sentence: string | null };

export async function keepComparison(
  db: Pick<Desk["db"], "insertInto">,
  one: ComparedIn,
  outcome: Outcome,
): Promise<void> {
  const row = { recipe: pointsRecipe, ...outcome };
  await db
    .insertInto("comparison")
    .values({ ...one, ...row })
    .onConflict((conflict) => conflict.columns(["investigation", "sha256"]).doUpdateSet(row))
    .execute();
}
