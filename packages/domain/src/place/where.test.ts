// Where and when items and events were: circles that hold what they are made of, events that take from their items, and whatever cannot be is told.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { PlaceGiven, TimeGiven } from "../check/given.ts";
import type { Change } from "../journal/nouns.ts";
import { MEMBERS, SEED } from "../testing/any-change.ts";
import { workBy } from "../testing/any-work.ts";
import { freshHeld, MARKED, play, signed } from "../testing/play.ts";
import { circleAround, edgeOf, touch } from "./circle.ts";
import { metresBetween } from "./point.ts";
import { overlap, spanAround, spanOf } from "./span.ts";
import { placesOf, timesOf, whereIn } from "./where.ts";

/** A circle as wide as that holds the whole Earth. */
const FARTHEST = 20_038_000;
const anyCircle = fc.record({
  latitude: fc.double({ min: -89, max: 89, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  radiusMetres: fc.integer({ min: 1, max: 50_000 }),
});
const nearBy = fc.record({
  latitude: fc.double({ min: 50, max: 50.2, noNaN: true }),
  longitude: fc.double({ min: 30, max: 30.2, noNaN: true }),
  radiusMetres: fc.integer({ min: 1, max: 5000 }),
});

test("a circle around circles holds each of them, and near each other it is about the smallest", () => {
  const any = fc.oneof(
    fc.array(anyCircle, { minLength: 1, maxLength: 6 }),
    fc.array(nearBy, { minLength: 1, maxLength: 6 }),
  );
  fc.assert(
    fc.property(any, (circles) => {
      const around = circleAround(circles);
      if (around === null) throw new Error("Expected a circle.");
      for (const one of circles)
        expect(Math.min(FARTHEST, metresBetween(around, one) + one.radiusMetres)).toBeLessThanOrEqual(
          around.radiusMetres + 1,
        );
    }),
    { seed: SEED },
  );
  fc.assert(
    fc.property(fc.array(nearBy, { minLength: 2, maxLength: 6 }), (circles) => {
      const around = circleAround(circles) as PlaceGiven;
      const widest = Math.max(
        ...circles.flatMap((a) => circles.map((b) => metresBetween(a, b) + a.radiusMetres + b.radiusMetres)),
        ...circles.map(({ radiusMetres }) => 2 * radiusMetres),
      );
      // No smaller circle holds the two that are farthest apart; by Jung's theorem one of 2/√3 that size always does.
      expect(around.radiusMetres).toBeGreaterThanOrEqual(widest / 2 - 1);
      expect(around.radiusMetres).toBeLessThanOrEqual((widest / Math.sqrt(3)) * 1.02 + 2);
    }),
    { seed: SEED },
  );
});

test("the edge of a circle is as far from its middle as its radius", () => {
  fc.assert(
    fc.property(anyCircle, (circle) => {
      for (const point of edgeOf(circle, 8))
        expect(Math.abs(metresBetween(circle, point) - circle.radiusMetres)).toBeLessThan(
          0.01 + circle.radiusMetres * 1e-6,
        );
    }),
    { seed: SEED },
  );
});

test.each([
  ["2031", "year", "2031-01-01T00:00:00.000Z", "2032-01-01T00:00:00.000Z"],
  ["2031-12", "month", "2031-12-01T00:00:00.000Z", "2032-01-01T00:00:00.000Z"],
  ["2028-02-29", "day", "2028-02-29T00:00:00.000Z", "2028-03-01T00:00:00.000Z"],
  ["2031-04-09T10:30:15.5Z", "second", "2031-04-09T10:30:15.000Z", "2031-04-09T10:30:16.000Z"],
  ["2031-04-09T23:59Z", "minute", "2031-04-09T23:59:00.000Z", "2031-04-10T00:00:00.000Z"],
  ["2031-04-09T23:59Z", "day", "2031-04-09T00:00:00.000Z", "2031-04-10T00:00:00.000Z"],
  ["2031-04-09", "month", "2031-04-01T00:00:00.000Z", "2031-05-01T00:00:00.000Z"],
] as const)("%s, known to the %s, is from %s until before %s", (at, precision, from, to) => {
  const span = spanOf({ at, precision });
  expect([new Date(span.from).toISOString(), new Date(span.to).toISOString()]).toEqual([from, to]);
});

const MILL: PlaceGiven = { latitude: 50.5, longitude: -0.1, radiusMetres: 200 };
/** About 1.1 km farther north. */
const BRIDGE: PlaceGiven = { ...MILL, latitude: 50.51 };
const TEN: TimeGiven = { at: "2031-04-09T10:00Z", precision: "hour" };
const NOON: TimeGiven = { at: "2031-04-09T12:00Z", precision: "hour" };
const answer = (item: string, given: { place?: PlaceGiven; time?: TimeGiven }): Change => ({
  verb: "check.answer",
  subject: item,
  payload: {
    question: given.place ? "place" : "time",
    result: "passed",
    basis: "the bridge",
    evidence: [],
    ...given,
  },
});
const describe = (subject: string, place: PlaceGiven | null, time: TimeGiven | null): Change => ({
  verb: "group.describe",
  subject,
  payload: { place, time, note: null },
});

function where(id: string, ...changes: (readonly [string, Change])[]) {
  const held = freshHeld();
  // g1 holds the photo a and somebody in the video c; g2 the photo b, and g1.
  play(held, [...MARKED, ...changes.map(([by, change]) => signed(change, by))]);
  return whereIn(held).find((one) => one.id === id);
}

test("an item is where its answers say; whoever verifies it later signs that, whoever answered does not", () => {
  const verify: Change = {
    verb: "item.review",
    subject: "a",
    payload: { verdict: "verified", reason: "so" },
  };
  const before = where("a", ["r1", verify], ["ed", answer("a", { place: MILL })]);
  expect(before?.places).toMatchObject([{ statedBy: "ed", basis: "the bridge", agreedBy: [] }]);
  const after = where("a", ["ed", answer("a", { place: MILL })], ["r1", verify], ["ed", verify]);
  expect(after?.places).toMatchObject([{ place: MILL, statedBy: "ed", agreedBy: ["r1"] }]);
  expect(where("a", ["ed", answer("a", { time: TEN })])?.span).toEqual(spanOf(TEN));
  expect(where("a")).toBeUndefined();
});

test("an event takes place and time from its items at any depth, until somebody says its own", () => {
  const of = [
    ["ed", answer("a", { place: MILL })],
    ["ed", answer("c", { place: { ...MILL, radiusMetres: 1500 } })],
    ["r1", answer("c", { time: TEN })],
  ] as const;
  const g2 = where("g2", ...of);
  expect([g2?.inherits, g2?.places.length, g2?.disagrees]).toEqual([{ place: true, time: true }, 2, []]);
  expect(g2?.place?.radiusMetres).toBe(1500);
  expect(g2?.span).toEqual(spanOf(TEN));
  const own = where("g2", ...of, ["ed", describe("g2", MILL, null)]);
  expect([own?.inherits, own?.places, own?.place]).toMatchObject([
    { place: false, time: true },
    [{ kind: "event", statedBy: "ed" }],
    MILL,
  ]);
});

test("items that cannot both be so are told, and so is an event that is not where its items are", () => {
  const apart = where("g1", ["ed", answer("a", { place: MILL })], ["ed", answer("c", { place: BRIDGE })]);
  expect([apart?.place, apart?.places.length]).toEqual([null, 2]);
  const between = [
    { kind: "item", id: "a" },
    { kind: "item", id: "c" },
  ];
  expect(apart?.disagrees).toEqual([{ about: "place", between }]);
  const elsewhere = where("g1", ["ed", answer("a", { place: MILL })], ["ed", describe("g1", BRIDGE, null)]);
  expect(elsewhere?.place).toEqual(BRIDGE);
  expect(elsewhere?.disagrees).toEqual([
    { about: "place", between: [{ kind: "event", id: "g1" }, between[0]] },
  ]);
  const late = where("g1", ["ed", answer("a", { time: TEN })], ["ed", answer("c", { time: NOON })]);
  expect(late?.disagrees).toEqual([{ about: "time", between }]);
});

test("after any work nobody agrees with themselves, what is at odds is told, and nothing else is", () => {
  const met = { placed: 0, timed: 0, inherited: 0 };
  fc.assert(
    fc.property(workBy(...MEMBERS), (work) => {
      const held = freshHeld();
      const given = [
        answer("a", { place: MILL }),
        answer("c", { place: BRIDGE }),
        answer("b", { time: TEN }),
      ];
      play(held, [...MARKED, ...given.map((change) => signed(change, "ed")), ...work]);
      for (const one of [...placesOf(held), ...timesOf(held)]) {
        expect(one.agreedBy).not.toContain(one.statedBy);
        expect(one.statedBy).not.toBe("");
      }
      for (const { id, kind, places, times, inherits, place, span, disagrees } of whereIn(held)) {
        expect((kind === "item" ? held.item : held.group).get(id)?.withdrawn).toBe(false);
        met.placed += places.length;
        met.timed += times.length;
        if (inherits.place && places.length > 0) met.inherited += 1;
        expect(span).toEqual(spanAround(times.map((one) => one.span)));
        const areApart = places.some((a) => places.some((b) => !touch(a.place, b.place)));
        expect(place === null).toBe(areApart || places.length === 0);
        const areLate = times.some((a) => times.some((b) => !overlap(a.span, b.span)));
        // An event that says its own is held against its items too.
        const told = (about: "place" | "time") => disagrees.some((one) => one.about === about);
        expect([!inherits.place || told("place") === areApart, areApart && !told("place")]).toEqual([
          true,
          false,
        ]);
        expect([!inherits.time || told("time") === areLate, areLate && !told("time")]).toEqual([true, false]);
      }
    }),
    { seed: SEED, numRuns: 200 },
  );
  expect(Math.min(met.placed, met.timed, met.inherited)).toBeGreaterThan(20);
});
