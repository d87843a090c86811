// Where two members counted differently the smaller count counts, until they settle it: what a case file says of such frames.
import type { Held } from "../investigation/held.ts";
import type { HeadcountRow } from "../headcount/headcount.ts";
import { isOut } from "../item/standing.ts";
import type { BlindRow } from "./blind.ts";
import { blindsIn, firstIn, isSameFrame, markedIn, smallestIn, type Frame } from "./frame.ts";

/** At least so many, by both: what one member counted, and another who had not seen it. */
export const atLeastOf = (held: Held, count: HeadcountRow): number =>
  Math.min(count.atLeast, smallestIn(held, count)?.counted ?? count.atLeast);

/**
 * The frame of an item in which a member counted fewer than two others have marked; null where there is none. Somebody who
 * is marked there may be nobody, and no rule can know who: none of the item's marks is reviewed until it is settled.
 */
export const disputedIn = (held: Held, item: string): BlindRow | null => overmarked(held, item)[0] ?? null;

/** Of each frame of an item in which more people are marked than a member counted, the smallest blind count. */
export const overmarked = (held: Held, item: string): readonly (BlindRow & { readonly counted: number })[] =>
  blindsIn(held, item).flatMap((row) => {
    const least = smallestIn(held, row);
    return least !== null && least.id === row.id && least.counted < markedIn(held, row) ? [least] : [];
  });

export type Lowered = Frame & {
  readonly id: string;
  readonly first: number;
  readonly counted: number;
};

/** Each frame whose first count is larger than the smallest blind one. */
export const loweredIn = (held: Held): readonly Lowered[] =>
  [...held.blind.values()].flatMap(({ id, item, atUs, subject, withdrawn, counted }) => {
    const frame = { item, atUs, subject };
    if (withdrawn || counted === null || isOut(held, item) || smallestIn(held, frame)?.id !== id) return [];
    const first = firstIn(held, frame);
    return first !== null && counted < first ? [{ id, ...frame, first, counted }] : [];
  });

type Row = Omit<Frame, "atUs"> & { readonly at: number; readonly atLeast: number };

/** Whether a row of a case file is what this desk writes there for a blind count of its own. */
export function isLowered(held: Held, id: string, { at: atUs, atLeast, ...row }: Row): boolean {
  const own = held.blind.get(id);
  return own?.withdrawn === false && own.counted === atLeast && isSameFrame(own, { ...row, atUs });
}

/** The figure of a headcount in a case file; of one that stands here and was lowered to it, the one that was stated. */
export function unlowered(held: Held, id: string, { atLeast }: Row): number {
  const there = held.headcount.get(id);
  return there?.withdrawn === false && atLeastOf(held, there) === atLeast ? there.atLeast : atLeast;
}
