// Numbers, times and nouns the way the desk writes them.
import { t } from "@lingui/core/macro";
import { i18n } from "@lingui/core";
import { nounFor, pluralOf } from "@sightline/count";

/** For `Intl`: the language of the pages, English as it is written in Britain. */
export const locale = (): string => String(i18n.locales ?? i18n.locale);

/** Made once for each language: a library shows hundreds. */
export function kept<T>(make: (locale: string) => T): () => T {
  const all = new Map<string, T>();
  return () => {
    const made = all.get(locale()) ?? make(locale());
    all.set(locale(), made);
    return made;
  };
}

const whole = kept((locale) => new Intl.NumberFormat(locale));

/** `1,204`. */
export const figure = (n: number): string => whole().format(n);

/** `1 prisoner`, `2 prisoners`: nouns that stand in the data, in the language of the data; `plural` where the rule is wrong. */
export const counted = (n: number, one: string, plural?: string): string =>
  `${figure(n)} ${nounFor(n, one, plural)}`;

/** `prisoners`, `prisoners and guards`, `prisoners, guards or civilians`. */
export const listOf = (words: readonly string[], joiner: "and" | "or" = "and"): string =>
  (joiner === "and" ? everyOne : anyOne)().format(words);
/** The same, for members that are more than words. */
export const partsOfList = (words: readonly string[]) => everyOne().formatToParts(words);
const everyOne = kept((locale) => new Intl.ListFormat(locale, { type: "conjunction" }));
const anyOne = kept((locale) => new Intl.ListFormat(locale, { type: "disjunction" }));

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
  const units = ["kB", "MB", "GB", "TB"];
  if (bytes < 1000) return t`${bytes} bytes`;
  let value = bytes / 1000;
  let unit = 0;
  for (; value >= 1000 && unit < units.length - 1; unit += 1) value /= 1000;
  return `${tenths().format(value)} ${units[unit] ?? ""}`;
}
const tenths = kept(
  (locale) =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
      useGrouping: false,
    }),
);

const clock = kept(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
    }),
);

/** The time of day here, of ms since 1970: `14:32:05`. */
export const clockOf = (ms: number): string => clock().format(ms);

/** By the language alone: in Britain September has four letters, on paper and in the journal three. */
const monthOf = (month: number): string =>
  new Intl.DateTimeFormat(i18n.locale, { month: "short", timeZone: "UTC" }).format(Date.UTC(2000, month - 1));

/** A UTC date with the month in letters, so that it reads the same everywhere: `9 Apr 2031, 10:00 UTC`. */
export function dateOf(iso: string): string {
  const [, year = "", month = "", day = "", time] =
    /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/.exec(iso) ?? [];
  if (year === "") return iso;
  const [dayOf, name] = [Number(day), monthOf(Number(month))];
  return time === undefined ? t`${dayOf} ${name} ${year}` : t`${dayOf} ${name} ${year}, ${time} UTC`;
}

/** An id short enough for a label: its last part, at most eight characters. */
export const shortIdOf = (id: string): string =>
  id.length <= 8 ? id : (id.split(/[-_/:]/).at(-1) ?? id).slice(-8);
