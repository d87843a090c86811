// When an item may have been captured, as its file says: proposed to a member, with what speaks against each date.

/** `at` is a day or an instant in UTC, as precise as what the file says allows; `from` names the tag. */
export type CapturedProposal = { readonly at: string; readonly from: string; readonly doubt: string };

type Tags = Readonly<Record<string, unknown>>;
type Said = { readonly day: string; readonly time: string; readonly zone: string | null };

const WHEN =
  /^(\d{4})[:-](\d\d)[:-](\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/;

/** Clocks that nobody set begin on one of these days. */
const NEVER_SET: ReadonlySet<string> = new Set(["1904-01-01", "1970-01-01", "1980-01-01", "2000-01-01"]);

/** UTC+14. */
const FIRST_ZONE_MS = 14 * 3_600_000;

/** A phone writes these beside a date, each for its own. */
const OFFSETS: Readonly<Record<string, string>> = {
  DateTimeOriginal: "OffsetTimeOriginal",
  CreateDate: "OffsetTimeDigitized",
};

const SET_BY_HAND = "A camera’s clock says so; anybody can set it, and anybody can write this.";

/**
 * Best first: what satellites gave, then dates with a time zone, then those without. Days of clocks that were never set,
 * and those after `collectedAt` (an ISO instant), are left out: nobody captures what was collected already. Where no time
 * zone is named, its day is taken where days begin first.
 */
export function capturedIn(tags: Tags, collectedAt: string): CapturedProposal[] {
  const first = new Date(Date.parse(collectedAt) + FIRST_ZONE_MS).toISOString();
  const found = [...bySatellite(tags), ...zoned(tags), ...unzoned(tags)].filter(({ at }) => {
    const day = at.slice(0, 10);
    return !NEVER_SET.has(day) && day >= "1990" && day <= (at === day ? first : collectedAt);
  });
  return found.filter(({ at }, i) => found.findIndex((other) => other.at === at) === i);
}

/** Tags by their own name, whatever group they are in. */
const named = (tags: Tags, name: string): [tag: string, value: string][] =>
  Object.entries(tags).flatMap(([tag, value]) =>
    tag.endsWith(`:${name}`) && typeof value === "string" ? [[tag, value] as [string, string]] : [],
  );

function bySatellite(tags: Tags): CapturedProposal[] {
  const times = named(tags, "GPSTimeStamp");
  return named(tags, "GPSDateStamp").flatMap(([tag, day]) => {
    const said = saidIn(`${day} ${times[0]?.[1] ?? ""}`.trim());
    const doubt =
      "Satellites gave this time when the place was last fixed, which may be before the picture; anybody can write it.";
    return said ? [{ at: instantOf({ ...said, zone: "Z" }), from: tag, doubt }] : [];
  });
}

function zoned(tags: Tags): CapturedProposal[] {
  return ["DateTimeOriginal", "CreationDate", "CreateDate"].flatMap((name) =>
    named(tags, name).flatMap(([tag, value]) => {
      const said = saidIn(value);
      const zone = said?.zone ?? offsetBeside(tags, tag, name);
      return said && said.time !== "" && zone !== null
        ? [{ at: instantOf({ ...said, zone }), from: tag, doubt: SET_BY_HAND }]
        : [];
    }),
  );
}

function offsetBeside(tags: Tags, tag: string, name: string): string | null {
  const offset = OFFSETS[name];
  const value = offset === undefined ? undefined : tags[tag.replace(/[^:]+$/, offset)];
  return typeof value === "string" && /^[+-]\d\d:\d\d$/.test(value) ? value : null;
}

function unzoned(tags: Tags): CapturedProposal[] {
  return ["DateTimeOriginal", "CreateDate", "MediaCreateDate"].flatMap((name) =>
    named(tags, name).flatMap(([tag, value]) => {
      const said = saidIn(value);
      if (!said || said.zone !== null || offsetBeside(tags, tag, name) !== null) return [];
      // QuickTime counts in UTC by its specification.
      if (tag.startsWith("QuickTime:") || /^Track\d+:/.test(tag)) {
        const doubt = `By the format this is UTC, but many cameras write local time there. ${SET_BY_HAND}`;
        return [{ at: instantOf({ ...said, zone: "Z" }), from: tag, doubt }];
      }
      const at = said.time === "" ? "" : ` (${said.time} by that clock)`;
      const doubt = `The file names no time zone${at}, so in UTC it may be the day before or after. ${SET_BY_HAND}`;
      return [{ at: said.day, from: tag, doubt }];
    }),
  );
}

function saidIn(text: string): Said | null {
  const [, year, month, day, hour, minute, second = "00", zone] = WHEN.exec(text.trim()) ?? [];
  if (year === undefined) return null;
  const date = `${year}-${month}-${day}`;
  const time = hour === undefined ? "" : `${hour}:${minute}:${second}`;
  const exists = new Date(`${date}T${time || "00:00:00"}Z`);
  if (Number.isNaN(exists.getTime()) || exists.toISOString().slice(0, 10) !== date) return null;
  return { day: date, time, zone: zone?.replace(/^([+-]\d\d):?(\d\d)$/, "$1:$2") ?? null };
}

/** In UTC, to the second; a day alone stays a day. */
function instantOf({ day, time, zone }: Said): string {
  if (time === "") return day;
  const at = new Date(`${day}T${time}${zone ?? "Z"}`);
  return Number.isNaN(at.getTime()) ? day : at.toISOString().replace(/\.000Z$/, "Z");
}
