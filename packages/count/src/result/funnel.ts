// The way from collected items to counted footage, and what was left out at each step; the numbers add up.
import type { Case, Item } from "../case/shape.ts";
import { whyItemIsOut } from "../model/evidence.ts";
import type { Count, LeftOut } from "./shape.ts";

/** Each `leftOut` list explains the drop from the step before: distinct footage, less those listed, is what the step shows. */
export interface Funnel {
  readonly collected: number;
  readonly distinctFootage: number;
  readonly verified: number;
  readonly withPeople: number;
  readonly counted: number;
  readonly leftOut: {
    /** Items that repeat footage already collected. */
    readonly distinctFootage: readonly LeftOut[];
    /** From here on by footage: its id, or the id of an item that has none. */
    readonly verified: readonly LeftOut[];
    readonly withPeople: readonly LeftOut[];
    readonly counted: readonly LeftOut[];
  };
}

/** Items of one recording; `id` is the footage's id, or the id of an item that has none. */
interface Recording {
  readonly id: string;
  readonly items: readonly Item[];
}

/** Follows the footage of a case through the steps; `result` says which sightings and headcounts were left out. */
export function funnel(file: Case, result: Pick<Count, "counted">): Funnel {
  const { recordings, repeats } = recordingsOf(file);
  const out = new Map(result.counted.leftOut.map(({ id, why }) => [id, why]));
  const units = new Map<string, string[]>();
  for (const { id, item } of [...file.sightings, ...file.headcounts])
    units.set(item, [...(units.get(item) ?? []), id]);
  const shownBy = (item: Item) => units.get(item.id) ?? [];
  const hasVerdict = (item: Item) => file.criteria.verdicts.includes(item.verdict);
  const verified = sift(recordings, hasVerdict, (items) => {
    const verdicts = items.map((item) => `"${item.id}" is "${item.verdict}"`);
    return `No item of this footage has a verdict that counts: ${verdicts.join(", ")}.`;
  });
  const withPeople = sift(
    verified.kept,
    (item) => hasVerdict(item) && shownBy(item).length > 0,
    () => "Nobody is marked or counted in this footage.",
  );
  const meets = (item: Item) => !out.has(item.id) && shownBy(item).some((id) => !out.has(id));
  const counted = sift(withPeople.kept, meets, (items) => {
    const late = items.flatMap((item) => (hasVerdict(item) ? (whyItemIsOut(item, file.criteria) ?? []) : []));
    if (late.length > 0) return `It does not count: ${late[0]}.`;
    const whys = items.flatMap((item) => shownBy(item).flatMap((id) => out.get(id) ?? []));
    const waits = whys.find((why) => why.includes("is not used"));
    return waits ?? "Nobody in it has the subject and attributes asked for.";
  });
  return {
    collected: file.items.length,
    distinctFootage: recordings.length,
    verified: verified.kept.length,
    withPeople: withPeople.kept.length,
    counted: counted.kept.length,
    leftOut: {
      distinctFootage: repeats,
      verified: verified.gone,
      withPeople: withPeople.gone,
      counted: counted.gone,
    },
  };
}

/** In the order of the file. The items of a recording come with the one that is kept first. */
function recordingsOf(file: Case): { recordings: Recording[]; repeats: LeftOut[] } {
  const byKey = new Map<string, { id: string; items: Item[] }>();
  for (const item of file.items) {
    const key = item.footage === null ? `item ${item.id}` : `footage ${item.footage}`;
    const before = byKey.get(key);
    if (before) before.items.push(item);
    else byKey.set(key, { id: item.footage ?? item.id, items: [item] });
  }
  const recordings = [...byKey.values()].map(({ id, items }) => ({ id, items: keptFirst(file, items) }));
  const kept = new Map(
    recordings.flatMap(({ items: [first, ...rest] }) => rest.map(({ id }) => [id, first])),
  );
  const repeats = file.items.flatMap((item): LeftOut[] => {
    const first = kept.get(item.id);
    return first
      ? [
          {
            id: item.id,
            why: `"${item.id}" shows the same footage as "${first.id}", ${whyKept(file, first, item)}.`,
          },
        ]
      : [];
  });
  return { recordings, repeats };
}

const counts = (file: Case, { verdict }: Item): boolean => file.criteria.verdicts.includes(verdict);

/** Of several copies the one whose verdict counts goes first, of those the one captured earliest, then the first of the file. */
function keptFirst(file: Case, items: readonly Item[]): Item[] {
  const rank = (item: Item): string => `${counts(file, item) ? 0 : 1} ${item.capturedAt ?? "\uFFFF"}`;
  return items.toSorted((p, q) => (rank(p) < rank(q) ? -1 : rank(p) > rank(q) ? 1 : 0));
}

function whyKept(file: Case, kept: Item, other: Item): string {
  if (counts(file, kept) !== counts(file, other))
    return `which is kept: its verdict counts, that of "${other.id}" does not`;
  if ((kept.capturedAt ?? "") !== (other.capturedAt ?? ""))
    return other.capturedAt === null
      ? "which is kept: it is known when that was captured"
      : "which is kept: it was captured earlier";
  return "which is kept: it comes first in the case";
}

function sift(
  from: readonly Recording[],
  stays: (item: Item) => boolean,
  why: (items: readonly Item[]) => string,
) {
  const kept = from.filter(({ items }) => items.some(stays));
  const left = new Set(kept);
  const gone = from
    .filter((recording) => !left.has(recording))
    .map(({ id, items }): LeftOut => ({ id, why: why(items) }));
  return { kept, gone };
}
