// Files of places as others write them: what is taken, what is refused by its row, and which files are not read at all.
import { expect, test } from "vitest";
import type { Change } from "../journal/nouns.ts";
import {
  collection,
  drawn,
  feature,
  kml,
  MILL,
  mill,
  out,
  placemark,
  plan,
  point,
  said,
  TRUST,
} from "../testing/any-places.ts";
import { play, signed } from "../testing/play.ts";
import { readPlaces } from "./read-places.ts";

test("GeoJSON is that of RFC 7946: longitude first, no crs, the radius beside the point", () => {
  const [{ geometry, properties } = { geometry: null, properties: null }, ...others] = (
    JSON.parse(out(drawn([mill]), "geojson")) as { features: { geometry: object; properties: object }[] }
  ).features;
  expect(others).toEqual([]);
  expect(geometry).toEqual({ type: "Point", coordinates: [-0.1, 50.5] });
  expect(properties).toMatchObject({ id: "mill", radiusMetres: 200, statedBy: ["ed"], agreed: false });
  expect(out(drawn([mill]), "geojson")).not.toContain("crs");
  expect(out(drawn([mill]), "kml")).toContain("<coordinates>-0.1,50.5</coordinates>");
});

test("what is described otherwise here is not overwritten unasked, and what a file leaves out stays", () => {
  const file = out(drawn([{ ...mill, place: { ...MILL, radiusMetres: 300 }, note: null }]), "kml");
  const held = drawn([mill]);
  const refused = plan(held, file);
  expect([refused.changes, said(refused)]).toEqual([[], [expect.stringMatching(/described otherwise here/)]]);
  const { changes } = plan(held, file, true);
  const place300 = { ...MILL, radiusMetres: 300 };
  expect(changes).toMatchObject([
    { verb: "group.describe", payload: { place: place300, note: "by the gate" } },
  ]);
  const withdraw: Change = { verb: "group.withdraw", subject: "mill", payload: { only: "group" } };
  play(held, [signed(withdraw, "ed", "a mistake")]);
  expect(said(plan(held, file, true))).toEqual([expect.stringMatching(/withdrawn here/)]);
});

test("what others wrote comes in once, by what it says, whatever became of it since", () => {
  const text = collection(
    feature(
      point(30.5, 50.4),
      { name: "Bridge", date: "2031-04-09T10:00+03:00", radiusMetres: 50 },
      { id: 7 },
    ),
    feature(point(30.6, 50.4), { title: "Gate", note: " seen " }),
    feature(point(30.6, 50.4), { title: "Gate", note: " seen " }),
  );
  const held = drawn([]);
  expect(said(plan(held, text))).toEqual([
    expect.stringMatching(/^2: .*--within/),
    expect.stringMatching(/^3: /),
  ]);
  const first = plan(held, text, false, 80);
  expect(first).toMatchObject({ defined: 2, unchanged: 0 });
  expect(said(first, "left out")).toEqual([expect.stringMatching(/^3: It says the same/)]);
  expect(first.changes.filter(({ verb }) => verb === "group.describe").map(({ payload }) => payload)).toEqual(
    [
      {
        time: { at: "2031-04-09T07:00Z", precision: "minute" },
        place: { latitude: 50.4, longitude: 30.5, radiusMetres: 50 },
        note: null,
      },
      { time: null, place: { latitude: 50.4, longitude: 30.6, radiusMetres: 80 }, note: "seen" },
    ],
  );
  play(
    held,
    first.changes.map((change) => signed(change, "ed")),
  );
  const id = first.changes[0]?.subject ?? "";
  play(held, [
    signed({ verb: "group.describe", subject: id, payload: { time: null, place: MILL, note: null } }, "r1"),
  ]);
  expect(plan(held, text, true, 90)).toMatchObject({ changes: [], unchanged: 2 });
});

test.each([
  [feature({ type: "Polygon", coordinates: [] }), /^1: It is a Polygon/],
  [feature({ type: "GeometryCollection", geometries: [point(1, 2)] }), /^1: It is a GeometryCollection/],
  [feature(point("30.5", "50.4")), /not two numbers/],
  [feature(point(null, null)), /not two numbers/],
  [feature(point(30.5)), /not two numbers/],
  [feature(point(1, 2, 3, 4)), /not two numbers/],
  [feature({ type: "Point" }), /not two numbers/],
  [feature(point(50.4, 130.5)), /swapped/],
  [feature(point(200, 95)), /nowhere/],
  [feature(null), /neither where nor when/],
  [feature(point(1, 2), { radiusMetres: "50" }), /radiusMetres/],
  [feature(point(1, 2), { radiusMetres: 0.5 }), /radiusMetres/],
  [feature(point(1, 2), { name: 5, radiusMetres: 5 }), /name/],
  [feature(point(1, 2), { radiusMetres: 5, time: "2031-04-09T10:00" }), /no time zone/],
  [feature(point(1, 2), { radiusMetres: 5, time: "2031-02-30" }), /is no time/],
  [feature(point(1, 2), { radiusMetres: 5, date: "2031-04-09", time: "10:00" }), /several times/],
  [feature(point(1, 2), { radiusMetres: 5, time: "2031", precision: "day" }), /nothing finer/],
  [feature(point(1, 2), { radiusMetres: 5, sightline: "event" }), /without an id/],
  [feature(point(1, 2), { radiusMetres: 5, name: "\ud800" }), /half of a character/],
  [feature(point(50.5, 0.1)), /turned round/],
  ["x", /no Feature/],
])("a feature that is no event is refused by its number: %j", (one, why) => {
  const planned = plan(drawn([mill]), collection(one));
  expect([planned.changes, said(planned)]).toEqual([[], [expect.stringMatching(why)]]);
});

