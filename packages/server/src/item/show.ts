// One item with all that is known of it: source, header, reviews, sightings, facts.
import {
  factsAbout,
  filmOf,
  namesIn,
  refuse,
  type showItem,
  type Box,
  type FactRow,
  type FrameRow,
  type Held,
  type ItemRow,
  type Result,
} from "@sightline/domain";
import type { EmbeddedMetadata } from "@sightline/media";
import type { z } from "zod";
import type { Desk } from "../desk.ts";
import { loadTracks } from "../investigation/load.ts";
import { ptsFromBlob } from "./blob.ts";
import { shotsFrom } from "../match/prints.ts";
import { matchingOf } from "../pair/load.ts";
import { handsOn } from "./hands.ts";
import { listTiles } from "./list.ts";

type Shown = z.infer<typeof showItem.answer>;

export type ShowOrder = {
  readonly investigation: string;
  readonly item: string;
  /** The member who looks, or why there is none. */
  readonly by: Result<string>;
};

export async function showOneItem(desk: Pick<Desk, "db">, { investigation, item: id, by }: ShowOrder) {
  const { held, tiles } = await listTiles(desk, investigation);
  const item = held.item.get(id);
  const tile = tiles.find((one) => one.id === id);
  if (!item || !tile) return refuse("no-such-item", `This investigation holds no item ${id}.`);
  const { sha256 } = item;
  const [collected, inspection, metadata] = await Promise.all([
    desk.db
      .selectFrom("journal")
      .select(["at", "by"])
      .where("investigation", "=", investigation)
      .where("subject", "=", id)
      .where("verb", "=", "item.collect")
      .executeTakeFirstOrThrow(),
    desk.db
      .selectFrom("inspection")
      .leftJoin("fingerprint", "fingerprint.sha256", "inspection.sha256")
      .select(["header", "ptsUs", "shotsUs", "decode", "strip", "wave"])
      .where("inspection.sha256", "=", sha256)
      .executeTakeFirst(),
    desk.db.selectFrom("metadata").selectAll().where("sha256", "=", sha256).executeTakeFirst(),
  ]);
  const marked = [...held.sighting.values()].flatMap((sighting) =>
    sighting.item === id ? [sighting.id] : [],
  );
  const tracks = await loadTracks(desk.db, investigation, marked);
  const facts = factsAbout(held, id);
  const header = inspection?.header ?? null;
  const ptsUs = (inspection?.ptsUs ? ptsFromBlob(inspection.ptsUs) : []) as Shown["ptsUs"];
  const [startUs] = ptsUs;
  const value: Shown = {
    tile,
    sha256,
    bytes: item.bytes,
    source: item.source,
    capturedAt: item.capturedAt,
    collectedAt: collected.at.toISOString(),
    collectedBy: collected.by,
    header: header && headerOf(header),
    ptsUs,
    metadata: metadataRows(metadata?.metadata?.tags ?? {}),
    reviews: (held.reviewsOf.get(id) ?? []).map(({ by, verdict, reason }) => ({ by, verdict, reason })),
    ...markedIn(held, item, tracks),
    ...handsOn(held, item, by),
    facts: facts.map(presentFact),
    names: namesIn(held, facts),
    sameFootage: [...held.item.values()]
      .filter((other) => item.footage !== null && other.footage === item.footage && other.id !== id)
      .map((other) => ({ id: other.id, name: other.name })),
    matching: await matchingOf(desk, investigation, item),
    shotsUs: shotsFrom(inspection?.shotsUs ?? null, ptsUs) as Shown["shotsUs"],
    film: item.kind === "video" && startUs !== undefined ? { url: filmOf(investigation, id), startUs } : null,
    strip: inspection?.strip ?? null,
    wave: inspection?.wave ?? null,
    decode: inspection?.decode ? { command: [], limits: null, refused: [], ...inspection.decode } : null,
  };
  return { ok: true as const, value };
}

/** The header as screens see it. */
export const headerOf = ({
  format,
  codec,
  width,
  height,
  rotation,
  durationUs,
  frames,
}: NonNullable<Shown["header"]>) => ({
  format,
  codec,
  width,
  height,
  rotation,
  durationUs,
  frames,
});

function metadataRows(metadata: EmbeddedMetadata["tags"]): Shown["metadata"] {
  return Object.entries(metadata).map(([name, value]) => ({
    name,
    value: typeof value === "string" ? value : JSON.stringify(value),
  }));
}

function markedIn(
  held: Held,
  item: ItemRow,
  tracks: ReadonlyMap<string, readonly Box[]>,
): Pick<Shown, "sightings" | "apart" | "exhaustive"> {
  const here = <T extends { item: string }>(rows: ReadonlyMap<string, T>): T[] =>
    [...rows.values()].filter((row) => row.item === item.id);
  return {
    sightings: here(held.sighting).map(({ item: _, version: __, ...sighting }) => ({
      ...sighting,
      track: tracks.has(sighting.id) ? [...(tracks.get(sighting.id) ?? [])] : null,
    })),
    apart: spansOf(here(held.frame).filter((flag) => !flag.coVisible)),
    exhaustive: spansOf(here(held.frame).filter((flag) => flag.exhaustive)),
  };
}

const spansOf = (flags: readonly FrameRow[]) =>
  flags.map(({ startUs, endUs }) => [startUs, endUs]) as Shown["apart"];

export const presentFact = ({ withdrawn: _, ...fact }: FactRow): Shown["facts"][number] => fact;
