// Numbers, times and nouns the way the desk writes them.
import { nounFor, pluralOf } from "@sightline/count";

const whole = new Intl.NumberFormat("en-GB");

/** `1,204`. */
export const figure = (n: number): string => whole.format(n);

/** `1 photo`, `2 photos`; `plural` where the rule is wrong. */
export const counted = (n: number, one: string, plural?: string): string =>
  `${figure(n)} ${nounFor(n, one, plural)}`;

/** `prisoners`, `prisoners and guards`, `prisoners, guards or civilians`. */
export function listOf(words: readonly string[], joiner: "and" | "or" = "and"): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${joiner} ${last}`;
}

/** `6 prisoners, 1 guard`; empty when nobody is marked. */
export const peopleOf = (marked: Readonly<Record<string, number>>): string =>
  Object.entries(marked)
    .filter(([, n]) => n > 0)
    .map(([subject, n]) => counted(n, subject, pluralOf(subject)))
    .join(", ");

const two = (n: number): string => String(n).padStart(2, "0");

/** A length of time from µs: `0:07`, `1:02:03`. */
export function lengthOf(us: number): string {
  const seconds = Math.round(us / 1_000_000);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** An instant from µs, to the millisecond: `0:04.200`. */
export function instantOf(us: number): string {
  const ms = Math.round(us / 1000);
  return `${Math.floor(ms / 60_000)}:${two(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, "0")}`;
}

/** `1.4 MB`, decimal as file systems print it. */
export function sizeOf(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  for (; value >= 1000 && unit < units.length - 1; unit += 1) value /= 1000;
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit] ?? ""}`;
}

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** The time of day here, of ms since 1970: `14:32:05`. */
export const clockOf = (ms: number): string => clock.format(ms);

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A UTC date with the month in letters, so that it reads the same everywhere: `9 Apr 2031, 10:00 UTC`. */
export function dateOf(iso: string): string {
  const [, year = "", month = "", day = "", time] =
    /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/.exec(iso) ?? [];
  if (year === "") return iso;
  const date = `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
  return time === undefined ? date : `${date}, ${time} UTC`;
}

/** An id short enough for a label: its last part, at most eight characters. */
export const shortIdOf = (id: string): string =>
  id.length <= 8 ? id : (id.split(/[-_/:]/).at(-1) ?? id).slice(-8);
