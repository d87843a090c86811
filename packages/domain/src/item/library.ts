// The library: which items are shown for what was asked, in one order, and how many there are of each kind.
import { rowsIn, type Held } from "../investigation/held.ts";
import type { ItemRow } from "./item.ts";
import { stageOf, type Stage } from "./triage.ts";
import { verdictIn } from "./verdict-in.ts";

/** All that is left out asks for everything. */
export type LibraryAsked = {
  /** Those of which what was typed is said (`saidByHits`, `saidByLooking`). */
  readonly said?: ReadonlySet<string> | undefined;
  readonly verdict?: "verified" | "inconclusive" | "false" | "none" | undefined;
  readonly kind?: ItemRow["kind"] | undefined;
  readonly people?: boolean | undefined;
  readonly stage?: Stage | undefined;
  readonly assignee?: string | undefined;
};

export type LibraryTally = {
  readonly photo: number;
  readonly video: number;
  readonly other: number;
  readonly verdicts: Readonly<Record<"verified" | "inconclusive" | "false" | "none", number>>;
  readonly stages: Readonly<Record<Stage, number>>;
};

/** Asks for items that nobody looks after; no member has such an id. */
export const NOBODY = "-";

/** Ids in order of name. Rows that did not change since are not sorted again. */
const orders = new WeakMap<object, readonly string[]>();

function inOrder({ item }: Held): readonly string[] {
  const known = orders.get(item);
  if (known) return known;
  const standing = [...item.values()].filter(({ withdrawn }) => !withdrawn);
  const sorted = standing.sort((a, b) => byText(a.name, b.name) || byText(a.id, b.id));
  const ids = sorted.map(({ id }) => id);
  orders.set(item, ids);
  return ids;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function libraryOf(
  held: Held,
  { said, verdict, kind, people = false, stage, assignee }: LibraryAsked,
): readonly string[] {
  const ids = inOrder(held);
  const chosen = [said, verdict, kind, stage, assignee].some((one) => one !== undefined);
  if (!chosen && !people) return ids;
  return ids.filter((id) => {
    const item = held.item.get(id);
    if (!item || (kind !== undefined && item.kind !== kind)) return false;
    if (said !== undefined && !said.has(id)) return false;
    if (verdict !== undefined && verdictIn(held, id) !== verdict) return false;
    if (stage !== undefined && stageOf(held, item) !== stage) return false;
    if (assignee !== undefined && (item.assignee ?? NOBODY) !== assignee) return false;
    return !people || hasPeople(held, id);
  });
}

/** Somebody in it is marked, or counted. */
const hasPeople = (held: Held, id: string): boolean =>
  rowsIn(held, "sighting", id).length > 0 || rowsIn(held, "headcount", id).some(({ atLeast }) => atLeast > 0);

export type Place = {
  /** How many are shown before it, whether it is shown itself or not. */
  readonly place: number;
  readonly shown: boolean;
  readonly found: number;
  readonly before: string | null;
  readonly after: string | null;
};

/** Where an item stands, or would stand, among those shown for what was asked, and its neighbours there. */
export function placeIn(held: Held, asked: LibraryAsked, id: string): Place {
  const ids = libraryOf(held, asked);
  const at = ids.indexOf(id);
  const name = held.item.get(id)?.name ?? "";
  const comesAfter = (other: string): boolean =>
    (byText(held.item.get(other)?.name ?? "", name) || byText(other, id)) > 0;
  const next = at >= 0 ? at + 1 : ids.findIndex(comesAfter);
  const after = next < 0 ? ids.length : next;
  const place = at >= 0 ? at : after;
  return {
    place,
    shown: at >= 0,
    found: ids.length,
    before: ids[place - 1] ?? null,
    after: ids[after] ?? null,
  };
}

const tallies = new WeakMap<object, WeakMap<object, LibraryTally>>();

/** Of all items, whatever was asked. */
export function tallyOf(held: Held): LibraryTally {
  const ofItems = tallies.get(held.item) ?? new WeakMap<object, LibraryTally>();
  tallies.set(held.item, ofItems);
  const known = ofItems.get(held.reviewsOf);
  if (known) return known;
  const kinds = { photo: 0, video: 0, other: 0 };
  const verdicts = { verified: 0, inconclusive: 0, false: 0, none: 0 };
  const stages = { "to triage": 0, "in progress": 0, "needs second review": 0, done: 0 };
  for (const item of held.item.values()) {
    if (item.withdrawn) continue;
    kinds[item.kind] += 1;
    verdicts[verdictIn(held, item.id)] += 1;
    stages[stageOf(held, item)] += 1;
  }
  const tally = { ...kinds, verdicts, stages };
  ofItems.set(held.reviewsOf, tally);
  return tally;
}
