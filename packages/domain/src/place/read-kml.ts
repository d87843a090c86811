// Reads the events of KML: placemarks with a point, by a reader that knows no types or entities of a file's own. Never throws.
import { z } from "zod";
import { ok, type Result } from "../refusal.ts";
import {
  MOST_ROWS,
  MOST_TEXT,
  rowOf,
  type PlaceFinding,
  type PlacesRead,
  type Read,
  type ReadingOf,
  type Said,
} from "./place-row.ts";
import { became, ITEM_LEFT, notAPoint, notRead, readAll, tooMuch, type Became } from "./read-rows.ts";
import { whenOf } from "./kml-time.ts";
import { shownName, shownNote, type Exact } from "./write-kml.ts";
import { readXml, type XmlElement } from "./xml.ts";

export function readKml(text: string, reading: ReadingOf): Result<PlacesRead> {
  if (text.length > MOST_TEXT) return tooMuch();
  const read = readXml(text);
  if ("why" in read) return notRead(`This file cannot be read as KML: in line ${read.line} ${read.why}.`);
  const { root } = read;
  const [, prefix = ""] = /^(.*:)?kml$/.exec(root.name) ?? ["", null];
  if (prefix === null) return notRead("This file is XML and no KML; save it as KML.");
  const found: Found = { placemarks: [], findings: [], prefix };
  collect(root, true, found);
  if (found.placemarks.length > MOST_ROWS) return tooMuch();
  const { rows, findings } = readAll(found.placemarks, ({ element, isListed }, row) =>
    isListed
      ? readPlacemark(parts(element, prefix), row, reading)
      : { why: "It stands where no placemark is looked for; put it into a Document or a Folder." },
  );
  return ok({ rows, findings: [...found.findings, ...findings] });
}

type Found = {
  readonly placemarks: { readonly element: XmlElement; readonly isListed: boolean }[];
  readonly findings: PlaceFinding[];
  readonly prefix: string;
};

const CONTAINERS: ReadonlySet<string> = new Set(["kml", "Document", "Folder"]);
const ELSEWHERE: ReadonlySet<string> = new Set(["NetworkLink", "NetworkLinkControl"]);
const OVERLAY = /^(?:Ground|Photo|Screen)Overlay$|^Tour$/;
const localOf = (name: string): string => name.slice(name.indexOf(":") + 1);

/** All placemarks of the file in their order, wherever they stand: none is passed over. */
function collect(element: XmlElement, isListed: boolean, found: Found): void {
  for (const child of element.children) {
    const local = localOf(child.name);
    const isOurs = child.name === found.prefix + local;
    if (local === "Placemark") found.placemarks.push({ element: child, isListed: isListed && isOurs });
    if (ELSEWHERE.has(local) || OVERLAY.test(local))
      found.findings.push({
        row: 0,
        kind: "left out",
        says: `A ${local} says of no event where it was, and nothing is fetched.`,
      });
    collect(child, isListed && isOurs && CONTAINERS.has(local), found);
  }
}

/** The children by name; those of other vocabularies keep their prefix. */
function parts({ children }: XmlElement, prefix: string): ReadonlyMap<string, readonly XmlElement[]> {
  return Map.groupBy(children, ({ name }) =>
    prefix !== "" && name.startsWith(prefix) ? name.slice(prefix.length) : name,
  );
}
type Parts = ReturnType<typeof parts>;

const READ = ["name", "description", "TimeStamp", "TimeSpan", "ExtendedData", "Point"];
/** How it is drawn and looked at, and words of other vocabularies. */
const PASSED =
  /^(?:visibility|open|address|phoneNumber|[Ss]nippet|styleUrl|Style|StyleMap|LookAt|Camera|Region|Metadata|Placemark|.*:.*)$/;

