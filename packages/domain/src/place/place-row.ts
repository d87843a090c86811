// An event as a row of a file that came from elsewhere says it: what is read of it, or why it is not.
import { z } from "zod";
import { precisionSchema, precisionOf, whyNotTimeGiven } from "../check/given.ts";
import type { PlaceGiven, TimeGiven } from "../check/given.ts";
import { idSchema } from "../ids.ts";
import { isText } from "../text.ts";
import { isLatitude, isLongitude } from "./point.ts";
import { timeWritten } from "./time-written.ts";

export type PlaceRow = {
  /** The feature or placemark, counted from 1. */
  readonly row: number;
  /** Of an event that we wrote; null of what others wrote: its id is made from what it says. */
  readonly id: string | null;
  /** What the file calls it, which no other file need call the same. */
  readonly fileId: string | null;
  readonly name: string | null;
  readonly time: TimeGiven | null;
  readonly place: PlaceGiven | null;
  readonly note: string | null;
  /** The items that are among its members. */
  readonly items: readonly string[];
  /** Whether the file says where or when it was and took that from its items: that is theirs to say. */
  readonly inherits: boolean;
  /** Whether the file says no radius of its own. */
  readonly isWithin: boolean;
};

/** `refused`: not taken. `left out`: a part of the file that is no event, or is not kept. 0 is the file itself. */
export type PlaceFinding = {
  readonly row: number;
  readonly kind: "refused" | "left out";
  readonly says: string;
};

export type PlacesRead = { readonly rows: readonly PlaceRow[]; readonly findings: readonly PlaceFinding[] };

/** `within`: in how many metres of its point an event was where the file does not say. */
export type ReadingOf = { readonly within: number | null };

/** In characters, and in features or placemarks. */
export const MOST_TEXT = 10_000_000;
export const MOST_ROWS = 10_000;

/** What a row says, field by field, before anything of it is believed. */
export type Said = {
  /** Longitude first, a height perhaps behind them. */
  readonly point: readonly unknown[] | null;
  readonly field: (name: string) => unknown;
  readonly fileId: string | null;
  readonly name: unknown;
  readonly note: unknown;
  readonly time: unknown;
  readonly precision: unknown;
};

export type Read<T> = { readonly value: T } | { readonly why: string };

const saidFields = z.object({
  name: z.string().nullable(),
  note: z.string().max(20_000).nullable(),
  time: z.string().nullable(),
  precision: precisionSchema.nullable(),
  radiusMetres: z.int().min(1).max(20_038_000).nullable(),
  inheritsPlace: z.boolean().nullable(),
  inheritsTime: z.boolean().nullable(),
  items: z.array(idSchema).max(10_000).nullable(),
});

export function rowOf(said: Said, row: number, { within }: ReadingOf): Read<PlaceRow> {
  const isOwn = said.field("sightline") === "event";
  const id = isOwn ? idSchema.safeParse(said.field("id")) : null;
  if (id && !id.success)
    return { why: "It is an event without an id that can be one; give it one, or leave out “sightline”." };
  const read = saidFields.safeParse({
    name: said.name ?? null,
    note: said.note ?? null,
    time: said.time ?? null,
    precision: said.precision ?? null,
    radiusMetres: said.field("radiusMetres") ?? null,
    ...Object.fromEntries(OURS.map((key) => [key, isOwn ? (said.field(key) ?? null) : null])),
  });
  if (!read.success) return { why: whyNotFields(read.error) };
  const { name, note, radiusMetres, ...fields } = read.data;
  if (![name, note].every((text) => text === null || isText(text)))
    return { why: "It holds half of a character or a NUL, which cannot be kept as text." };
  const [inheritsPlace, inheritsTime] = [fields.inheritsPlace === true, fields.inheritsTime === true];
  const time = timeOf(inheritsTime ? null : fields.time, fields.precision);
  if ("why" in time) return time;
  const place = inheritsPlace ? { value: null } : placeOf(said.point, radiusMetres ?? within);
  if ("why" in place) return place;
  const inherits = inheritsPlace || inheritsTime;
  if (place.value === null && time.value === null && !inherits)
    return { why: "It says neither where nor when it was; give it a Point or a time." };
  return {
    value: {
      row,
      id: id?.data ?? null,
      fileId: said.fileId,
      name,
      time: time.value,
      place: place.value,
      note: note?.trim() || null,
      items: fields.items ?? [],
      inherits,
      isWithin: radiusMetres === null,
    },
  };
}

/** What is read of our own files alone. */
const OURS = ["inheritsPlace", "inheritsTime", "items"] as const;

function whyNotFields(error: z.ZodError): string {
  const [field] = error.issues[0]?.path ?? [];
  return `Its ${String(field)} is not as it can be kept; write a text, or for radiusMetres a whole number of metres, or leave it out.`;
}

export function timeOf(at: string | null, precision: TimeGiven["precision"] | null): Read<TimeGiven | null> {
  if (at === null) return { value: null };
  const written = timeWritten(at);
  if ("why" in written) return written;
  const time = { at: written.at, precision: precision ?? precisionOf(written.at) };
  const wrong = whyNotTimeGiven(time);
  return wrong ? { why: wrong.refusal.sentence } : { value: time };
}

function placeOf(point: readonly unknown[] | null, radiusMetres: number | null): Read<PlaceGiven | null> {
  if (point === null) return { value: null };
  const [longitude, latitude, height] = point;
  const isNumbers = [longitude, latitude, ...(height === undefined ? [] : [height])].every(Number.isFinite);
  if (!isNumbers || point.length < 2 || point.length > 3)
    return {
      why: "Its coordinates are not two numbers; write the longitude and then the latitude, in degrees.",
    };
  const wrong = whyNotPoint(longitude as number, latitude as number);
  if (wrong !== null) return { why: wrong };
  if (radiusMetres === null)
    return {
      why: "It does not say within how many metres of its point it was; give it radiusMetres, or say it for all with --within.",
    };
  // −0 is 0 to everybody but a comparison.
  return {
    value: { latitude: (latitude as number) + 0, longitude: (longitude as number) + 0, radiusMetres },
  };
}

function whyNotPoint(longitude: number, latitude: number): string | null {
  if (isLatitude(latitude) && isLongitude(longitude)) return null;
  return isLongitude(latitude) && isLatitude(longitude)
    ? `${latitude} can be no latitude; the longitude stands first, so look whether the two are swapped.`
    : `Longitude ${longitude} and latitude ${latitude} are nowhere; latitudes go to 90 and longitudes to 180 degrees.`;
}
