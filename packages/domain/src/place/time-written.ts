// A time as files of maps write it, in UTC as it is kept; what says no zone is not guessed.
import { isMoment } from "@sightline/count";

const WRITTEN = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d(?:\.\d{1,6})?)?(?:Z|([-+])(\d\d):?(\d\d))$/;
const UNZONED = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;

export function timeWritten(text: string): { readonly at: string } | { readonly why: string } {
  const said = text.trim();
  if (/^\d{4}(?:-\d\d){0,2}$/.test(said) && isMoment(said)) return { at: said };
  const [, day = "", minute = "", rest = "", sign, hours = "0", minutes = "0"] = WRITTEN.exec(said) ?? [];
  const plain = `${day}T${minute}${rest}Z`;
  if (day === "" || !isMoment(plain))
    return UNZONED.test(said) && !WRITTEN.test(said)
      ? {
          why: `${said.slice(0, 40)} says no time zone; write it with Z behind it in UTC, or with its zone, such as +03:00.`,
        }
      : {
          why: `${JSON.stringify(said.slice(0, 40))} is no time; write a year, a month, a day, or an instant such as 2031-04-09T10:00:00Z.`,
        };
  if (sign === undefined) return { at: plain };
  const late = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) > 59 || late > 14 * 60)
    return { why: `There is no time zone ${sign}${hours}:${minutes}.` };
  const at = new Date(0);
  const [year = 0, month = 1, date = 1, h = 0, m = 0] = (plain.match(/\d+/g) ?? []).map(Number);
  at.setUTCFullYear(year, month - 1, date);
  at.setUTCHours(h, m + (sign === "+" ? -late : late));
  const moved = at.toISOString();
  return moved.length === 24 ? { at: `${moved.slice(0, 16)}${rest}Z` } : { why: `${said} is no time.` };
}