const RADIUS = '<ExtendedData><Data name="radiusMetres"><value>50</value></Data></ExtendedData>';
test.each([
  [placemark(RADIUS, "<Polygon/>"), /^1: It is a Polygon/],
  [placemark(RADIUS, "<gx:Track/>"), /^1: It is a Track/],
  [placemark(RADIUS, "<Point><coordinates>30.5, 50.4</coordinates></Point>"), /coordinates of one point/],
  [placemark(RADIUS, "<Point><coordinates>30.5,50.4 30.6,50.4</coordinates></Point>"), /of one point/],
  [placemark(RADIUS, "<Point><coordinates>NaN,50.4</coordinates></Point>"), /not two numbers/],
  [placemark(RADIUS, "<Point><coordinates>,</coordinates></Point>"), /not two numbers/],
  [placemark(RADIUS, "<Point><coordinates>50.4,130.5</coordinates></Point>"), /swapped/],
  [placemark(RADIUS + RADIUS), /more than one ExtendedData/],
  [placemark(RADIUS.replace("50", "5e1")), /radiusMetres/],
  [placemark(""), /--within/],
  [placemark(`${RADIUS}<guess/>`), /holds guess/],
  [placemark(`${RADIUS}<TimeStamp><when>2031-04-09T10:00:00</when></TimeStamp>`), /no time zone/],
  [placemark(`${RADIUS}<TimeSpan><begin>2031</begin></TimeSpan>`), /not one second/],
  [placemark(`${RADIUS}<TimeSpan><begin>2031</begin><end>2032</end></TimeSpan>`), /not one second/],
  [`<Style>${placemark(RADIUS)}</Style>`, /where no placemark is looked for/],
])("a placemark that is no event is refused by its number: %s", (one, why) => {
  const planned = plan(drawn([mill]), kml(one));
  expect([planned.changes, said(planned)]).toEqual([[], [expect.stringMatching(why)]]);
});

test("KML of others is read: prefixes, folders, spans of one unit, data of other programs, heights that are told", () => {
  const text = kml(
    `<Folder><name>all</name>${placemark(`<name>
      Bridge &amp; gate</name><description><![CDATA[<b>seen</b>]]></description>${RADIUS}
      <TimeSpan><begin>2031-04-09T00:00:00Z</begin><end>2031-04-10T00:00:00Z</end></TimeSpan>`)}</Folder>`,
    placemark(
      '<ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="radiusMetres">9</SimpleData></SchemaData></ExtendedData>',
      "<Point><coordinates>30.5,50.4,120</coordinates></Point>",
    ),
    "<NetworkLink/>",
  );
  for (const one of [text, text.replaceAll(/<(\/?)(?=\w\w)/g, "<$1k:").replace("xmlns=", "xmlns:k=")]) {
    const planned = plan(drawn([]), one);
    expect(said(planned)).toEqual([]);
    expect(said(planned, "left out")).toEqual([
      expect.stringMatching(/^0: A NetworkLink/),
      "2: Its height is not kept.",
    ]);
    expect(planned.changes.map(({ payload }) => payload)).toMatchObject([
      { name: "Bridge & gate" },
      { time: { at: "2031-04-09", precision: "day" }, place: { radiusMetres: 50 }, note: "<b>seen</b>" },
      { name: null },
      { time: null, place: { radiusMetres: 9 } },
    ]);
  }
});

test.each([
  ["<!DOCTYPE kml>" + kml(placemark(RADIUS)), /types? or entities|defines/],
  [kml(placemark(`<name>&boo;</name>${RADIUS}`)), /does not know/],
  [kml(placemark(`<name>&#0;</name>${RADIUS}`)), /does not know/],
  ["<a>".repeat(100_000), /in each other/],
  [kml(placemark(RADIUS)).slice(0, -3), /has no end|ends inside/],
  [kml(placemark(RADIUS).replace("</Point>", "</Line>")), /closes/],
  ["<gpx></gpx>", /no KML/],
  ['<?xml version="1.0" encoding="windows-1251"?><kml/>', /UTF-8/],
  [`{"type":"FeatureCollection","features":${"[".repeat(200_000)}`, /not JSON/],
  ['{"type":"Topology"}', /no GeoJSON/],
  ['{"type":"FeatureCollection","features":{}}', /no GeoJSON/],
  [
    '{"type":"FeatureCollection","features":[],"crs":{"type":"name","properties":{"name":"EPSG:3857"}}}',
    /WGS 84/,
  ],
  [`{"a":"${"x".repeat(10_000_000)}"}`, /10 MB/],
  [collection(...Array.from({ length: 10_001 }, () => 0)), /10000 places/],
  ["name,lon,lat", /neither/],
  ["", /neither/],
])("a file that cannot be read as what it is is refused whole: %.60s", (text, why) => {
  const read = readPlaces(text, TRUST);
  expect(read.ok ? "read" : [read.refusal.code, read.refusal.sentence]).toEqual([
    "places-not-read",
    expect.stringMatching(why),
  ]);
});

test.each([
  "<a/>",
  "<a b='c'/>",
  "<a>",
  "<a b='c' ",
  " ",
  "&amp;",
  "&",
  "<!--",
  "-->",
  "]]>",
  "<?",
  "<a:",
  "7,",
  "é",
])("a long file of %j is read in one go, and no place is made of it", (piece) => {
  const long = piece.repeat(Math.ceil(1_000_000 / piece.length));
  for (const text of [`<kml>${long}</kml>`, `<kml ${long}`, kml(placemark(RADIUS, long)), `{"a":[${long}`]) {
    const read = readPlaces(text, { within: 5 });
    expect(read.ok ? read.value.rows : []).toEqual([]);
  }
});
