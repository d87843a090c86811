// When a placemark was: its stamp, or its span where that is one second, minute, hour, day, month or year.
import { precisionOf, precisionSchema, type TimeGiven } from "../check/given.ts";
import { timeOf, type Read } from "./place-row.ts";
import { spanTexts } from "./placed-rows.ts";
import { spanOf } from "./span.ts";
import { timeWritten } from "./time-written.ts";
import type { XmlElement } from "./xml.ts";

type When = { readonly stamp: XmlElement | undefined; readonly span: XmlElement | undefined };

/** `own` is what we wrote beside it, which must say what stands there. */
export function whenOf(
  { stamp, span }: When,
  own: ReadonlyMap<string, string> | null,
): Read<TimeGiven | null> {
  if (stamp && span) return { why: "It has a TimeStamp and a TimeSpan; leave one." };
  // Its items say that, and not the file.
  if (own?.get("inheritsTime") === "true") return { value: null };
  const stands = stamp ? ofStamp(stamp) : span ? ofSpan(span) : { value: null };
  const at = own?.get("time");
  if (at === undefined || "why" in stands) return stands;
  const precision = precisionSchema.safeParse(own?.get("precision"));
  const time = timeOf(at, precision.success ? precision.data : null);
  if ("why" in time || stands.value === null) return time;
  const isSo = time.value !== null && sameSpan(time.value, stands.value);
  return isSo
    ? time
    : { why: "Its TimeSpan and the time in its data are two; correct one, and leave out the other." };
}

const sameSpan = (a: TimeGiven, b: TimeGiven): boolean => {
  const [one, other] = [spanOf(a), spanOf(b)];
  return one.from === other.from && one.to === other.to;
};

function inside({ children }: XmlElement, name: string): string | null {
  const [only, another] = children.filter((child) => child.name === name || child.name.endsWith(`:${name}`));
  return only && !another ? only.text.trim() : null;
}

function ofStamp(stamp: XmlElement): Read<TimeGiven | null> {
  const when = inside(stamp, "when");
  return when === null ? { why: "Its TimeStamp has not one time; give it one when." } : timeOf(when, null);
}

/** What is said of a time as somebody wrote it. */
function written(text: string | null): TimeGiven | null {
  const read = text === null ? null : timeWritten(text);
  return read && "at" in read && !/\.0*[1-9]/.test(read.at)
    ? { at: read.at, precision: precisionOf(read.at) }
    : null;
}

const LENGTHS = [
  ["second", 20],
  ["minute", 17],
  ["hour", 17],
  ["day", 10],
  ["month", 7],
  ["year", 4],
] as const;

/** An end that is a day, a month or a year is in the span; one that is an instant is the first that is not. */
function ofSpan(span: XmlElement): Read<TimeGiven | null> {
  const [begin, end] = [inside(span, "begin"), inside(span, "end")];
  if (begin !== null && begin === end) return timeOf(begin, null);
  const [first, last] = [written(begin), written(end)];
  if (!first || !last) return NO_UNIT;
  const { from } = spanOf(first);
  const to = last.at.includes("T") ? spanOf(last).from : spanOf(last).to;
  const iso = spanTexts({ from, to }).from;
  for (const [precision, length] of LENGTHS) {
    const at = length === 17 ? `${iso.slice(0, 16)}Z` : iso.slice(0, length);
    const unit = spanOf({ at, precision });
    if (unit.from === from && unit.to === to) return { value: { at, precision } };
  }
  return NO_UNIT;
}

const NO_UNIT = {
  why: "Its TimeSpan is not one second, minute, hour, day, month or year; give the one in which it was.",
} as const;
