// Copies of one recording in two separate groups (rule 4): they show the same people, whatever the separation says.
import { restCounts } from "./asked.ts";
import type { Evidence, Shown } from "./evidence.ts";
import type { Sides } from "./groups.ts";

/** A side of a separation on which an item stands, and whose: of everybody in it (undefined), or of one subject. */
interface Place {
  readonly side: number;
  readonly subject: string | undefined;
}

/** How one item stands to one separation. */
interface Copy {
  readonly item: string;
  readonly ids: readonly string[];
  /** By groups that name the item or one of its headcounts. */
  readonly whole: readonly Place[];
  /** By groups that name single sightings of it too. */
  readonly all: readonly Place[];
  /** The same without `within`: what the file says by itself. */
  readonly nested: readonly Place[];
}

export interface PartedFootage {
  /** Index of the separation. */
  readonly fact: number;
  /** The items and headcounts by which footage stands on its sides. */
  readonly ids: readonly string[];
  readonly items: readonly string[];
  /** Two of the sides. */
  readonly sides: readonly [number, number];
}

/**
 * Separations that put two items of one footage, both of which show somebody who counts, on two sides (decision 0018).
 * `nested`: the sides without `within`. Named sightings put an item on a side only against an item whose named sightings
 * stand nowhere near: two copies in which the same two kinds of people are told apart are no conflict.
 */
export function partedFootage(
  evidence: Evidence,
  { sides, nested }: { readonly sides: Sides; readonly nested: Sides },
  counts: (s: number) => boolean,
): PartedFootage[] {
  if (sides.separations.length === 0) return [];
  const copies = Map.groupBy(
    [...evidence.shown.values()].filter(({ item }) => item.footage !== null),
    ({ item }) => item.footage ?? "",
  );
  return [...copies.values()].flatMap((shown) => {
    if (shown.length < 2) return [];
    const byFact = new Map<number, Copy[]>();
    for (const one of shown.filter((some) => showsCounted(evidence, some, counts)))
      for (const [fact, copy] of copiesOf(evidence, one, { sides, nested })) {
        const list = byFact.get(fact);
        if (list) list.push(copy);
        else byFact.set(fact, [copy]);
      }
    return [...byFact].flatMap(([fact, list]) => {
      const parted = partedPair(list);
      return parted
        ? [{ fact, ...parted, ids: list.flatMap(({ ids }) => ids), items: itemsFirst(list, parted) }]
        : [];
    });
  });
}

/** All items that stand to the separation, the two that are parted first. */
function itemsFirst(list: readonly Copy[], { two }: { readonly two: readonly [string, string] }): string[] {
  return [...new Set([...two, ...list.map(({ item }) => item)])];
}

/** Whether somebody in the item counts: marked, or unmarked in a headcount. */
function showsCounted(evidence: Evidence, shown: Shown, counts: (s: number) => boolean): boolean {
  return (
    shown.sightings.some(counts) ||
    shown.headcounts.some((h) => {
      const one = evidence.headcounts[h];
      return one !== undefined && (evidence.rests[h] ?? 0) > 0 && restCounts(evidence.file.criteria, one);
    })
  );
}

/** By separation, how one item stands to it. */
function copiesOf(
  evidence: Evidence,
  shown: Shown,
  { sides, nested }: { readonly sides: Sides; readonly nested: Sides },
): Map<number, Copy> {
  const copies = new Map<number, { ids: string[]; whole: Place[]; all: Place[]; nested: Place[] }>();
  const at = (fact: number) => {
    const copy = copies.get(fact) ?? { ids: [], whole: [], all: [], nested: [] };
    copies.set(fact, copy);
    return copy;
  };
  const stand = (id: string, subject: string | undefined, isWhole: boolean) => {
    for (const { fact, side } of sides.named.get(id) ?? []) {
      const copy = at(fact);
      copy.ids.push(id);
      copy.all.push({ side, subject });
      if (isWhole) copy.whole.push({ side, subject });
    }
    for (const { fact, side } of nested.named.get(id) ?? []) at(fact).nested.push({ side, subject });
  };
  const { id: item } = shown.item;
  stand(item, undefined, true);
  for (const h of shown.headcounts) {
    const one = evidence.headcounts[h];
    if (!one || !sides.named.has(one.id)) continue;
    const isSomebody = evidence.rests[h] !== 0 || evidence.marked[h] !== 0;
    if (isSomebody) stand(one.id, one.subject, true);
  }
  for (const s of shown.sightings) {
    const one = evidence.sightings[s];
    if (one && sides.isNamed(one.id)) stand(one.id, one.subject, false);
  }
  return new Map([...copies].map(([fact, copy]) => [fact, { item, ...copy }]));
}

const isLike = (a: Place, b: Place) =>
  a.subject === undefined || b.subject === undefined || a.subject === b.subject;
const stands = (of: readonly Place[]) =>
  new Set(of.map(({ side, subject }) => JSON.stringify([side, subject])));

/** The first two that are parted; of copies that stand alike two are enough to look at. */
function partedPair(
  list: readonly Copy[],
): { readonly two: readonly [string, string]; readonly sides: readonly [number, number] } | undefined {
  const alike = Map.groupBy(list, ({ whole, all, nested }) =>
    JSON.stringify([whole, all, nested].map((places) => [...stands(places)].sort())),
  );
  const some = [...alike.values()].flatMap((same) => same.slice(0, 2));
  for (const [i, a] of some.entries())
    for (const b of some.slice(i + 1)) {
      const sides = partedSides(a, b);
      if (sides) return { two: [a.item, b.item], sides };
    }
  return undefined;
}

/** The first two sides on which two items stand apart, for people of one subject. */
function apart(left: readonly Place[], right: readonly Place[]): readonly [number, number] | undefined {
  for (const x of left) for (const y of right) if (x.side !== y.side && isLike(x, y)) return [x.side, y.side];
  return undefined;
}

function partedSides(a: Copy, b: Copy): readonly [number, number] | undefined {
  const isNear = a.nested.some((x) => b.nested.some((y) => x.side === y.side && isLike(x, y)));
  const [low, high] = apart(a.whole, b.whole) ?? (isNear ? undefined : apart(a.all, b.all)) ?? [];
  return low === undefined || high === undefined ? undefined : [Math.min(low, high), Math.max(low, high)];
}
