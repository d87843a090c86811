// Drawn events, and files of places as we and others write them; for tests.
import * as fc from "fast-check";
import type { Draft } from "../investigation/held.ts";
import type { Change } from "../journal/nouns.ts";
import { planPlaces, type PlacesPlan } from "../place/plan-places.ts";
import { placedRows } from "../place/placed-rows.ts";
import { readPlaces } from "../place/read-places.ts";
import { writeGeoJson } from "../place/write-geojson.ts";
import { writeKml } from "../place/write-kml.ts";
import { placesShown } from "./places-shown.ts";
import { COLLECTED, freshHeld, play, signed } from "./play.ts";

const WRITERS = { geojson: writeGeoJson, kml: writeKml };
export const FORMATS = ["geojson", "kml"] as const;
type Format = (typeof FORMATS)[number];

export const out = (held: Draft, format: Format): string =>
  WRITERS[format](placedRows(placesShown(held), (id) => id));

export const TRUST = { within: null };
export function plan(held: Draft, text: string, replace = false, within: number | null = null): PlacesPlan {
  const read = readPlaces(text, { within });
  if (!read.ok) throw new Error(read.refusal.sentence);
  const planned = planPlaces(held, read.value.rows, { replace });
  return { ...planned, findings: [...read.value.findings, ...planned.findings] };
}
export const said = ({ findings }: PlacesPlan, kind: "refused" | "left out" = "refused"): string[] =>
  findings.filter((one) => one.kind === kind).map(({ row, says }) => `${row}: ${says}`);

const piece = fc.constantFrom(
  ..."<>&\"'=+-@;,\\ \t\n\r\u0001\u007f\u0085\u2028\uFFFE\uFFFF{}]".split(""),
  ..."]]>|<![CDATA[|&amp;|&#10;|-->|null|ґанок|🙂|שלום|\uFEFF|é|<b>a</b>".split("|"),
);
export const odd = fc
  .array(fc.oneof(piece, fc.string({ unit: "grapheme", maxLength: 4 })), { maxLength: 6 })
  .map((all) => all.join("").toWellFormed().replaceAll("\0", ""));
const oddId = odd.map((text) => `e${text}`.replaceAll(/[\p{Cc}\p{Cs}]/gu, ""));
const degrees = (far: number) =>
  fc.oneof(
    fc.double({ min: -far, max: far, noNaN: true }),
    fc.constantFrom(0, -0, far, -far, 1e-7, -1e-300, 30.5),
  );
const place = fc.record({
  latitude: degrees(90),
  longitude: degrees(180),
  radiusMetres: fc.integer({ min: 1, max: 20_038_000 }),
});
const time = fc.constantFrom(
  { at: "2031", precision: "year" },
  { at: "2031-12", precision: "month" },
  { at: "2028-02-29", precision: "day" },
  { at: "2031-04-09", precision: "year" },
  { at: "2031-04-09T10:00Z", precision: "hour" },
  { at: "2031-04-09T23:59Z", precision: "minute" },
  { at: "2031-04-09T23:59:59.123456Z", precision: "second" },
  { at: "2031-04-09T23:59:59Z", precision: "day" },
  { at: "9999-12-31", precision: "day" },
  { at: "0001", precision: "year" },
) as fc.Arbitrary<{ at: string; precision: "year" }>;
export const event = fc.record({
  id: oddId,
  name: fc.option(odd),
  members: fc.subarray(["a", "b", "c"]),
  place: fc.option(place),
  time: fc.option(time),
  /** The journal has them without blanks around them. */
  note: fc.option(odd.map((text) => `n${text}`.trim())),
});
export type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;
export const events = fc.uniqueArray(event, { selector: ({ id }) => id, maxLength: 5 });
export const changesOf = ({ id, name, members, ...told }: Event): Change[] => [
  { verb: "group.define", subject: id, payload: { name, members } },
  { verb: "group.describe", subject: id, payload: told },
];

export function drawn(all: readonly Event[]): Draft {
  const held = freshHeld();
  play(held, [...COLLECTED, ...all.flatMap(changesOf).map((change) => signed(change, "ed"))]);
  return held;
}

export const MILL = { latitude: 50.5, longitude: -0.1, radiusMetres: 200 };
export const mill: Event = {
  id: "mill",
  name: "The mill",
  members: ["a"],
  place: MILL,
  time: { at: "2031-04-09T10:00Z", precision: "year" },
  note: "by the gate",
};
export const feature = (geometry: unknown, properties: unknown = { radiusMetres: 50 }, rest = {}) => ({
  type: "Feature",
  geometry,
  properties,
  ...rest,
});
export const point = (...coordinates: unknown[]) => ({ type: "Point", coordinates });
export const collection = (...features: unknown[]): string =>
  JSON.stringify({ type: "FeatureCollection", features });
export const kml = (...placemarks: string[]): string =>
  `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${placemarks.join("")}</Document></kml>`;
export const placemark = (
  inside: string,
  at = "<Point><coordinates>30.5,50.4</coordinates></Point>",
): string => `<Placemark>${inside}${at}</Placemark>`;
