// Coordinates as somebody pasted them, read in every usual form; what can be read in two ways is not guessed, and nothing is fetched.
import { refuse, type Result } from "../refusal.ts";
import { readAngles } from "./angles.ts";
import { readLink } from "./link.ts";
import { readMgrs } from "./mgrs.ts";
import { withOthers } from "./others.ts";
import { plainText } from "./plain-text.ts";
import { readPlusCode } from "./plus-code.ts";
import type { PlaceRead, Point } from "./point.ts";
import { readUtm } from "./utm.ts";
import { readWritten } from "./written.ts";

/** The longest that is read, in characters: links are long. */
const LONGEST = 4000;
const INTRODUCED = /^(?:coordinates?|coords?|gps|location|координаты|координати) ?[:=] ?/i;

/**
 * Reads one place. `others` are where other places of the investigation are: where only the order of two numbers
 * says which is which, and they lie near the others the other way round alone, that is noted.
 * Refuses with place-not-read, place-incomplete, place-ambiguous, place-contradicts, place-out-of-range,
 * short-plus-code, short-link and link-not-read.
 */
export function readPlace(text: string, others: readonly Point[] = []): Result<PlaceRead> {
  const plain = text.length > LONGEST ? "" : plainText(text);
  const read = readLink(plain, inside) ?? readText(plain) ?? notRead();
  return read.ok ? { ok: true, value: withOthers(read.value, others) } : read;
}

/** What a link or a geo URI asks for. */
const inside = (text: string): Result<PlaceRead> | null => readText(plainText(text));

function readText(text: string): Result<PlaceRead> | null {
  const bare = unwrapped(text.replace(INTRODUCED, "").replace(/[.,; ]+$/, ""));
  return (
    readWritten(text, inside) ??
    readPlusCode(bare) ??
    readMgrs(bare) ??
    readUtm(bare) ??
    readAngles(withColons(bare))
  );
}

/** Round brackets say nothing, and braces are those of `{"lat": 50.45, "lon": 30.52}`. */
const unwrapped = (text: string): string =>
  (/^\(([^()]*)\)$/.exec(text)?.[1] ?? /^\{([^{}]*)\}$/.exec(text)?.[1] ?? text).trim();

/** `50:27:00 N` is 50°27'00" N; without letters it may be a time. */
const withColons = (text: string): string =>
  /\p{L}/u.test(text)
    ? text.replaceAll(/(\d):(\d+(?:[.,]\d+)?)(?::(\d+(?:[.,]\d+)?))?/g, (_, degrees, minutes, seconds) =>
        seconds === undefined ? `${degrees}°${minutes}'` : `${degrees}°${minutes}'${seconds}"`,
      )
    : text;

const notRead = () =>
  refuse(
    "place-not-read",
    "No place is read in this; paste a latitude and a longitude, MGRS, UTM, a full plus code or the link of a map.",
  );
