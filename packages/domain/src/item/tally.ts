// How many items have each value of each filter, of all that are listed; what changed since is counted anew, the rest is known.
import type { Held } from "../investigation/held.ts";
import { FACET_NAMES, FACETS, isListed, type Facet } from "./facets.ts";
import type { ItemRow } from "./item.ts";
import { ofBase, sinceBase } from "./since-base.ts";

export type Tally = { readonly items: number } & {
  readonly [F in Facet]: ReadonlyMap<string, number>;
};
type Counting = { items: number } & { [F in Facet]: Map<string, number> };

const tallies = new WeakMap<Held, Tally>();

/** Of all items, whatever was asked. */
export function tallyOf(held: Held): Tally {
  const there = tallies.get(held);
  if (there) return there;
  const since = sinceBase(held);
  const counting = copyOf(ofAll(since));
  for (const id of since.changed) {
    count(counting, since.below, since.below.item.get(id), -1);
    count(counting, held, held.item.get(id), 1);
  }
  tallies.set(held, counting);
  return counting;
}

const ofAll = ofBase((below): Tally => {
  const counting = {
    items: 0,
    ...Object.fromEntries(FACET_NAMES.map((name) => [name, new Map()])),
  } as Counting;
  for (const item of below.item.values()) count(counting, below, item, 1);
  return counting;
});

function count(counting: Counting, held: Held, item: ItemRow | undefined, by: 1 | -1): void {
  if (!item || !isListed(item)) return;
  counting.items += by;
  for (const name of FACET_NAMES)
    for (const value of FACETS[name](held, item)) {
      const left = (counting[name].get(value) ?? 0) + by;
      if (left === 0) counting[name].delete(value);
      else counting[name].set(value, left);
    }
}

const copyOf = (tally: Tally): Counting =>
  ({
    items: tally.items,
    ...Object.fromEntries(FACET_NAMES.map((name) => [name, new Map(tally[name])])),
  }) as Counting;
