// Places out and in: what goes out comes back as it was and changes nothing, and no broken file throws or makes a place up.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { MEMBERS, SEED } from "../testing/any-change.ts";
import {
  changesOf,
  drawn,
  event,
  events,
  FORMATS,
  mill,
  odd,
  out,
  plan,
  said,
  TRUST,
} from "../testing/any-places.ts";
import { workBy } from "../testing/any-work.ts";
import { placesShown } from "../testing/places-shown.ts";
import { freshHeld, MARKED, play, signed, stateOf } from "../testing/play.ts";
import { planPlaces } from "./plan-places.ts";
import { placedRows } from "./placed-rows.ts";
import { readPlaces } from "./read-places.ts";
import { writePlacesCsv } from "./write-csv.ts";

test("what goes out, comes into an empty investigation and goes out again is the same to the byte", () => {
  let met = 0;
  fc.assert(
    fc.property(events, fc.constantFrom(...FORMATS), (all, format) => {
      const text = out(drawn(all), format);
      const empty = drawn([]);
      const planned = plan(empty, text);
      expect(said(planned)).toEqual([]);
      const before = empty.seq;
      play(
        empty,
        planned.changes.map((change) => signed(change, "ed")),
      );
      expect(empty.seq - before).toBe(planned.changes.length);
      expect(out(empty, format)).toBe(text);
      met += planned.defined;
      expect(plan(empty, text).changes).toEqual([]);
    }),
    { seed: SEED, numRuns: 1000 },
  );
  expect(met).toBeGreaterThan(1000);
});

test("after any work what goes out changes nothing where it comes in, and another format says the same", () => {
  let met = 0;
  fc.assert(
    fc.property(workBy(...MEMBERS), events, (work, all) => {
      const held = freshHeld();
      const described = all.flatMap(changesOf).map((change) => signed(change, "ed"));
      play(held, [...MARKED, ...described, ...work]);
      for (const format of FORMATS) {
        const planned = plan(held, out(held, format));
        expect([planned.changes, said(planned)]).toEqual([[], []]);
        met += planned.unchanged;
      }
      const [one, other] = FORMATS.map((format) => {
        const read = readPlaces(out(held, format), TRUST);
        return read.ok && read.value.rows.map(({ fileId: _, ...row }) => row);
      });
      expect(one).toEqual(other);
    }),
    { seed: SEED, numRuns: 150 },
  );
  expect(met).toBeGreaterThan(300);
});

test("whatever is done to a file, nothing is thrown, and each place that is read stands in it", () => {
  const noise = fc.constantFrom(
    ...'<|>|</Placemark>|<Placemark>|<name>|</name>|&x;|&amp;|<!DOCTYPE a [<!ENTITY x "y">]>|NaN|null|"7"|1e999|-|,|[|]|{|}|\0|\ud800|]]>|<!--|-->|<Point>|</Point>|"type":"Point"|91|181|'.split(
      "|",
    ),
    "[".repeat(5000),
    "<a>".repeat(500),
  );
  const value = fc.constantFrom(
    ...'NaN|null|"7"|7|-0|1e999|true|[]|{}|""|"Polygon"|91|[30,50,7]|"\\ud800"|<Polygon>|</Point>|<Point>|<value>|<x:y>'.split(
      "|",
    ),
    "30,50,7",
    "sightline",
    "</value></Data>",
    "[".repeat(5000),
  );
  const cut = fc.record({ at: fc.nat(3000), gone: fc.nat(40), put: noise });
  const swap = fc.record({ nth: fc.nat(200), put: value });
  const TOKEN = /"(?:[^"\\]|\\.)*"|<[^>]*>|[-+]?\d[\d.,:TZe+-]*|true|false|null/g;
  const held = drawn([]);
  const state = stateOf(held);
  let read = 0;
  fc.assert(
    fc.property(
      fc.uniqueArray(event, { selector: ({ id }) => id, minLength: 1, maxLength: 3 }),
      fc.constantFrom(...FORMATS),
      fc.array(fc.oneof(cut, { weight: 4, arbitrary: swap }), { minLength: 1, maxLength: 2 }),
      fc.nat(20),
      (all, format, changes, end) => {
        let text = out(drawn(all), format);
        for (const one of changes) {
          const tokens = [...text.matchAll(TOKEN)];
          const token = "nth" in one ? tokens[one.nth % Math.max(1, tokens.length)] : undefined;
          const at = "nth" in one ? (token?.index ?? 0) : one.at % (text.length + 1);
          const gone = "nth" in one ? (token?.[0].length ?? 0) : one.gone;
          text = text.slice(0, at) + one.put + text.slice(at + gone);
        }
        // Now and then it ends early.
        if (end === 0) text = text.slice(0, -20);
        const file = readPlaces(text, TRUST);
        const rows = file.ok ? file.value.rows : [];
        expect(file.ok || file.refusal.code === "places-not-read").toBe(true);
        for (const row of rows) {
          if (row.place === null) continue;
          read += 1;
          const { latitude, longitude, radiusMetres } = row.place;
          expect(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && radiusMetres >= 1).toBe(true);
          const numbers = new Set(
            (text.match(/[-+]?[\d.]+(?:[eE][-+]?\d+)?/g) ?? []).map((one) => Number(one) + 0),
          );
          for (const number of [latitude, longitude, radiusMetres]) expect(numbers).toContain(number);
        }
        const planned = planPlaces(held, rows, { replace: true });
        expect(
          planned.changes.every(({ verb }) => verb === "group.define" || verb === "group.describe"),
        ).toBe(true);
        expect(stateOf(held)).toBe(state);
      },
    ),
    { seed: SEED, numRuns: 2500 },
  );
  expect(read).toBeGreaterThan(150);
});

test("no text of the CSV is taken for a formula, and its numbers stay numbers", () => {
  const csv = writePlacesCsv(
    placedRows(placesShown(drawn([{ ...mill, name: '=HYPERLINK("x")', note: "+1\n-2" }])), () => "@ann"),
  );
  expect(csv.split("\r\n")).toHaveLength(3);
  expect(csv).toContain(
    `event,mill,"'=HYPERLINK(""x"")",-0.1,50.5,200,false,2031-04-09T10:00Z,year,2031-01-01T`,
  );
  expect(csv).toContain(`"'+1\n-2",,'@ann,,false,,a\r\n`);
  fc.assert(
    fc.property(odd, (name) => {
      const [row] = placedRows(placesShown(drawn([{ ...mill, name }])), () => "ann");
      const cell = writePlacesCsv(row ? [row] : []).split("event,mill,")[1] ?? "";
      expect(cell).not.toMatch(/^"?\s*[=+\-@]/);
    }),
    { seed: SEED, numRuns: 300 },
  );
});
