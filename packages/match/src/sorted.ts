// Searches in ascending numbers, and evenly spread choices from a list.

/** The first place whose value is at least this; the length when there is none. */
export function firstFrom(ascending: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of the value nearest to this, of two as near the earlier; −1 in an empty list. */
export function nearestTo(ascending: ArrayLike<number>, value: number): number {
  const after = Math.min(ascending.length - 1, firstFrom(ascending, value));
  const before = Math.max(0, after - 1);
  return value - (ascending[before] ?? 0) <= (ascending[after] ?? 0) - value
    ? Math.min(before, after)
    : after;
}

/** The nearest value itself, of two as near the earlier; 0 in an empty list. */
export const nearestOf = (ascending: readonly number[], value: number): number =>
  ascending[nearestTo(ascending, value)] ?? 0;

/** At most `most` of a list, evenly, the middle of each stretch. */
export function spreadOver<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  const step = list.length / most;
  return Array.from({ length: most }, (_, i) => list[Math.floor((i + 0.5) * step)] as T);
}
