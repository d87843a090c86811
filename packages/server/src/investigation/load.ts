// Loads an investigation, or the slice of it that a rule needs, into the shape that the rules read.
import {
  applyRow,
  emptyHeld,
  TABLES,
  type Held,
  type Rows,
  type Seen,
  type Table,
  type Box,
} from "@sightline/domain";
import type { Kysely } from "kysely";
import type { Db } from "../db/open.ts";
import type { Tables } from "../db/schema.ts";
import { ptsFromBlob } from "../item/blob.ts";

type Reader = Pick<Kysely<Tables>, "selectFrom">;

/** Everything that the journal decided, and what the decoders saw of its items: what a rule may ask. */
export async function loadHeld(db: Reader, investigation: string): Promise<Held> {
  const held = emptyHeld(await loadSeen(db, investigation));
  for (const table of TABLES) await loadTable(db, held, table, investigation);
  held.seq = await newestSeq(db, investigation);
  return held;
}

/** What is decided in memory is numbered as it will be in the journal: versions are numbers of entries. */
async function newestSeq(db: Reader, investigation: string): Promise<number> {
  const last = await db
    .selectFrom("journal")
    .select("seq")
    .where("investigation", "=", investigation)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return last?.seq ?? 0;
}

/**
 * What a reader needs, as it was at one moment: all but the boxes of tracks and the frames of videos, which weigh more
 * than all the rest.
 */
export async function loadForReading(db: Db, investigation: string): Promise<Held> {
  const reading = db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only");
  return reading.execute(async (tx) => {
    const held = emptyHeld();
    for (const table of TABLES) {
      if (table !== "sighting") await loadTable(tx, held, table, investigation);
    }
    const sightings = await tx
      .selectFrom("sighting")
      .select(["id", "item", "subject", "attributes", "spans", "version"])
      .where("investigation", "=", investigation)
      .execute();
    for (const sighting of sightings) put(held, "sighting", { ...sighting, track: null });
    return held;
  });
}

/** The boxes of some sightings, by id. */
export async function loadTracks(
  db: Reader,
  investigation: string,
  sightings: readonly string[],
): Promise<Map<string, readonly Box[]>> {
  if (sightings.length === 0) return new Map();
  const rows = await db
    .selectFrom("sighting")
    .select(["id", "track"])
    .where("investigation", "=", investigation)
    .where("id", "=", (eb) => eb.fn.any(eb.val([...sightings])))
    .execute();
  return new Map(rows.flatMap(({ id, track }) => (track ? [[id, track] as const] : [])));
}

/** Only the investigation, its members and, where it exists, one item: what collecting needs. */
export async function loadForCollect(db: Reader, investigation: string, item: string): Promise<Held> {
  const held = emptyHeld();
  await loadTable(db, held, "investigation", investigation);
  await loadTable(db, held, "member", investigation);
  const row = await db
    .selectFrom("item")
    .selectAll()
    .where("investigation", "=", investigation)
    .where("id", "=", item)
    .executeTakeFirst();
  if (row) put(held, "item", row);
  return held;
}

/** What a rule about pairs and footage reads: nothing of what the items show. */
export async function loadForPairs(db: Reader, investigation: string): Promise<Held> {
  const held = emptyHeld();
  for (const table of ["investigation", "member", "item", "decision"] as const)
    await loadTable(db, held, table, investigation);
  return held;
}

async function loadTable(db: Reader, held: Held, table: Table, investigation: string): Promise<void> {
  const query = db.selectFrom(table as "review").selectAll();
  const own =
    table === "investigation"
      ? query.where("id", "=", investigation)
      : query.where("investigation", "=", investigation);
  // Reviews and decisions are numbered by their entry; the rest has no order of its own.
  const rows = await (
    table === "review" || table === "decision" ? own.orderBy((eb) => eb.cast<number>("id", "bigint")) : own
  ).execute();
  for (const row of rows) put(held, table, row);
}

function put(held: Held, table: Table, row: object): void {
  const { investigation: _, ...put } = row as { investigation?: string };
  applyRow(held, { table, put: put as Rows["review"] } as { table: "review"; put: Rows["review"] });
}

async function loadSeen(db: Reader, investigation: string): Promise<Map<string, Seen>> {
  const rows = await db
    .selectFrom("inspection")
    .innerJoin("fingerprint", "fingerprint.sha256", "inspection.sha256")
    .select(["inspection.sha256", "header", "ptsUs"])
    .where("inspection.sha256", "in", (eb) =>
      eb.selectFrom("item").select("item.sha256").where("investigation", "=", investigation),
    )
    .execute();
  const seen = new Map<string, Seen>();
  for (const { sha256, header, ptsUs } of rows) {
    if (header) seen.set(sha256, { width: header.width, height: header.height, ptsUs: ptsFromBlob(ptsUs) });
  }
  return seen;
}
