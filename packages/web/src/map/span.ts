// The part of the time line that is looked at, by whole days in UTC, as the address says it.
import { overlap, type TimeSpan, type WhereShown } from "@sightline/domain";

export type Days = { readonly from?: string; readonly to?: string };

const DAY = 86_400_000;
const SHAPE = /^\d{4}-\d\d-\d\d$/;

/** An address may say anything: what means nothing is left out. */
export function daysIn(search: Record<string, unknown>): Days {
  const day = (name: "from" | "to"): Days => {
    const said = search[name];
    return typeof said === "string" && SHAPE.test(said) && !Number.isNaN(Date.parse(said))
      ? { [name]: said }
      : {};
  };
  return { ...day("from"), ...day("to") };
}

/** Both days are in it. */
export const spanOfDays = ({ from, to }: Days): TimeSpan => ({
  from: from === undefined ? -Infinity : Date.parse(from),
  to: to === undefined ? Infinity : Date.parse(to) + DAY,
});

export const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** What may have been in these days; of what nobody knows when it was, only while all days are looked at. */
export function shownIn(things: readonly WhereShown[], days: Days): WhereShown[] {
  if (days.from === undefined && days.to === undefined) return [...things];
  const span = spanOfDays(days);
  return things.filter((one) => one.span !== null && overlap(one.span, span));
}
