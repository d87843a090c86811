// What a time that is known to a second, a day, a year … spans: from its first instant to the first that is no more in it.
import type { TimeGiven } from "../check/given.ts";

/** In milliseconds since 1970, UTC; `to` is not in it. */
export type TimeSpan = { readonly from: number; readonly to: number };

const UNITS = ["year", "month", "day", "hour", "minute", "second"] as const;

export function spanOf({ at, precision }: TimeGiven): TimeSpan {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (at.match(/\d+/g) ?? []).map(
    Number,
  );
  const known = UNITS.indexOf(precision);
  const parts = [year, month - 1, day, hour, minute, second];
  const first = parts.map((part, unit) => (unit <= known ? part : unit === 2 ? 1 : 0));
  const next = first.map((part, unit) => (unit === known ? part + 1 : part));
  return { from: instant(first), to: instant(next) };
}

/** `Date.UTC` takes the years before 100 for others. */
function instant([year = 0, month = 0, day = 1, ...rest]: readonly number[]): number {
  const [hour = 0, minute = 0, second = 0] = rest;
  const at = new Date(0);
  at.setUTCFullYear(year, month, day);
  return at.setUTCHours(hour, minute, second);
}

/** Whether one instant can be in both. */
export const overlap = (a: TimeSpan, b: TimeSpan): boolean => a.from < b.to && b.from < a.to;

/** From the first to the last of them; null of none. */
export const spanAround = (spans: readonly TimeSpan[]): TimeSpan | null =>
  spans.length === 0
    ? null
    : {
        from: spans.reduce((least, { from }) => Math.min(least, from), Infinity),
        to: spans.reduce((most, { to }) => Math.max(most, to), -Infinity),
      };
