// The stored points of contents: those of one with its clip, to compare it, and those of many, to index them.
import type { Features } from "@sightline/match";
import type { Views } from "@sightline/media";
import type { Desk } from "../desk.ts";
import { loadClip } from "./by-geometry.ts";
import { pointsFromBlob, pointsRecipe } from "./stored-points.ts";

/** Whether there are any of this recipe. */
export async function hasPoints(desk: Pick<Desk, "db">, sha256: string): Promise<boolean> {
  const row = await desk.db
    .selectFrom("points")
    .select("recipe")
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  return row?.recipe === pointsRecipe;
}

/** Null where there are none of this recipe. */
export async function loadViews(desk: Pick<Desk, "db" | "originals">, sha256: string): Promise<Views | null> {
  const row = await desk.db
    .selectFrom("points")
    .select("plain")
    .where("sha256", "=", sha256)
    .where("recipe", "=", pointsRecipe)
    .executeTakeFirst();
  const clip = row ? await loadClip(desk, sha256) : null;
  return row && clip ? { clip, views: pointsFromBlob(row.plain) } : null;
}

const contentsAtOnce = 8;

/** Content by content; those without points of this recipe are left out. */
export async function* loadIndexed(
  db: Desk["db"],
  contents: readonly string[],
): AsyncGenerator<{ sha256: string; frames: Features[] }> {
  for (let from = 0; from < contents.length; from += contentsAtOnce) {
    const rows = await db
      .selectFrom("points")
      .select(["sha256", "plain"])
      .where("recipe", "=", pointsRecipe)
      .where("sha256", "=", (eb) => eb.fn.any(eb.val(contents.slice(from, from + contentsAtOnce))))
      .orderBy("sha256")
      .execute();
    for (const { sha256, plain } of rows)
      yield { sha256, frames: pointsFromBlob(plain).map(({ features }) => features) };
  }
}
