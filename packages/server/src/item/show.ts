// One item with all that is known of it: source, header, reviews, sightings, facts.
import { refuse, type showItem, type FactRow, type Held, type ItemRow } from "@sightline/domain";
import type { EmbeddedMetadata } from "@sightline/media";
import type { z } from "zod";
import type { Desk } from "../desk.ts";
import { listTiles } from "./list.ts";

type Shown = z.infer<typeof showItem.answer>;

export async function showOneItem(desk: Pick<Desk, "db">, investigation: string, id: string) {
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
    desk.db.selectFrom("inspection").select("header").where("sha256", "=", sha256).executeTakeFirst(),
    desk.db.selectFrom("metadata").selectAll().where("sha256", "=", sha256).executeTakeFirst(),
  ]);
  const header = inspection?.header ?? null;
  const value: Shown = {
    tile,
    sha256,
    bytes: item.bytes,
    source: item.source,
    capturedAt: item.capturedAt,
    collectedAt: collected.at.toISOString(),
    collectedBy: collected.by,
    header: header && pick(header),
    ptsUs: [...(held.seen.get(sha256)?.ptsUs ?? [])] as Shown["ptsUs"],
    metadata: metadataRows(metadata?.metadata?.tags ?? {}),
    reviews: (held.reviewsOf.get(id) ?? []).map(({ by, verdict, reason }) => ({ by, verdict, reason })),
    ...markedIn(held, item),
    facts: factsAbout(held, item),
    sameFootage: [...held.item.values()]
      .filter((other) => item.footage !== null && other.footage === item.footage && other.id !== id)
      .map((other) => ({ id: other.id, name: other.name })),
  };
  return { ok: true as const, value };
}

const pick = ({
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

function markedIn(held: Held, item: ItemRow): Pick<Shown, "sightings" | "headcounts" | "apart"> {
  const here = <T extends { item: string }>(rows: ReadonlyMap<string, T>): T[] =>
    [...rows.values()].filter((row) => row.item === item.id);
  return {
    sightings: here(held.sighting).map(({ item: _, ...sighting }) => sighting),
    headcounts: here(held.headcount).map(({ item: _, ...count }) => count) as Shown["headcounts"],
    apart: here(held.frame)
      .filter((flag) => !flag.coVisible)
      .map((flag) => [flag.startUs, flag.endUs]) as Shown["apart"],
  };
}

/** A fact is about an item when it names it, a sighting in it, or a group that holds one of these, at any depth. */
function factsAbout(held: Held, item: ItemRow): Shown["facts"] {
  const about = new Set<string>([item.id]);
  for (const { id, item: of } of held.sighting.values()) if (of === item.id) about.add(id);
  for (let grown = true; grown;) {
    grown = false;
    for (const { id, members } of held.group.values()) {
      if (!about.has(id) && members.some((member) => about.has(member))) {
        about.add(id);
        grown = true;
      }
    }
  }
  return [...held.fact.values()]
    .filter((fact) => !fact.withdrawn && namesOf(fact).some((name) => about.has(name)))
    .map(presentFact);
}

export const presentFact = ({ withdrawn: _, ...fact }: FactRow): Shown["facts"][number] => fact;

function namesOf({ assertion }: FactRow): readonly string[] {
  switch (assertion.kind) {
    case "same":
    case "different":
      return assertion.between;
    case "separate":
      return assertion.groups;
    case "within":
      return [assertion.inner, assertion.outer];
    case "continuous":
      return [assertion.item];
  }
}
