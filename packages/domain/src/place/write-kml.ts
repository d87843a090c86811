// Where and when things were, as KML 2.2: a placemark for each circle, its radius and all else beside it as data.
import type { PlacedRow } from "./placed-rows.ts";
import { spanTexts } from "./placed-rows.ts";
import { escaped, inXml } from "./xml-text.ts";

export function writeKml(rows: readonly PlacedRow[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<kml xmlns="http://www.opengis.net/kml/2.2">',
    "<Document>",
    ...rows.map(placemarkOf),
    "</Document>",
    "</kml>",
    "",
  ].join("\n");
}

function placemarkOf({ id, name, place, span, note, ...row }: PlacedRow): string {
  const said = span && spanTexts(span);
  const { time, inherits } = row;
  // Beyond the year 9999 a time stands among the data alone.
  const data: readonly (readonly [string, string | number | boolean | null | undefined])[] = [
    ["sightline", row.kind],
    ["id", id],
    ["radiusMetres", place?.radiusMetres],
    ["inheritsPlace", inherits.place],
    ["time", time?.at],
    ["precision", time?.precision],
    ["inheritsTime", inherits.time],
    ["basis", row.basis.join("; ")],
    ["statedBy", row.statedBy.join("; ")],
    ["agreedBy", row.agreedBy.join("; ")],
    ["agreed", row.agreed],
    ["disagrees", row.disagrees.join("; ")],
    ["items", row.items.length === 0 ? null : JSON.stringify(row.items)],
    ["exact", exactText({ id, name, note })],
  ];
  return [
    "<Placemark>",
    `<name>${escaped(name)}</name>`,
    ...(note === null ? [] : [`<description>${escaped(shownNote(note))}</description>`]),
    ...(said && said.to.length === 20
      ? [`<TimeSpan><begin>${said.from}</begin><end>${said.to}</end></TimeSpan>`]
      : []),
    "<ExtendedData>",
    ...data.flatMap(([key, value]) =>
      value === null || value === undefined || value === ""
        ? []
        : [`<Data name="${key}"><value>${escaped(String(value))}</value></Data>`],
    ),
    "</ExtendedData>",
    ...(place ? [`<Point><coordinates>${place.longitude},${place.latitude}</coordinates></Point>`] : []),
    "</Placemark>",
  ].join("\n");
}

export type Exact = { readonly id: string; readonly name: string; readonly note: string | null };

/** What is read of a name or an id that was written so. */
export const shownName = (name: string): string => inXml(name).trim();

/** A description is shown as a page of the web: what a note says is to be read there, and not to be obeyed. */
export const shownNote = (note: string): string =>
  inXml(note.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"));

/** Where a name, an id or a note cannot be read back from what stands in the file: all three, as JSON that XML can hold. */
function exactText(exact: Exact): string | null {
  const { id, name, note } = exact;
  if (shownName(id) === id && shownName(name) === name && (note === null || shownNote(note) === note))
    return null;
  return JSON.stringify(exact).replaceAll(
    /[&<>\uFFFE\uFFFF]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
