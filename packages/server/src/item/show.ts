// One item with all that is known of it: source, header, reviews, sightings, facts.
import {
  capturedIn,
  factsAbout,
  filmOf,
  mayRead,
  namesIn,
  noItem,
  ok,
  rowsIn,
  segmentsIn,
  type Asked,
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
import { whyNot, type Caller } from "../investigation/caller.ts";
import { matchedContents } from "../pair/load.ts";
import { answeredAt } from "../journal/answered-at.ts";
import { tracksOf } from "../investigation/outside.ts";
import { shotsFrom } from "../match/prints.ts";
import { ptsFromBlob } from "./blob.ts";
import { blindsOn } from "./blinds.ts";
import { checksOn } from "./checks.ts";
import { handsOn } from "./hands.ts";
import { withDecoding } from "./list.ts";
import { statedOn } from "./stated.ts";

type Shown = z.infer<typeof showItem.answer>;

export async function showOneItem(
  desk: Pick<Desk, "db">,
  caller: Caller,
  id: string,
): Promise<Result<Shown>> {
  const { held, investigation } = caller;
  const item = held.item.get(id);
  if (!item) return noItem(id);
  const marked = rowsIn(held, "sighting", id).map((sighting) => sighting.id);
  const [collected, said, tracks] = [
    await collectedAt(desk, investigation, id),
    await machinesOn(desk, investigation, item),
    await tracksOf(desk.db, investigation, marked),
  ];
  const facts = factsAbout(held, id);
  const comments = await commentsOn(desk, caller, id);
  const checks = await checksOn(desk, caller, item);
  const header = said?.header ?? null;
  const ptsUs = (said?.ptsUs ? ptsFromBlob(said.ptsUs) : []) as Shown["ptsUs"];
  const [startUs] = ptsUs;
  const tags = said?.metadata?.tags ?? {};
  const captured = capturedIn(tags, collected.at.toISOString());
  const shotsUs = shotsFrom(said?.shotsUs ?? null, ptsUs) as Shown["shotsUs"];
  const wave = said?.wave ?? null;
  const warnings = said?.decode?.warnings ?? [];
  return ok({
    tile: withDecoding(held, item, said?.state ? { ...said, state: said.state } : undefined),
    sha256: item.sha256,
    bytes: item.bytes,
    source: item.source,
    credit: item.credit,
    alsoFound: item.alsoFound,
    withdrawn: item.withdrawn,
    seenBy: item.seenBy,
    mayNotRestrict: whyNot(caller, {
      verb: "item.restrict",
      subject: id,
      payload: { to: item.seenBy === null ? [] : null },
    }),
    capturedAt: item.capturedAt,
    captured,
    collectedAt: collected.at.toISOString(),
    collectedBy: mayRead(caller.role, "work") ? collected.by : null,
    header: header && headerOf(header),
    ptsUs,
    metadata: metadataRows(tags),
    stated: statedOn(held, item, { tags, captured, shotsUs, wave, warnings }),
    ...markedIn(held, item, tracks),
    ...(await blindsOn(desk, caller, item)),
    ...handsOn(caller, item),
    ...checks,
    triage: {
      begun: item.begun,
      warnings: item.warnings,
      mayNot: whyNot(caller, { verb: "item.triage", subject: id, payload: { begun: !item.begun } }),
    },
    comments,
    segments: segmentsIn(held, id).length,
    facts: facts.map(presentFact),
    names: namesIn(held, facts),
    sameFootage: sameFootage(held, item),
    matching: matchingOf(item, said && (await withContents(desk, caller, said))),
    shotsUs,
    film: item.kind === "video" && startUs !== undefined ? { url: filmOf(investigation, id), startUs } : null,
    strip: said?.strip ?? null,
    wave,
    decode: said?.decode ? { command: [], limits: null, refused: [], ...said.decode } : null,
  });
}

const collectedAt = (desk: Pick<Desk, "db">, investigation: string, item: string) =>
  desk.db
    .selectFrom("journal")
    .select(["at", "by"])
    .where("investigation", "=", investigation)
    .where("subject", "=", item)
    .where("verb", "=", "item.collect")
    .executeTakeFirstOrThrow();

/** When each was said is asked for only where there are any. */
async function commentsOn(
  desk: Pick<Desk, "db">,
  { held, investigation, member }: Caller,
  item: string,
): Promise<Shown["comments"]> {
  const comments = held.commentsOf.get(item) ?? [];
  const at = await answeredAt(
    desk,
    investigation,
    comments.map(({ id }) => id),
  );
  return comments.map(({ id, by, text }) => ({ id, by, text, at: at.get(id) ?? "", mine: by === member }));
}

/** Everything that machines say of an item's bytes, in one statement. */
const machinesOn = (desk: Pick<Desk, "db">, investigation: string, { id }: ItemRow) =>
  desk.db
    .selectFrom("item as content")
    .leftJoin("inspection", "inspection.sha256", "content.sha256")
    .leftJoin("fingerprint", "fingerprint.sha256", "content.sha256")
    .leftJoin("metadata", "metadata.sha256", "content.sha256")
    .leftJoin("matching", (join) =>
      join.onRef("matching.sha256", "=", "content.sha256").on("matching.investigation", "=", investigation),
    )
    .leftJoin("comparison", (join) =>
      join
        .onRef("comparison.sha256", "=", "content.sha256")
        .on("comparison.investigation", "=", investigation),
    )
    .leftJoin("cachedMatched", (join) => join.on("cachedMatched.investigation", "=", investigation))
    .select(["inspection.state", "inspection.code", "inspection.sentence"])
    .select(["header", "ptsUs", "shotsUs", "decode", "strip", "wave", "metadata.metadata"])
    .select(["matching.state as matched", "matching.sentence as matchingSaid"])
    .select(["comparison.state as pixels", "comparison.sentence as pixelsSaid", "cachedMatched.contents"])
    .where("content.investigation", "=", investigation)
    .where("content.id", "=", id)
    .executeTakeFirst();

const sameFootage = (held: Held, { id, footage }: ItemRow): Shown["sameFootage"] =>
  (footage === null ? [] : (held.itemsOfFootage.get(footage) ?? []))
    .filter((other) => other !== id)
    .map((other) => ({ id: other, name: held.item.get(other)?.name ?? other }));

type Said = NonNullable<Awaited<ReturnType<typeof machinesOn>>>;

/** So many contents are matched: without those that only items have that are not shown. */
async function withContents(
  desk: Pick<Desk, "db">,
  { investigation, unseen }: Pick<Caller, "investigation" | "unseen">,
  said: Said,
): Promise<Said> {
  return unseen === null
    ? said
    : { ...said, contents: await matchedContents(desk.db, investigation, unseen) };
}

/** How far matching is with the item. */
function matchingOf({ kind }: ItemRow, said: Said | undefined): Shown["matching"] {
  if (kind === "other" || (said?.state != null && said.state !== "done")) return { state: "none" };
  if (said?.matched === "failed") return { state: "failed", sentence: said.matchingSaid ?? "" };
  if (said?.pixels === "failed") return { state: "failed", sentence: said.pixelsSaid ?? "" };
  if (said?.matched !== "done") return { state: "waiting" };
  // Of two contents the later one was held against the earlier: both were held against each other.
  return { state: "done", compared: Math.max(0, (said.contents ?? 1) - 1), pixels: said.pixels ?? "waiting" };
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
  { id }: ItemRow,
  tracks: Asked<readonly Box[]>,
): Pick<Shown, "sightings" | "apart" | "exhaustive"> {
  const flags = rowsIn(held, "frame", id);
  return {
    sightings: rowsIn(held, "sighting", id).map(({ id: sighting, subject, attributes, spans }) => ({
      id: sighting,
      subject,
      attributes,
      spans,
      track: tracks.of(sighting)?.slice() ?? null,
    })),
    apart: spansOf(flags.filter((flag) => !flag.coVisible)),
    exhaustive: spansOf(flags.filter((flag) => flag.exhaustive)),
  };
}

const spansOf = (flags: readonly FrameRow[]) =>
  flags.map(({ startUs, endUs }) => [startUs, endUs]) as Shown["apart"];

export const presentFact = ({ withdrawn: _, ...fact }: FactRow): Shown["facts"][number] => fact;
