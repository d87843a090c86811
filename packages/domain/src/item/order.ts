// In which order the library is listed: by any column, then by name and id, so that no two items change places by themselves.
import type { Held } from "../investigation/held.ts";
import { called } from "../member/called.ts";
import { tileOf } from "./tile.ts";
import { isListed } from "./facets.ts";
import type { ItemRow } from "./item.ts";
import { ofBase, sinceBase } from "./since-base.ts";
import { stageOf, stageSchema } from "./triage.ts";
import { verdictIn } from "./verdict-in.ts";

type Key = string | number;

/** What comes after all else, where nothing is said. */
const LAST = "\u{10FFFF}";
const VERDICTS = ["verified", "inconclusive", "false", "none"] as const;

export const COLUMNS = {
  name: (_: Held, { name }: ItemRow): Key => name,
  kind: (_: Held, { kind }: ItemRow): Key => kind,
  verdict: (held: Held, { id }: ItemRow): Key => VERDICTS.indexOf(verdictIn(held, id)),
  stage: (held: Held, item: ItemRow): Key => stageSchema.options.indexOf(stageOf(held, item)),
  account: (_: Held, { account }: ItemRow): Key => account || LAST,
  captured: (_: Held, { capturedAt }: ItemRow): Key => capturedAt ?? LAST,
  /** Those marked, or the largest headcount, where that is more. */
  people: (held: Held, item: ItemRow): Key => {
    if (!held.inItem.has(item.id)) return 0;
    const { marked, headcount } = tileOf(held, item);
    return Math.max(
      headcount ?? 0,
      Object.values(marked).reduce((sum, n) => sum + n, 0),
    );
  },
  assignee: (held: Held, { assignee }: ItemRow): Key => (assignee === null ? LAST : called(held, assignee)),
} as const;
export type SortColumn = keyof typeof COLUMNS;
export type Sort = { readonly by: SortColumn; readonly down: boolean };

export const BY_NAME: Sort = { by: "name", down: false };

const compared = <T extends Key>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where one item stands to another; names and ids go up, whichever way the column goes. */
export const byColumn =
  (held: Held, { by, down }: Sort) =>
  (a: ItemRow, b: ItemRow): number =>
    (down ? -1 : 1) * compared(COLUMNS[by](held, a), COLUMNS[by](held, b)) || byName(a, b);

const byName = (a: ItemRow, b: ItemRow): number => compared(a.name, b.name) || compared(a.id, b.id);

const orders = new WeakMap<Held, Map<string, readonly string[]>>();

/** Ids of all items that are listed. */
export function inOrder(held: Held, sort: Sort): readonly string[] {
  const key = `${sort.by} ${sort.down}`;
  const ofHeld = orders.get(held) ?? new Map<string, readonly string[]>();
  orders.set(held, ofHeld);
  const known = ofHeld.get(key);
  if (known) return known;
  // What a member is called may be another with every member who comes.
  const ids = sort.by === "assignee" ? sorted(held, sort, held.item.values()) : merged(held, sort, key);
  ofHeld.set(key, ids);
  return ids;
}

/** Ids of those of these items that are listed; each key is worked out once. */
export function sorted(held: Held, { by, down }: Sort, items: Iterable<ItemRow>): readonly string[] {
  const rows = [...items].filter(isListed).map((item) => ({ item, key: COLUMNS[by](held, item) }));
  rows.sort((a, b) => (down ? -1 : 1) * compared(a.key, b.key) || byName(a.item, b.item));
  return rows.map(({ item }) => item.id);
}

const ordersOfAll = ofBase(() => new Map<string, readonly string[]>());

/** Those that stand elsewhere since are put where they belong now among all others, whose order is known. */
function merged(held: Held, sort: Sort, key: string): readonly string[] {
  const since = sinceBase(held);
  const known = ordersOfAll(since);
  const all = known.get(key) ?? sorted(since.below, sort, since.below.item.values());
  known.set(key, all);
  const moved = new Set([...since.changed].filter((id) => standsElsewhere(held, since.below, { id, sort })));
  // Most of what is written about items moves none of them: of a hundred thousand no list is made anew for it.
  if (moved.size === 0) return all;
  const order = byColumn(held, sort);
  const rest = all.filter((id) => !moved.has(id));
  const items = [...moved].flatMap((id) => held.item.get(id) ?? []).filter(isListed);
  const pieces: (readonly string[])[] = [];
  let from = 0;
  for (const item of items.sort(order)) {
    const to = placeOf(held, rest, { order, item, from });
    pieces.push(rest.slice(from, to), [item.id]);
    from = to;
  }
  return [...pieces, rest.slice(from)].flat();
}

/** Columns by which an item stands where its own row says, whatever else is written about it. */
const OF_ROW: ReadonlySet<SortColumn> = new Set(["name", "kind", "account", "captured"]);

/** Whether what an item is put in order by may be otherwise than it was, or it was not listed or is no more. */
function standsElsewhere(
  held: Held,
  below: Held,
  { id, sort }: { readonly id: string; readonly sort: Sort },
): boolean {
  const [was, is] = [below.item.get(id), held.item.get(id)];
  if (!OF_ROW.has(sort.by) || !was || !is || isListed(was) !== isListed(is)) return true;
  const keyOf = COLUMNS[sort.by];
  return was.name !== is.name || keyOf(below, was) !== keyOf(held, is);
}

type Placing = {
  readonly order: ReturnType<typeof byColumn>;
  readonly item: ItemRow;
  readonly from: number;
};

/** Before which of the others it comes, by halves. */
function placeOf(held: Held, rest: readonly string[], { order, item, from }: Placing): number {
  let [low, high] = [from, rest.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = held.item.get(rest[middle] ?? "");
    if (row && order(row, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
