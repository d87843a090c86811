// What two members counted in one frame: the first count, the blind ones that are in, and which of them counts.
import { rowsIn, type Held } from "../investigation/held.ts";
import type { BlindRow } from "./blind.ts";

/** One subject in one frame of one item: what is counted twice. */
export type Frame = { readonly item: string; readonly atUs: number; readonly subject: string };

export const isSameFrame = (a: Frame, b: Frame): boolean =>
  a.item === b.item && a.atUs === b.atUs && a.subject === b.subject;

/** What was counted there before: the largest headcount or the people who are marked, whichever is more; null where neither is. */
export function firstIn(held: Held, frame: Frame): number | null {
  const most = headcountsIn(held, frame).map(({ atLeast }) => atLeast);
  const marked = markedIn(held, frame);
  return most.length === 0 && marked === 0 ? null : Math.max(...most, marked);
}

export const headcountsIn = (held: Held, frame: Frame) =>
  rowsIn(held, "headcount", frame.item).filter((one) => isSameFrame(one, frame));

/** How many sightings of the subject are visible there. */
export const markedIn = (held: Held, { item, atUs, subject }: Frame): number =>
  rowsIn(held, "sighting", item).filter(
    (one) => one.subject === subject && one.spans.some(([start, end]) => start <= atUs && atUs <= end),
  ).length;

/** All that were asked for in an item and stand, in the order in which they came. */
export const blindsIn = (held: Held, item: string): readonly BlindRow[] =>
  (held.blindsIn.get(item) ?? []).flatMap((id) => {
    const row = held.blind.get(id);
    return row && !row.withdrawn ? [row] : [];
  });

type In = BlindRow & { readonly counted: number };
const isIn = (row: BlindRow): row is In => row.counted !== null;

/** The smallest blind count of a frame that is in, the oldest of equals; null while none is. */
export function smallestIn(held: Held, frame: Frame): In | null {
  const all = blindsIn(held, frame.item)
    .filter(isIn)
    .filter((one) => isSameFrame(one, frame));
  return all.reduce<In | null>((least, one) => (least && least.counted <= one.counted ? least : one), null);
}

export type Stage = "asked" | "taken" | "agree" | "differ" | "alone";

/** How far it is; `alone` once there is no first count beside it any more. */
export function stageOf(held: Held, row: BlindRow): Stage {
  if (row.counted === null) return row.by === null ? "asked" : "taken";
  const first = firstIn(held, row);
  return first === null ? "alone" : first === row.counted ? "agree" : "differ";
}
