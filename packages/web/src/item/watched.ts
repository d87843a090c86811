// Which frames of a shot somebody has been shown, one after the other or one by one: only then can they say what happens in it.

/** Frames further apart than this were jumped, not played: a slow machine may leave some out. */
const MOST_LEFT_OUT_US = 250_000;
/** Faster than this nobody sees who leaves. */
const FASTEST = 2;

type Shown = {
  readonly ptsUs: readonly number[];
  /** The frame that was on show before, and the one that is now. */
  readonly from: number;
  readonly to: number;
  readonly playing: boolean;
  readonly rate: number;
};

/** The frames that were shown by this: those that were played over, or the one that was stepped to. */
export function shownBy({ ptsUs, from, to, playing, rate }: Shown): readonly number[] {
  if (playing && rate > FASTEST) return [];
  const apart = (ptsUs[to] ?? 0) - (ptsUs[from] ?? 0);
  const isPlayed = playing && to > from && apart <= MOST_LEFT_OUT_US;
  return isPlayed ? Array.from({ length: to - from }, (_, i) => from + i + 1) : [to];
}

/** How many frames of a shot are still to be shown. */
export function leftOf(seen: ReadonlySet<number>, [first, last]: readonly [number, number]): number {
  let left = 0;
  for (let frame = first; frame <= last; frame += 1) left += Number(!seen.has(frame));
  return left;
}
