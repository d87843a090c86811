// Unions of closed spans of whole microseconds.
import type { Span } from "./shape.ts";

/** The union, as spans in order and apart; those that meet or adjoin are joined. */
export function joinedSpans(spans: readonly Span[]): Span[] {
  const union: [number, number][] = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = union.at(-1);
    if (last && start <= last[1] + 1) last[1] = Math.max(last[1], end);
    else union.push([start, end]);
  }
  return union;
}

/** Whether one of the joined spans holds the instant; by halving. */
export function isCovered(joined: readonly Span[], at: number): boolean {
  let first = 0;
  for (let last = joined.length; first < last;) {
    const middle = (first + last) >>> 1;
    const span = joined[middle];
    if (span && span[0] <= at && at <= span[1]) return true;
    if (span && span[1] < at) first = middle + 1;
    else last = middle;
  }
  return false;
}
