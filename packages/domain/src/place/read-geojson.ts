// Reads the events of GeoJSON (RFC 7946): what is a point is taken, everything else is refused by its feature. Never throws.
import { ok, type Result } from "../refusal.ts";
import {
  MOST_ROWS,
  MOST_TEXT,
  rowOf,
  type PlacesRead,
  type Read,
  type ReadingOf,
  type Said,
} from "./place-row.ts";
import { became, ITEM_LEFT, notAPoint, notRead, readAll, tooMuch, type Became } from "./read-rows.ts";

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const fieldOf = (fields: unknown, name: string): unknown =>
  isFields(fields) && Object.hasOwn(fields, name) ? fields[name] : undefined;

export function readGeoJson(text: string, reading: ReadingOf): Result<PlacesRead> {
  if (text.length > MOST_TEXT) return tooMuch();
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return notRead("This file is not JSON; save it as GeoJSON again.");
  }
  const features = featuresOf(file);
  if (features === null)
    return notRead("This JSON is no GeoJSON; its type must be FeatureCollection, Feature or Point.");
  if (features.length > MOST_ROWS) return tooMuch();
  const crs = fieldOf(file, "crs");
  if (crs !== undefined && crs !== null && fieldOf(fieldOf(crs, "properties"), "name") !== CRS84)
    return notRead(
      "This file names a system of coordinates of its own; convert it to WGS 84, longitude first.",
    );
  return ok(readAll(features, (feature, row) => readFeature(feature, row, reading)));
}

const CRS84 = "urn:ogc:def:crs:OGC:1.3:CRS84";

function featuresOf(file: unknown): readonly unknown[] | null {
  const type = fieldOf(file, "type");
  if (type === "FeatureCollection") {
    const features = fieldOf(file, "features");
    return Array.isArray(features) ? features : null;
  }
  if (type === "Feature") return [file];
  return type === "Point" ? [{ type: "Feature", geometry: file, properties: null }] : null;
}

/** What others call the same. Of what we wrote only the first is read. */
const TIMES = ["time", "timestamp", "datetime", "date"];
const NAMES = ["name", "title"];
const NOTES = ["note", "description", "desc"];

function readFeature(feature: unknown, row: number, reading: ReadingOf): Became {
  if (fieldOf(feature, "type") !== "Feature") return { why: "It is no Feature." };
  const properties = fieldOf(feature, "properties") ?? null;
  if (properties !== null && !isFields(properties))
    return { why: "Its properties are none; write an object, or null." };
  const field = (name: string): unknown => fieldOf(properties, name);
  if (field("sightline") === "item") return ITEM_LEFT;
  const geometry = fieldOf(feature, "geometry") ?? null;
  const point = pointOf(geometry);
  if ("why" in point) return point;
  const first = (names: readonly string[]): unknown =>
    names.map(field).find((value) => value !== undefined && value !== null);
  const times = new Set(TIMES.map(field).filter((value) => value !== undefined && value !== null));
  const isOwn = field("sightline") === "event";
  if (times.size > 1 && !isOwn) return { why: "It says several times; leave one, and call it time." };
  const fileId = fieldOf(feature, "id") ?? field("id");
  const said: Said = {
    point: point.value,
    field,
    fileId: typeof fileId === "string" || typeof fileId === "number" ? String(fileId) : null,
    name: isOwn ? field("name") : first(NAMES),
    note: isOwn ? field("note") : first(NOTES),
    time: isOwn ? field("time") : [...times][0],
    precision: field("precision"),
  };
  return became(rowOf(said, row, reading), point.value);
}

function pointOf(geometry: unknown): Read<readonly unknown[] | null> {
  if (geometry === null) return { value: null };
  const type = fieldOf(geometry, "type");
  const coordinates = fieldOf(geometry, "coordinates");
  if (type === "Point") return { value: Array.isArray(coordinates) ? coordinates : [] };
  return { why: notAPoint(typeof type === "string" ? type : "geometry without a type") };
}
