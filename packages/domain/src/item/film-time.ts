// Maps between the clock of an item's film and the item's own frame times, exactly.
import { firstFrom } from "../sorted.ts";

/** What maps one to the other: the film's clock begins at the item's first frame. */
export type FilmClock = {
  /** PTS of the item's frames in µs, ascending, at least one. */
  readonly ptsUs: readonly number[];
  /** The item's time at the film's 0, in µs. */
  readonly startUs: number;
};

/** A film's times are rounded to its container's ticks: at most 6 µs in MP4, 500 µs in WebM. */
const ROUNDING_US = 501;

/**
 * Index of the frame that a player shows at `seconds` (its `currentTime`, or a shown frame's `mediaTime`): the last one
 * that has begun. Frames closer together than a millisecond are not told apart in WebM.
 */
export function frameShown({ ptsUs, startUs }: FilmClock, seconds: number): number {
  const wanted = startUs + seconds * 1e6 + ROUNDING_US;
  return Math.max(0, firstFrom(ptsUs, Math.floor(wanted) + 1) - 1);
}

/** Seconds to seek a player to so that it shows that frame: its middle, since the beginning may be rounded either way. */
export function seekSeconds({ ptsUs, startUs }: FilmClock, index: number): number {
  const from = ptsUs[index];
  if (from === undefined) throw new RangeError(`expected one of ${ptsUs.length} frames, got ${index}`);
  const next = ptsUs[index + 1] ?? from + 2 * ROUNDING_US;
  return ((from + next) / 2 - startUs) / 1e6;
}
