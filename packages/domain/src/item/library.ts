// The library: which items are listed for what was asked, in which order, and where one of them stands there.
import type { Held } from "../investigation/held.ts";
import type { ItemRow } from "./item.ts";
import { FACET_NAMES, FACETS, isWithin, type Facet } from "./facets.ts";
import { needsMember } from "./needs.ts";
import { BY_NAME, byColumn, inOrder, sorted, type Sort } from "./order.ts";

/** All that is left out asks for everything. */
export type LibraryAsked = { readonly [F in Facet]?: string | undefined } & {
  /** Those of which what was typed is said (`saidByHits`, `saidByLooking`). */
  readonly said?: ReadonlySet<string> | undefined;
  /** Captured from this day on, and until this one. */
  readonly since?: string | undefined;
  readonly till?: string | undefined;
  /** Those that need something of this member. */
  readonly needs?: string | undefined;
  readonly sort?: Sort | undefined;
};

export function libraryOf(held: Held, asked: LibraryAsked): readonly string[] {
  const { said, needs, sort = BY_NAME } = asked;
  const facets = FACET_NAMES.filter((name) => asked[name] !== undefined);
  const isAll = [said, needs, asked.since, asked.till].every((one) => one === undefined);
  if (isAll && facets.length === 0) return inOrder(held, sort);
  const fits = (item: ItemRow): boolean =>
    (said === undefined || said.has(item.id)) &&
    isWithin(held, item, asked) &&
    facets.every((name) => (FACETS[name](held, item) as readonly string[]).includes(asked[name] ?? "")) &&
    (needs === undefined || needsMember(held, item, needs));
  const rowsOf = (ids: Iterable<string>): ItemRow[] => [...ids].flatMap((id) => held.item.get(id) ?? []);
  // A few of very many are put in order by themselves; to find them among all others would cost more.
  if (said !== undefined && said.size < held.item.size / FEW)
    return sorted(held, sort, rowsOf(said).filter(fits));
  return rowsOf(inOrder(held, sort))
    .filter(fits)
    .map(({ id }) => id);
}

/** One in so many, or fewer. */
const FEW = 8;

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
  const item = held.item.get(id);
  const order = byColumn(held, asked.sort ?? BY_NAME);
  const comesAfter = (other: string): boolean => {
    const row = held.item.get(other);
    return row !== undefined && item !== undefined && order(row, item) > 0;
  };
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
