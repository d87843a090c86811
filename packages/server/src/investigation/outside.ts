// What rules ask for beside what stands: the frames of films, the boxes of tracks.
import { Asked, type Box, type Needs, type Outside, type DecodedFrames } from "@sightline/domain";
import type { Kysely } from "kysely";
import type { Tables } from "../db/schema.ts";
import { ptsFromBlob } from "../item/blob.ts";

type From = Pick<Kysely<Tables>, "selectFrom">;

/** Asks for nothing that is not needed. */
export async function askedFor(db: From, investigation: string, { seen, tracks }: Needs): Promise<Outside> {
  return {
    seen: new Asked("frames", seen.length === 0 ? [] : await framesOf(db, seen)),
    tracks: await tracksOf(db, investigation, tracks),
  };
}

async function framesOf(db: From, contents: readonly string[]): Promise<Map<string, DecodedFrames | null>> {
  const rows = await db
    .selectFrom("inspection")
    .innerJoin("fingerprint", "fingerprint.sha256", "inspection.sha256")
    .select(["inspection.sha256", "header", "ptsUs"])
    .where("inspection.sha256", "=", (eb) => eb.fn.any(eb.val([...contents])))
    .execute();
  const frames = new Map<string, DecodedFrames | null>(contents.map((sha256) => [sha256, null]));
  for (const { sha256, header, ptsUs } of rows) {
    if (header) frames.set(sha256, { width: header.width, height: header.height, ptsUs: ptsFromBlob(ptsUs) });
  }
  return frames;
}

/** The boxes of sightings, by id; null where one has no track, or is not there. */
export async function tracksOf(
  db: From,
  investigation: string,
  sightings: readonly string[],
): Promise<Asked<readonly Box[]>> {
  const tracks = new Map<string, readonly Box[] | null>(sightings.map((id) => [id, null]));
  if (sightings.length > 0) {
    const rows = await db
      .selectFrom("sighting")
      .select(["id", "track"])
      .where("investigation", "=", investigation)
      .where("id", "=", (eb) => eb.fn.any(eb.val([...sightings])))
      .execute();
    for (const { id, track } of rows) tracks.set(id, track);
  }
  return new Asked("the track", tracks);
}
