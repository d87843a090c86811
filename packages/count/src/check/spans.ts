// Sets of closed spans of whole microseconds.
import type { Span } from "../case/shape.ts";

/** The same instants by spans in order and apart. */
export function union(spans: readonly Span[]): Span[] {
  const apart: Span[] = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = apart.at(-1);
    if (last && start <= last[1] + 1) apart[apart.length - 1] = [last[0], Math.max(last[1], end)];
    else apart.push([start, end]);
  }
  return apart;
}

/** Whether one of the spans, in order and apart, holds the instant. */
export function isInOne(apart: readonly Span[], at: number): boolean {
  let [low, high] = [0, apart.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((apart[middle]?.[1] ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return (apart[low]?.[0] ?? Infinity) <= at;
}
