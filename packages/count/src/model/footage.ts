// Copies of one recording in two separate groups (rule 3): they show the same people, whatever the separation says.
import { restCounts } from "./asked.ts";
import type { Evidence, Shown } from "./evidence.ts";
import { marksAt } from "./evidence.ts";
import type { Sides } from "./groups.ts";

/** Where an item stands: by a group that names it (`subject` undefined), or that names one of its headcounts. */
interface Standing {
  readonly id: string;
  readonly item: string;
  readonly side: number;
  readonly subject: string | undefined;
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

/** Separations that put two items of one footage, both of which show somebody who counts, on two sides. */
export function partedFootage(
  evidence: Evidence,
  sides: Sides,
  counts: (s: number) => boolean,
): PartedFootage[] {
  if (sides.separations.length === 0) return [];
  const copies = Map.groupBy(
    [...evidence.shown.values()].filter(({ item }) => item.footage !== null),
    ({ item }) => item.footage ?? "",
  );
  return [...copies.values()].flatMap((shown) => {
    if (shown.length < 2) return [];
    const byFact = new Map<number, Standing[]>();
    for (const one of shown.filter((some) => showsCounted(evidence, some, counts)))
      for (const { fact, ...standing } of standingsOf(evidence, sides, one)) {
        const list = byFact.get(fact);
        if (list) list.push(standing);
        else byFact.set(fact, [standing]);
      }
    return [...byFact].flatMap(([fact, standings]) => {
      if (!areParted(standings)) return [];
      const ids = standings.map(({ id }) => id);
      const stood = standings.map(({ side }) => side).sort((a, b) => a - b);
      const two: [number, number] = [stood[0] ?? 0, stood.at(-1) ?? 0];
      return [{ fact, ids, items: [...new Set(standings.map(({ item }) => item))], sides: two }];
    });
  });
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

function standingsOf(
  evidence: Evidence,
  sides: Sides,
  shown: Shown,
): (Standing & { readonly fact: number })[] {
  const { id: item } = shown.item;
  const own = (sides.named.get(item) ?? []).map((at) => ({ ...at, id: item, item, subject: undefined }));
  const counted = shown.headcounts.flatMap((h) => {
    const one = evidence.headcounts[h];
    const stand = one && sides.named.get(one.id);
    if (!stand) return [];
    const isSomebody = evidence.rests[h] !== 0 || marksAt(one, shown, evidence.sightings).length > 0;
    return isSomebody ? stand.map((at) => ({ ...at, id: one.id, item, subject: one.subject })) : [];
  });
  return [...own, ...counted];
}

/** Two of different items on different sides, not both by headcounts of different subjects. */
function areParted(standings: readonly Standing[]): boolean {
  const subjects = new Set(standings.flatMap(({ subject }) => subject ?? []));
  return [undefined, ...subjects].some((subject) => {
    const some = standings.filter((one) => one.subject === undefined || one.subject === subject);
    const [first] = some;
    if (!first) return false;
    if (some.some(({ item, side }) => item !== first.item && side !== first.side)) return true;
    // All others share its item or its side; one of each kind part each other.
    const elsewhere = some.some(({ item, side }) => item === first.item && side !== first.side);
    return elsewhere && some.some(({ item, side }) => item !== first.item && side === first.side);
  });
}
