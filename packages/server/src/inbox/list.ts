// The inbox of the member who asks: what the rule finds in what stands, and beside it pairs, files that no decoder reads, conflicts.
import {
  conflictsIn,
  mattersOf,
  matterSaid,
  mayWrite,
  namesOf,
  NOTHING_NEEDED,
  type Conflicts,
  type Found,
  type Held,
  type InboxPair,
  type listInbox,
  type Matter,
  type MatterShown,
  type Outside,
} from "@sightline/domain";
import { sql } from "kysely";
import type { z } from "zod";
import { lastTold } from "../count/counts.ts";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";
import { askedFor } from "../investigation/outside.ts";
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
  const { held, role } = caller;
  const seq = held.seq;
  if (!mayWrite(role, "comment.see")) return { matters: [], of: 0, counting: false, seq };
  if (mayWrite(role, "pair.decide")) await desk.pairs.keepUp(desk.db);
  const all = mayWrite(role, "pair.decide") ? desk.pairs.inboxOf(held).pairs : NO_PAIRS;
  const refused = mayWrite(role, "item.collect") ? await notDecoded(desk) : [];
  const hands = await handsIn(desk, caller);
  const { numbers, counting } = numbersFor(desk, caller);
  const { matters, pairs } = workedOut(caller, { all, refused, hands, numbers });
  return {
    matters: await present(desk, caller, { matters: matters.slice(0, limit), pairs }),
    of: matters.length,
    counting,
    seq,
  };
}

const NO_PAIRS: readonly InboxPair[] = [];

type Beside = {
  readonly all: readonly InboxPair[];
  readonly refused: readonly string[];
  readonly hands: Outside["hands"];
  readonly numbers: Found["numbers"];
};

const NO_NUMBERS = { numbers: new Map<string | null, number>(), counting: false };

/** Where something is claimed, the numbers that are known: nobody waits for one, and a page that is told so asks again. */
const numbersFor = (
  desk: Pick<Desk, "db">,
  caller: Caller,
): { readonly numbers: Found["numbers"]; readonly counting: boolean } =>
  caller.unseen === null &&
  mayWrite(caller.role, "finding.review") &&
  [...caller.held.claim.values()].some(({ withdrawn }) => !withdrawn)
    ? lastTold(desk, caller)
    : NO_NUMBERS;

/** Of the items of which somebody asked for a blind count that nobody has taken on. */
async function handsIn(desk: Pick<Desk, "db">, { held, investigation }: Caller): Promise<Outside["hands"]> {
  const open = [...held.blind.values()].filter(({ by, withdrawn }) => by === null && !withdrawn);
  const items = [...new Set(open.map(({ item }) => item))];
  return (await askedFor(desk.db, investigation, { ...NOTHING_NEEDED, hands: items })).hands;
}

/** Every window asks, for the number and for the list: worked out once for each member, while nothing is otherwise. */
const worked = new WeakMap<Held, Map<string, Beside & Shown>>();

function workedOut({ held, member, unseen }: Caller, { all, refused, hands, numbers }: Beside): Shown {
  const ofMembers = worked.get(held) ?? new Map<string, Beside & Shown>();
  worked.set(held, ofMembers);
  const before = ofMembers.get(member);
  if (before?.all === all && isSame(before.numbers, numbers) && before.refused.join() === refused.join())
    return before;
  const pairs = all.filter(({ asked, lead }) => asked && !lead);
  const found = {
    pairs: pairs.map(({ a, b, found }) => ({ a, b, evidence: found?.evidence ?? null })),
    refused: new Set(refused),
    conflicts: conflictsOf(held),
    hands,
    numbers,
  };
  const matters = mattersOf(held, member, found, unseen);
  const now = { all, refused, hands, numbers, matters, pairs };
  ofMembers.set(member, now);
  return now;
}

const isSame = (a: Found["numbers"], b: Found["numbers"]): boolean =>
  a.size === b.size && [...a].every(([count, number]) => b.get(count) === number);

/** Few of all that there are, so they are asked for by an index, whatever investigation they are in. */
async function notDecoded(desk: Pick<Desk, "db">): Promise<string[]> {
  const rows = await desk.db
    .selectFrom("inspection")
    .select("sha256")
    .where(sql<boolean>`state <> 'done'`)
    .orderBy("sha256")
    .execute();
  return rows.map(({ sha256 }) => sha256);
}

/** Worked out once for what stands. */
const known = new WeakMap<Held, Conflicts>();

function conflictsOf(held: Held): Conflicts {
  const found = known.get(held) ?? conflictsIn(held);
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
      notes: notes.map(({ by, text, pins = [] }) => ({ by, text, pins: [...pins] })),
      lists: [...lists],
      tiles: pair ? [pair.a, pair.b] : items.slice(0, MOST_TILES).flatMap((id) => tileOf.get(id) ?? []),
      atUs: instantOf(held, asked),
      take: takeOf(held, asked),
      pair,
    };
  });
}

function takeOf(held: Held, asked: Matter["asked"]): MatterShown["take"] {
  const said = asked.kind === "fact" ? held.fact.get(asked.thing)?.assertion : undefined;
  return said?.kind === "continuous" ? { item: said.item, span: said.span } : null;
}

function instantOf(held: Held, asked: Matter["asked"]): number | null {
  switch (asked.kind) {
    case "headcount":
      return held.headcount.get(asked.thing)?.atUs ?? null;
    case "blind":
      return held.blind.get(asked.blind)?.atUs ?? null;
    case "statement":
      return held.statement.get(asked.statement)?.startUs ?? null;
    case "translation":
      return held.segment.get(held.translation.get(asked.translation)?.segment ?? "")?.startUs ?? null;
    default:
      return null;
  }
}
