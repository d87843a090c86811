// What of the items is as it has been for long, and which were written about since: what is known of all is kept for the first.
import type { Held } from "../investigation/held.ts";
import { partsOf } from "../investigation/keyed.ts";

/** The tables by which an item may come to be filtered or ordered otherwise. */
const BY = ["item", "reviewsOf", "inItem", "sighting", "headcount"] as const;

export type SinceBase = {
  /** The investigation without what was written lately, and what it is told by. */
  readonly below: Held;
  readonly bases: readonly [object, ...object[]];
  /** Items that may be otherwise by now, or new. */
  readonly changed: ReadonlySet<string>;
};

export function sinceBase(held: Held): SinceBase {
  const parts = BY.map((table) => [table, partsOf<unknown>(held[table])] as const);
  const below = Object.fromEntries(parts.map(([table, { base }]) => [table, base]));
  const changed = new Set<string>();
  for (const [table, { own }] of parts)
    for (const id of own) {
      const row = table === "sighting" || table === "headcount" ? held[table].get(id) : undefined;
      changed.add(row?.item ?? id);
    }
  const [first = held, ...others] = parts.map(([, { base }]) => base);
  return { below: { ...held, ...below }, bases: [first, ...others], changed };
}

type Known<T> = { readonly bases: SinceBase["bases"]; readonly value: T };

/** What is worked out of all items once, and again as soon as one of the tables below is another. */
export function ofBase<T>(make: (below: Held) => T): (since: SinceBase) => T {
  const known = new WeakMap<object, Known<T>>();
  return ({ below, bases }) => {
    const before = known.get(bases[0]);
    if (before && before.bases.every((base, i) => base === bases[i])) return before.value;
    const value = make(below);
    known.set(bases[0], { bases, value });
    return value;
  };
}
