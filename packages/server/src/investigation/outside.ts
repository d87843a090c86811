// What rules ask for beside what stands: the frames of films, the boxes of tracks.
import { Asked, HAND_VERBS, type Box, type Needs, type Outside, type DecodedFrames } from "@sightline/domain";
import type { Kysely } from "kysely";
import type { Tables } from "../db/schema.ts";
import { ptsFromBlob } from "../item/blob.ts";

type From = Pick<Kysely<Tables>, "selectFrom">;

/** Asks for nothing that is not needed. */
export async function askedFor(
  db: From,
  investigation: string,
  { seen, tracks, hands = [] }: Needs,
): Promise<Outside> {
  return {
    hands: await handsIn(db, investigation, hands),
    seen: new Asked("frames", seen.length === 0 ? [] : await framesOf(db, seen)),
    tracks: await tracksOf(db, investigation, tracks),
  };
}

/** Who ever marked, counted or signed anything in these items or a copy of them: asked of the journal, which forgets nobody. */
async function handsIn(db: From, investigation: string, items: readonly string[]): Promise<Outside["hands"]> {
  const all = new Map<string, readonly string[]>();
  for (const item of items) {
    const copies = await db
      .selectFrom("item")
      .select("id")
      .where("investigation", "=", investigation)
      .where((eb) =>
        eb.or([
          eb("id", "=", item),
          eb(
            "footage",
            "=",
            eb
              .selectFrom("item as own")
              .select("own.footage")
              .where("own.investigation", "=", investigation)
              .where("own.id", "=", item),
          ),
        ]),
      )
      .execute();
    const ids = copies.map(({ id }) => id);
    const hands = await handsOf(db, investigation, ids);
    for (const id of [item, ...ids]) all.set(id, hands);
  }
  return new Asked("the hands", all);
}

async function handsOf(db: From, investigation: string, items: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom("journal")
    .select("by")
    .distinct()
    .where("investigation", "=", investigation)
    .where("verb", "=", (eb) => eb.fn.any(eb.val([...HAND_VERBS])))
    .where((eb) => {
      const inside = (table: "sighting" | "headcount") =>
        eb
          .selectFrom(table)
          .select("id")
          .where("investigation", "=", investigation)
          .where("item", "=", eb.fn.any(eb.val([...items])));
      return eb.or([
        eb("subject", "=", eb.fn.any(eb.val([...items]))),
        eb("subject", "in", inside("sighting")),
        eb("subject", "in", inside("headcount")),
      ]);
    })
    .execute();
  return rows.map(({ by }) => by);
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
