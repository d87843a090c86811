// The job that looks at an original once: header facts, fingerprint and renditions, or why that could not be.
import { mkdtemp, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { textJson } from "@sightline/domain";
import {
  clipOf,
  decodersNow,
  inspect,
  isOfMachine,
  isRefusal,
  type Inspected,
  type MediaRefusal,
  type Views,
} from "@sightline/media";
import { renditionsOf, unfinishedRenditions, type Desk } from "../desk.ts";
import { ptsToBlob } from "../item/blob.ts";
import { hashedIn, noteHashes, type HashedFile } from "../item/rendition-hashes.ts";
import type { ByGeometry } from "../match/by-geometry.ts";
import { hasPoints } from "../match/load-points.ts";
import { pointsRecipe, pointsToBlob } from "../match/stored-points.ts";
import { OutageError, outageOf, pressing } from "../outage/outage.ts";
import { enqueue, type Jobs } from "./enqueue.ts";
import { onlyHolder } from "./only-holder.ts";
import { makePrivate } from "../storage/private-folder.ts";

type Refused = { readonly state: string; readonly code: string | null; readonly refusedBy: string | null };

/** Until what refused it has changed. What the machine could not do once was kept as a refusal until November 2026. */
export const isRefusedForGood = async ({ state, code, refusedBy }: Refused): Promise<boolean> =>
  state === "refused" && !isOfMachine(code) && refusedBy === (await decodersNow());

/** Safe to run again: the rows of one hash are replaced together. */
export async function runInspect(
  desk: Desk,
  geometry: ByGeometry,
  { sha256 }: Jobs["inspect"],
  signal?: AbortSignal,
): Promise<void> {
  const before = await desk.db
    .selectFrom("inspection")
    .select(["state", "code", "refusedBy"])
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  // A copy was collected while the first of them was being looked at.
  if (before?.state === "done" && (await hasPoints(desk, sha256))) return;
  if (before && (await isRefusedForGood(before))) return;
  const home = renditionsOf(desk, sha256);
  await makePrivate(dirname(home));
  await makePrivate(unfinishedRenditions(desk));
  // The same bytes may be looked at beside us, for a copy: each run has a folder of its own.
  const outDir = await mkdtemp(join(unfinishedRenditions(desk), "run-"));
  try {
    const batch = await onlyHolder(desk, sha256);
    const path = desk.originals.path(sha256);
    const seen = await inspect(path, { outDir, batch, keyFrames: true, signal });
    if (isRefusal(seen)) {
      // What could not be written looks like a damaged file to a decoder.
      const outage = await pressing(outDir);
      if (outage) throw new OutageError(outage);
      if (isOfMachine(seen.code)) throw new NotDecodedHere(seen);
      const { code, sentence } = seen;
      await keep(desk, sha256, { state: "refused", code, sentence, refusedBy: await decodersNow() });
      return;
    }
    const { views } = await geometry.find(clipOf(path, seen), seen.keyFrames, { signal });
    const hashes = await hashedIn(outDir);
    await rm(home, { recursive: true, force: true });
    await rename(outDir, home).catch((error: NodeJS.ErrnoException) => {
      // Beside us the same bytes were looked at, and gave the same renditions.
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    });
    await keepInspected(desk, sha256, { seen, views, hashes });
  } catch (fault) {
    if (signal?.aborted !== true && outageOf(fault, desk.dataDir) === null) {
      const { code, sentence } = fault instanceof NotDecodedHere ? fault.refusal : UNKNOWN;
      await keep(desk, sha256, { state: "failed", code, sentence });
    }
    throw fault;
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}

const UNKNOWN = {
  code: "fault",
  sentence:
    "This file could not be opened, and we do not know why. It is tried again by itself, and when the item is collected again.",
};

/** The machine decodes nothing now: the job is tried again, and the file is not refused. */
export class NotDecodedHere extends Error {
  readonly refusal: MediaRefusal;

  constructor(refusal: MediaRefusal) {
    super([refusal.sentence, refusal.detail].filter(Boolean).join(" "));
    this.refusal = refusal;
  }
}

type Outcome = {
  state: "done" | "refused" | "failed";
  code: string | null;
  sentence: string | null;
  header?: string;
  decode?: string;
  strip?: string | null;
  wave?: string | null;
  refusedBy?: string;
};

async function keep(desk: Pick<Desk, "db">, sha256: string, outcome: Outcome): Promise<void> {
  const row = { header: null, decode: null, strip: null, wave: null, refusedBy: null, ...outcome };
  await desk.db
    .insertInto("inspection")
    .values({ sha256, ...row })
    .onConflict((conflict) => conflict.column("sha256").doUpdateSet(row))
    .execute();
}

type Kept = {
  readonly seen: Inspected;
  readonly views: Views["views"];
  readonly hashes: readonly HashedFile[];
};

async function keepInspected(
  desk: Desk,
  sha256: string,
  { seen, views, hashes: files }: Kept,
): Promise<void> {
  const { ptsUs, kind: _, ...header } = seen.header;
  await desk.db.transaction().execute(async (tx) => {
    // First of all: whoever looked at the same bytes beside us waits here until these rows are whole.
    const outcome = { state: "done" as const, code: null, sentence: null };
    await keep({ db: tx as unknown as Desk["db"] }, sha256, {
      ...outcome,
      header: textJson(header),
      decode: textJson(seen.decode),
      strip: stripOf(seen.strip),
      wave: seen.wave && textJson(seen.wave),
    });
    await tx.deleteFrom("fingerprint").where("sha256", "=", sha256).execute();
    await tx.deleteFrom("rendition").where("sha256", "=", sha256).execute();
    const { recipe, hashes, qualities, variants, trimmed } = seen.fingerprint;
    await tx
      .insertInto("fingerprint")
      .values({
        sha256,
        recipe,
        hashes: Buffer.from(hashes),
        qualities: Buffer.from(qualities),
        variants: variants && Buffer.from(variants),
        ptsUs: ptsToBlob(ptsUs),
        trimmedHashes: trimmed && Buffer.from(trimmed.hashes),
        trimmedQualities: trimmed && Buffer.from(trimmed.qualities),
        trimmedVariants: trimmed?.variants ? Buffer.from(trimmed.variants) : null,
        shotsUs: ptsToBlob(seen.shotsUs),
      })
      .execute();
    const points = { recipe: pointsRecipe, plain: pointsToBlob(views) };
    await tx
      .insertInto("points")
      .values({ sha256, ...points })
      .onConflict((conflict) => conflict.column("sha256").doUpdateSet(points))
      .execute();
    if (seen.renditions.length > 0) {
      const rows = seen.renditions.map(({ file: _file, ...rendition }) => ({ sha256, ...rendition }));
      await tx.insertInto("rendition").values(rows).execute();
    }
    await tx.deleteFrom("renditionHash").where("sha256", "=", sha256).execute();
    await noteHashes(tx, sha256, files);
    await enqueue(tx, "match", { sha256 });
  });
}

function stripOf(strip: Inspected["strip"]): string | null {
  if (strip === null) return null;
  const { tileWidth, tileHeight, columns, ptsUs } = strip;
  return textJson({ tileWidth, tileHeight, columns, ptsUs });
}
