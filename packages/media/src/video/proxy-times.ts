// Maps between a player's clock and the original's frame times, exactly, for a proxy or for an original that plays.

/** What maps one to the other: a proxy's clock begins at the original's first frame. */
export interface PlayerClock {
  /** The original's frame times: `header.ptsUs`. */
  readonly ptsUs: readonly number[];
  /** The original's time at the player's 0. */
  readonly startUs: number;
}

/** A copy's times are rounded to its container's ticks: at most 6 µs in MP4, 500 µs in WebM. */
const roundingUs = 501;

/**
 * Index of the frame that a player shows at `seconds` (its `currentTime`, or a shown frame's `mediaTime`): the last one
 * that has begun. Frames closer together than a millisecond are not told apart in WebM.
 */
export function frameAt({ ptsUs, startUs }: PlayerClock, seconds: number): number {
  const wanted = startUs + seconds * 1e6 + roundingUs;
  let [low, high] = [0, ptsUs.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((ptsUs[middle] as number) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Seconds to seek a player to so that it shows that frame: its middle, since the beginning may be rounded either way. */
export function seekTo({ ptsUs, startUs }: PlayerClock, index: number): number {
  const from = ptsUs[index];
  if (from === undefined) throw new RangeError(`expected one of ${ptsUs.length} frames, got ${index}`);
  const next = ptsUs[index + 1] ?? from + 2 * roundingUs;
  return ((from + next) / 2 - startUs) / 1e6;
}
