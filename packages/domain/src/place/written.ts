// Points as programs write them: geo URIs, WKT, GeoJSON and ISO 6709.
import { ok, refuse, type Result } from "../refusal.ts";
import { inOrder, type PlaceForm, type PlaceRead, type Stepped } from "./point.ts";

const NUMBER = String.raw`[-+]?\d{1,3}(?:\.\d{1,20})?`;
const GEO = new RegExp(
  String.raw`^geo:(?://)?(${NUMBER}),(${NUMBER})(?:,${NUMBER.replace("1,3", "1,5")})?((?:;[^;?]*)*)(?:\?(.*))?$`,
  "i",
);
const WKT = new RegExp(
  String.raw`^(?:srid=(\d+);)?point ?(?:z|m|zm)? ?\( ?(${NUMBER}) (${NUMBER})(?: [-+.\d]+)* ?\)$`,
  "i",
);
const SQUARE = new RegExp(String.raw`^\[ ?(${NUMBER}) ?, ?(${NUMBER}) ?(?:, ?[-+.\d]+ ?)?\]$`);
const OBJECT = new RegExp(
  String.raw`^\{(?:[^{}[\]]*|.{0,40}"geometry" ?: ?\{[^{}[\]]*)"coordinates" ?: ?\[ ?(${NUMBER}) ?, ?(${NUMBER}) ?(?:, ?[-+.\d]+ ?)?\][^[\]]*\}$`,
  "s",
);

const ISO = /^([-+]\d{2}(?:\.\d{1,20})?)([-+]\d{3}(?:\.\d{1,20})?)(?:[-+]\d+(?:\.\d+)?)?(?:CRSWGS_84)?\/?$/;

const steppedOf = (text: string): Stepped => ({
  angle: Number(text),
  step: 10 ** -(text.split(".")[1] ?? "").length,
});

export const pairOf = (first: string, second: string, form: PlaceForm): Result<PlaceRead> =>
  inOrder([steppedOf(first), steppedOf(second)], form);

/** Longitude first, and turned where that can be no place. */
export const eastFirst = (east: string, north: string, form: PlaceForm): Result<PlaceRead> =>
  pairOf(north, east, form);

/** `inner` reads what a geo URI asks for: its own two numbers are then only where to begin. */
export function readWritten(
  text: string,
  inner: (text: string) => Result<PlaceRead> | null,
): Result<PlaceRead> | null {
  return readGeo(text, inner) ?? readWkt(text) ?? readGeoJson(text) ?? readIso(text);
}

function readGeo(text: string, inner: (text: string) => Result<PlaceRead> | null): Result<PlaceRead> | null {
  const [, north, east, parameters = "", query = ""] = GEO.exec(text) ?? [];
  if (north === undefined || east === undefined) return null;
  const crs = /;crs=([^;]*)/i.exec(parameters)?.[1];
  if (crs !== undefined && crs.toLowerCase() !== "wgs84") return otherDatum(crs);
  const asked = /(?:^|&)q=([^&(]*)/.exec(query)?.[1];
  const pin = asked === undefined ? null : inner(asked.replaceAll("+", " ").trim());
  const read = pin?.ok ? pin : pairOf(north, east, "geo URI");
  if (!read.ok) return read;
  const within = Number(/;u=(\d+(?:\.\d+)?)(?:;|$)/i.exec(parameters)?.[1] ?? 0);
  return ok({
    ...read.value,
    form: "geo URI",
    precisionMetres: Math.max(within, read.value.precisionMetres),
    otherWay: null,
  });
}

function readWkt(text: string): Result<PlaceRead> | null {
  const [, srid, east, north] = WKT.exec(text) ?? [];
  if (east === undefined || north === undefined) return null;
  return srid === undefined || srid === "4326" ? eastFirst(east, north, "WKT") : otherDatum(`SRID ${srid}`);
}

/** ISO 6709 as files of cameras have it, with a height or without: `+50.4501+030.5234+179.0/`. */
function readIso(text: string): Result<PlaceRead> | null {
  const [, north, east] = ISO.exec(text) ?? [];
  if (north === undefined || east === undefined) return null;
  const read = pairOf(north, east, "decimal degrees");
  return read.ok ? ok({ ...read.value, otherWay: null }) : read;
}

const otherDatum = (name: string) =>
  refuse(
    "place-not-read",
    `These numbers are of ${name.slice(0, 40)}, and only WGS 84 is read; convert them first.`,
  );

function readGeoJson(text: string): Result<PlaceRead> | null {
  const [, east, north] = OBJECT.exec(text) ?? [];
  if (east !== undefined && north !== undefined)
    return /"type" ?: ?"Point"/.test(text) ? eastFirst(east, north, "GeoJSON") : null;
  const [, first, second] = SQUARE.exec(text) ?? [];
  if (first === undefined || second === undefined) return null;
  const read = pairOf(first, second, "GeoJSON");
  // Out of range the other way: longitude first, as GeoJSON has it, which is no turning.
  if (!read.ok) return read;
  return read.value.otherWay === null && Math.abs(Number(first)) > 90
    ? eastFirst(first, second, "GeoJSON")
    : refuse(
        "place-ambiguous",
        `In square brackets GeoJSON writes the longitude first and others the latitude; write ${first}, ${second} without brackets if the latitude is ${first}, or POINT(${first} ${second}) if it is ${second}.`,
      );
}
