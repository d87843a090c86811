// Reads a UTC time of any precision from a year to a fraction of a second, and refuses days and hours that do not exist.
import { shown } from "./fields.ts";
import type { Reader } from "./fields.ts";

// Year, month, day, minute, second or fraction: as precise as what is known, never more.
const UTC = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,6})?)?Z)?)?)?$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the text is a time that exists: no 31 February, no 24:00, no second 60 (which files cannot know ahead). */
export function isMoment(text: string): boolean {
  const parts = UTC.exec(text);
  if (!parts) return false;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  return day >= 1 && day <= daysIn(year, month) && hour < 24 && minute < 60 && second < 60;
}

const daysIn = (year: number, month: number): number => {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return (DAYS[month - 1] ?? 0) + (month === 2 && isLeap ? 1 : 0);
};

/** The last microsecond that a time of limited precision can mean, in a form that sorts as text. */
export function latestInstant(moment: string): string {
  const known = moment.replace("Z", "");
  if (known.length === 7) {
    const [year, month] = known.split("-").map(Number);
    return `${known}-${daysIn(year ?? 0, month ?? 0)}T23:59:59.999999`;
  }
  return known + "0000-12-31T23:59:59.999999".slice(known.length);
}

export const moment: Reader<string> = (value, notes) => {
  if (typeof value === "string" && isMoment(value)) return value;
  const says = `expected a UTC time that exists, such as "2024-08-25" or "2024-08-25T14:05Z", got ${shown(value)}.`;
  notes.push({ code: "wrong-value", path: "", says });
  return "";
};
