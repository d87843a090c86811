// Instants in order.

/** How many of the sorted instants are not over `at`; by halving. */
export function notOver(sorted: Float64Array, at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** When spans begin and when they end, each in order; typed arrays sort as numbers, and several times faster. */
export function turnsOf(
  spans: readonly (readonly [start: number, end: number])[],
): Record<"starts" | "ends", Float64Array> {
  return {
    starts: Float64Array.from(spans, ([start]) => start).sort(),
    ends: Float64Array.from(spans, ([, end]) => end).sort(),
  };
}
