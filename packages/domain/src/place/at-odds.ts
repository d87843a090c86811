// Which of many cannot both be so: the first pairs alone are found, and most of those that agree are never held against each other.
import type { PlaceGiven } from "../check/given.ts";
import { touch } from "./circle.ts";
import { metresBetween } from "./point.ts";
import { overlap, type TimeSpan } from "./span.ts";

/** Asked of two; a test counts how often. */
type AtOdds<T> = (a: T, b: T) => boolean;
type Pair = readonly [number, number];

/**
 * Places in order of the list, each pair once. All circles that hold one spot touch each other (the way over that spot is
 * no longer than both radii), so of two of these nothing is asked; places that are far apart fill the list at once.
 */
export function placesApart(
  all: readonly PlaceGiven[],
  most: number,
  isApart: AtOdds<PlaceGiven> = (a, b) => !touch(a, b),
): Pair[] {
  const spot = commonSpot(all);
  const holds = all.map((one) => spot !== null && metresBetween(one, spot) <= one.radiusMetres);
  const outside = holds.flatMap((is, at) => (is ? [] : [at]));
  return pairsOf(all, most, isApart, (at) => (holds[at] === true ? after(outside, at) : null));
}

/** The middle of the one whose middle the most of some few others hold. */
function commonSpot(all: readonly PlaceGiven[]): PlaceGiven | null {
  const step = Math.max(1, Math.floor(all.length / TRIED));
  const tried = all.filter((_, at) => at % step === 0).slice(0, TRIED);
  const held = tried.map(
    (spot) => tried.filter((one) => metresBetween(one, spot) <= one.radiusMetres).length,
  );
  return tried[held.indexOf(Math.max(...held))] ?? null;
}
const TRIED = 16;

/** The same of spans of time: whichever overlaps all that follow it is passed over, as the last beginning and the first end tell. */
export function spansApart(
  all: readonly TimeSpan[],
  most: number,
  isApart: AtOdds<TimeSpan> = (a, b) => !overlap(a, b),
): Pair[] {
  const last = Array<number>(all.length + 1).fill(-Infinity);
  const first = Array<number>(all.length + 1).fill(Infinity);
  for (let at = all.length - 1; at >= 0; at -= 1) {
    last[at] = Math.max(last[at + 1] ?? -Infinity, all[at]?.from ?? -Infinity);
    first[at] = Math.min(first[at + 1] ?? Infinity, all[at]?.to ?? Infinity);
  }
  return pairsOf(all, most, isApart, (at) => {
    const one = all[at];
    const overlapsAll = one && (last[at + 1] ?? -Infinity) < one.to && one.from < (first[at + 1] ?? Infinity);
    return overlapsAll ? [] : null;
  });
}

/** `against` says against which of those that follow it one is to be held; null for all of them. */
function pairsOf<T>(
  all: readonly T[],
  most: number,
  isApart: AtOdds<T>,
  against: (at: number) => Iterable<number> | null,
): Pair[] {
  const found: Pair[] = [];
  for (const [at, one] of all.entries())
    for (const other of against(at) ?? from(at + 1, all.length)) {
      if (isApart(one, all[other] as T)) found.push([at, other]);
      if (found.length === most) return found;
    }
  return found;
}

function* from(start: number, end: number): Iterable<number> {
  for (let at = start; at < end; at += 1) yield at;
}

/** Those of a rising list that are above. */
function* after(places: readonly number[], at: number): Iterable<number> {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  for (; low < places.length; low += 1) yield places[low] ?? 0;
}
