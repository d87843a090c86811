// Items as tiles: what a person needs to choose where to look, with the verdict that the reviews add up to.
import {
  FACET_NAMES,
  libraryOf,
  noItem,
  needsOfMember,
  ok,
  placeIn,
  tallyOf,
  tileOf,
  type Decoding,
  type Facet,
  type Held,
  type ItemRow,
  type listItems,
  type Result,
  type showPlace,
  type Tile,
} from "@sightline/domain";
import { MEDIA_REFUSALS } from "@sightline/media";
import type { z } from "zod";
import type { Desk } from "../desk.ts";
import { askedOf } from "./asked.ts";
import type { Searcher } from "./search.ts";

type Asked = Omit<z.infer<typeof listItems.params>, "investigation">;

const LIMIT = 200;

/** A page of the library, and how many pairs wait for an answer. */
export async function listLibrary(
  desk: Pick<Desk, "db" | "pairs">,
  caller: Searcher,
  { from = 0, limit = LIMIT, ...asked }: Asked,
): Promise<z.infer<typeof listItems.answer>> {
  const { held } = caller;
  const found = libraryOf(held, await askedOf(desk.db, caller, asked));
  const items = await tilesOf(desk, held, found.slice(from, from + limit));
  const sizeOf = ({ footage }: Tile) =>
    footage === null ? 1 : (held.itemsOfFootage.get(footage)?.length ?? 1);
  await desk.pairs.keepUp(desk.db);
  const { asked: undecidedPairs } = desk.pairs.inboxOf(held);
  return {
    name: nameOf(held),
    items,
    found: found.length,
    all: allOf(caller),
    copies: Object.fromEntries(items.map((tile) => [tile.id, sizeOf(tile)])),
    undecidedPairs,
  };
}

/** So many values of a filter are told of. */
const MOST_VALUES = 100;

const most = (counts: ReadonlyMap<string, number>) =>
  [...counts]
    .map(([value, items]) => ({ value, items }))
    .sort((a, b) => b.items - a.items || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_VALUES);

function allOf({ held, member }: Searcher): z.infer<typeof listItems.answer>["all"] {
  const tally = tallyOf(held);
  const facets = FACET_NAMES.map((name) => [name, most(tally[name])]);
  return {
    items: tally.items,
    ...(Object.fromEntries(facets) as Record<Facet, ReturnType<typeof most>>),
    needs: needsOfMember(held, member),
  };
}

export async function placeOfItem(
  desk: Pick<Desk, "db">,
  caller: Searcher,
  { item, ...asked }: Omit<z.infer<typeof showPlace.params>, "investigation">,
): Promise<Result<z.infer<typeof showPlace.answer>>> {
  const { held } = caller;
  if (!held.item.has(item)) return noItem(item);
  const { before, after, ...place } = placeIn(held, await askedOf(desk.db, caller, asked), item);
  const named = (id: string | null) => (id === null ? null : { id, name: held.item.get(id)?.name ?? id });
  return ok({ ...place, before: named(before), after: named(after) });
}

export const nameOf = (held: Held): string => [...held.investigation.values()][0]?.name ?? "";

export const allTiles = (desk: Pick<Desk, "db">, held: Held): Promise<Tile[]> =>
  tilesOf(desk, held, libraryOf(held, {}));

/** In the order given; an id that names no item gives none. */
export async function tilesOf(desk: Pick<Desk, "db">, held: Held, ids: readonly string[]): Promise<Tile[]> {
  const items = ids.flatMap((id) => held.item.get(id) ?? []);
  const inspections = await inspectionsOf(desk, items);
  return items.map((item) => withDecoding(held, item, inspections.get(item.sha256)));
}

/** By SHA-256. */
export async function inspectionsOf(
  desk: Pick<Desk, "db">,
  items: readonly Pick<ItemRow, "sha256">[],
): Promise<ReadonlyMap<string, Inspection>> {
  const inspections = await desk.db
    .selectFrom("inspection")
    .select(["sha256", "state", "code", "sentence", "header", "decode"])
    .where("sha256", "=", (eb) => eb.fn.any(eb.val([...new Set(items.map(({ sha256 }) => sha256))])))
    .execute();
  return new Map(inspections.map((row) => [row.sha256, row]));
}

export type Inspection = {
  readonly state: "done" | "refused" | "failed";
  readonly code: string | null;
  readonly sentence: string | null;
  readonly header: { readonly durationUs: number | null } | null;
  readonly decode: { readonly warnings: string[] } | null;
};

export const withDecoding = (held: Held, item: ItemRow, row: Inspection | undefined): Tile => ({
  ...tileOf(held, item),
  durationUs: row?.header?.durationUs ?? null,
  decoding: decodingOf(item, row),
});

export function decodingOf(
  { kind, bytes }: Pick<ItemRow, "kind" | "bytes">,
  row: Inspection | undefined,
): Decoding {
  if (bytes === 0) return { state: "refused", code: "empty-file", sentence: MEDIA_REFUSALS["empty-file"] };
  if (kind === "other") {
    const sentence =
      "This file is neither a photo nor a video that is opened here; its bytes are kept and hashed.";
    return { state: "refused", code: "unsupported-format", sentence: row?.sentence ?? sentence };
  }
  if (!row) return { state: "waiting" };
  if (row.state === "done") return { state: "done", warnings: row.decode?.warnings ?? [] };
  return { state: "refused", code: row.code ?? "fault", sentence: row.sentence ?? "" };
}
