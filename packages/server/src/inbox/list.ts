// The inbox of the member who asks: what the rule finds in what stands, and beside it pairs, files that no decoder reads, conflicts.
import { conflicts, readCase } from "@sightline/count";
import {
  exportCase,
  mattersOf,
  matterSaid,
  mayWrite,
  namesOf,
  type Found,
  type Held,
  type InboxPair,
  type listInbox,
  type Matter,
  type MatterShown,
} from "@sightline/domain";
import { sql } from "kysely";
import type { z } from "zod";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";
import { tilesOf } from "../item/list.ts";
import { foundIn, presentPairs } from "../pair/list.ts";
import { relationsOf } from "../pair/load.ts";

type Asked = Omit<z.infer<typeof listInbox.params>, "investigation">;
const LIMIT = 50;
/** So many items are shown of one matter. */
const MOST_TILES = 4;

export async function listMatters(
  desk: Pick<Desk, "db" | "pairs">,
  caller: Caller,
  { limit = LIMIT }: Asked,
): Promise<z.infer<typeof listInbox.answer>> {
  const { held, member, role } = caller;
  const seq = held.seq;
  if (!mayWrite(role, "comment.see")) return { matters: [], of: 0, seq };
  const pairs = mayWrite(role, "pair.decide") ? await pairsAsked(desk, held) : [];
  const refused = mayWrite(role, "item.collect") ? await notDecoded(desk) : new Set<string>();
  const all = mattersOf(held, member, {
    pairs: pairs.map(({ a, b, found }) => ({ a, b, evidence: found?.evidence ?? null })),
    refused,
    conflicts: conflictsIn(held),
  });
  const matters = await present(desk, caller, { matters: all.slice(0, limit), pairs });
  return { matters, of: all.length, seq };
}

async function pairsAsked(desk: Pick<Desk, "db" | "pairs">, held: Held): Promise<readonly InboxPair[]> {
  await desk.pairs.keepUp(desk.db);
  return desk.pairs.inboxOf(held).pairs.filter(({ asked, lead }) => asked && !lead);
}

/** Few of all that there are, so they are asked for by an index, whatever investigation they are in. */
async function notDecoded(desk: Pick<Desk, "db">): Promise<Found["refused"]> {
  const rows = await desk.db
    .selectFrom("inspection")
    .select("sha256")
    .where(sql<boolean>`state <> 'done'`)
    .execute();
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** Worked out once for what stands; only confirmed facts can contradict one another. */
const known = new WeakMap<Held, Found["conflicts"]>();

function conflictsIn(held: Held): Found["conflicts"] {
  const before = known.get(held);
  if (before) return before;
  if (![...held.fact.values()].some(({ reviewedBy, withdrawn }) => reviewedBy !== null && !withdrawn))
    return [];
  const read = readCase(exportCase(held));
  if (!read.ok) throw new Error(`Expected a case that reads, got ${read.refusals[0]?.sentence ?? "none"}`);
  const found = conflicts(read.case).map(({ facts }) => facts);
  known.set(held, found);
  return found;
}

type Shown = { readonly matters: readonly Matter[]; readonly pairs: readonly InboxPair[] };

async function present(
  desk: Pick<Desk, "db">,
  caller: Caller,
  { matters, pairs }: Shown,
): Promise<MatterShown[]> {
  const { held } = caller;
  const names = namesOf(held);
  const keys = new Set(matters.map(({ key }) => key));
  const shown = pairs.filter(({ a, b }) => keys.has(`pair ${a} ${b}`));
  const relations = shown.length === 0 ? new Map() : await relationsOf(desk.db, foundIn(shown));
  const presented = shown.length === 0 ? [] : await presentPairs(desk, caller, shown, relations);
  const pairOf = new Map(presented.map((pair) => [`pair ${pair.a.id} ${pair.b.id}`, pair]));
  // A pair comes with its own two.
  const ids = matters.flatMap(({ asked, items }) =>
    asked.kind === "pair" ? [] : items.slice(0, MOST_TILES),
  );
  const tiles = ids.length === 0 ? [] : await tilesOf(desk, held, [...new Set(ids)]);
  const tileOf = new Map(tiles.map((tile) => [tile.id, tile]));
  return matters.map(({ key, asked, items }) => {
    const pair = pairOf.get(key) ?? null;
    const { says, notes, lists } = matterSaid(held, names, asked);
    return {
      key,
      asked,
      says,
      notes: [...notes],
      lists: [...lists],
      tiles: pair ? [pair.a, pair.b] : items.slice(0, MOST_TILES).flatMap((id) => tileOf.get(id) ?? []),
      atUs: instantOf(held, asked),
      pair,
    };
  });
}

const instantOf = (held: Held, asked: Matter["asked"]): number | null =>
  asked.kind === "headcount" ? (held.headcount.get(asked.thing)?.atUs ?? null) : null;
