// The job that finds the points of a content's key frames, once for all investigations, and then asks for comparison.
import { isRefusal } from "@sightline/media";
import type { Desk } from "../desk.ts";
import { loadClip, type ByGeometry } from "../match/by-geometry.ts";
import { pointsToBlob, pointsRecipe } from "../match/stored-points.ts";
import { failComparison, uncomparedIn } from "./comparison.ts";
import { enqueue, type Jobs } from "./enqueue.ts";

const FAULT =
  "Finding points in this item failed unexpectedly; it is tried again, and when the item is collected again.";

/** Safe to run again. What cannot be decoded a second time keeps the reason on the item. */
export async function runPoints(
  desk: Desk,
  geometry: ByGeometry,
  { sha256 }: Jobs["points"],
  signal?: AbortSignal,
): Promise<void> {
  try {
    const refused = (await hasPoints(desk, sha256)) ? null : await findPoints(desk, geometry, sha256, signal);
    if (refused === null) await enqueue(desk.db, "compare", { sha256 });
    else await failIn(desk, sha256, refused);
  } catch (fault) {
    if (signal?.aborted !== true) await failIn(desk, sha256, FAULT);
    throw fault;
  }
}

async function failIn(desk: Desk, sha256: string, sentence: string): Promise<void> {
  for (const investigation of await uncomparedIn(desk, sha256))
    await failComparison(desk, { investigation, sha256, sentence });
}

async function hasPoints(desk: Desk, sha256: string): Promise<boolean> {
  const row = await desk.db
    .selectFrom("points")
    .select("recipe")
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  return row?.recipe === pointsRecipe;
}

/** Null when they are stored, else why that could not be. */
async function findPoints(
  desk: Desk,
  geometry: ByGeometry,
  sha256: string,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  const clip = await loadClip(desk, sha256);
  if (clip === null) return "This item has not been decoded, so its frames cannot be compared.";
  const seen = await geometry.look(clip, { signal });
  if (isRefusal(seen)) return seen.sentence;
  const row = { recipe: pointsRecipe, plain: pointsToBlob(seen.views) };
  await desk.db
    .insertInto("points")
    .values({ sha256, ...row })
    .onConflict((conflict) => conflict.column("sha256").doUpdateSet(row))
    .execute();
  return null;
}