function readPlacemark(all: Parts, row: number, reading: ReadingOf): Became {
  for (const [name, { length }] of all) {
    const local = localOf(name);
    if (READ.includes(name) && length === 1) continue;
    if (READ.includes(name)) return { why: `It has more than one ${name}; leave one.` };
    if (GEOMETRY.test(local)) return { why: notAPoint(local) };
    if (READ.includes(local) || !PASSED.test(name))
      return { why: `It holds ${name.slice(0, 40)}, which is not read; take it out.` };
  }
  const one = (name: string): XmlElement | undefined => all.get(name)?.[0];
  const data = dataOf(one("ExtendedData"));
  if ("why" in data) return data;
  const fields = data.value;
  if (fields.get("sightline") === "item") return ITEM_LEFT;
  const isOwn = fields.get("sightline") === "event";
  const point = pointOf(one("Point"));
  if ("why" in point) return point;
  const time = whenOf({ stamp: one("TimeStamp"), span: one("TimeSpan") }, isOwn ? fields : null);
  if ("why" in time) return time;
  const stands = {
    id: fields.get("id") ?? "",
    name: one("name") === undefined ? null : trimmed(one("name")),
    note: one("description") === undefined ? null : trimmed(one("description")),
  };
  const { id, name, note } = isOwn ? exactly(stands, fields.get("exact")) : stands;
  const field = (key: string): unknown => (key === "id" ? id : typed(key, fields.get(key)));
  const said: Said = {
    point: point.value,
    field,
    fileId: id || null,
    name: isOwn ? name : name || null,
    note,
    time: time.value?.at,
    precision: time.value?.precision,
  };
  return became(rowOf(said, row, reading), point.value);
}

const GEOMETRY = /^(?:LineString|LinearRing|Polygon|MultiGeometry|Model|Track|MultiTrack)$/;

const trimmed = (element: XmlElement | undefined): string => element?.text.trim() ?? "";

/** Data and what other programs make of it when they write the file again. */
function dataOf(element: XmlElement | undefined): Read<ReadonlyMap<string, string>> {
  const fields = new Map<string, string>();
  for (const child of element?.children ?? [])
    for (const { key, value } of pairsOf(child)) {
      if (fields.has(key)) return { why: `Its data says ${key.slice(0, 40)} twice; leave one.` };
      fields.set(key, value);
    }
  return { value: fields };
}

type Pair = { readonly key: string; readonly value: string };

function pairsOf({ name, children, attributes }: XmlElement): readonly Pair[] {
  const key = attributes.get("name");
  if (localOf(name) === "Data" && key !== undefined)
    return [{ key, value: trimmed(children.find((one) => localOf(one.name) === "value")) }];
  if (localOf(name) !== "SchemaData") return [];
  return children.flatMap((child) => {
    const called = child.attributes.get("name");
    return called === undefined ? [] : [{ key: called, value: trimmed(child) }];
  });
}

/** A number, a yes or no, or a list, where it is one of ours that is; else the text. */
function typed(key: string, value: string | undefined): unknown {
  if (value === undefined || value === "") return null;
  if (key === "radiusMetres") return /^\d{1,8}$/.test(value) ? Number(value) : value;
  if (key === "inheritsPlace" || key === "inheritsTime")
    return value === "true" || (value === "false" ? false : value);
  return key === "items" ? parsed(value) : value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

const exactSchema = z.strictObject({ id: z.string(), name: z.string(), note: z.string().nullable() });
type Stands = { readonly id: string; readonly name: string | null; readonly note: string | null };

/** What we wrote beside what XML could not hold, each as long as writing it gives what stands there. */
function exactly(stands: Stands, text: string | undefined): Stands | Exact {
  const read = exactSchema.safeParse(text === undefined ? null : parsed(text));
  if (!read.success) return stands;
  const { id, name, note } = read.data;
  return {
    id: shownName(id) === stands.id ? id : stands.id,
    name: shownName(name) === stands.name ? name : stands.name,
    note: note !== null && shownNote(note).trim() === stands.note ? note : stands.note,
  };
}

const NUMBER = /^[-+]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][-+]?\d{1,3})?$/;

function pointOf(element: XmlElement | undefined): Read<readonly unknown[] | null> {
  if (!element) return { value: null };
  const [first, another] = element.children.filter(({ name }) => localOf(name) === "coordinates");
  const tuples = trimmed(first).split(/\s+/);
  if (!first || another || tuples.length !== 1)
    return {
      why: "Its Point has not the coordinates of one point; write longitude,latitude without spaces.",
    };
  const numbers = (tuples[0] ?? "").split(",", 5);
  return { value: numbers.map((one) => (NUMBER.test(one) ? Number(one) : one)) };
}
