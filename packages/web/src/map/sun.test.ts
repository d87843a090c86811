// The sun against almanacs, and over what is not known: whatever instant and spot it was, the range holds it.
import * as fc from "fast-check";
import { getPosition } from "suncalc";
import { expect, test } from "vitest";
import { edgeOf, spanOf } from "@sightline/domain";
import { arcOf, sunOver } from "./sun.ts";

const two = (n: number): string => String(n).padStart(2, "0");
const at = (latitude: number, day: string) =>
  sunOver({ latitude, longitude: 20, radiusMetres: 100 }, { at: day, precision: "day" });

/** Worked examples that are in print, and what follows from the latitude alone at solar noon; apparent height and azimuth in degrees. */
const ALMANAC = [
  // The worked example of the Solar Position Algorithm: zenith 50.11162, azimuth 194.34024.
  ["Golden, Colorado", "2003-10-17T19:30:30Z", 39.742476, -105.1786, 39.888, 194.34],
  // Solar noon on the days of the solstices and the equinox: 90 less the latitude, and the tilt of the axis.
  ["Greenwich, June", "2026-06-21T12:02:00Z", 51.4779, 0, 61.96, 180],
  ["Greenwich, December", "2026-12-21T11:58:10Z", 51.4779, 0, 15.14, 180],
  ["Kyiv, June", "2026-06-21T09:59:50Z", 50.45, 30.5234, 62.99, 180],
  ["Sydney, December", "2026-12-22T01:53:20Z", -33.8688, 151.2093, 79.57, 0],
  ["Quito, March", "2026-03-20T17:21:20Z", -0.1807, -78.4678, 89.8, null],
] as const;

test.each(ALMANAC)("%s, %s: as almanacs say, to half a degree", (...row) => {
  const [, time, latitude, longitude, height, azimuth] = row;
  const sun = sunOver({ latitude, longitude, radiusMetres: 1 }, { at: time, precision: "second" });
  if (!sun?.height || !sun.sun) throw new Error("Expected the sun to be up.");
  expect(sun.up).toBe("always");
  expect(Math.abs(sun.height.most - height)).toBeLessThan(0.5);
  // Overhead every way is the same, and near there a second of time is a degree.
  const off = azimuth === null ? 0 : Math.abs(((sun.sun.from - azimuth + 540) % 360) - 180);
  expect(off).toBeLessThan(height > 75 ? 1.5 : 0.5);
});

test("in polar night it was never up, at the equinox it is up for part of a day, and of a month nothing is said", () => {
  expect(at(80, "2026-12-21")).toMatchObject({ up: "never", sun: null, length: null });
  expect(at(80, "2026-06-21")).toMatchObject({ up: "always" });
  expect(at(50, "2026-03-20")).toMatchObject({ up: "partly", length: { most: null } });
  expect(
    sunOver({ latitude: 50, longitude: 20, radiusMetres: 100 }, { at: "2026-03", precision: "month" }),
  ).toBe(null);
});

test("whatever instant and spot it was, of all that is said, the sun was within the range, and its shadow opposite", () => {
  const drawn = fc.record({
    latitude: fc.integer({ min: -65, max: 65 }),
    longitude: fc.integer({ min: -180, max: 180 }),
    radiusMetres: fc.constantFrom(10, 1000, 20_000),
    month: fc.integer({ min: 1, max: 12 }),
    hour: fc.integer({ min: 0, max: 23 }),
    precision: fc.constantFrom("minute" as const, "hour" as const),
    part: fc.double({ min: 0, max: 0.999, noNaN: true }),
    edge: fc.nat(7),
  });
  let met = 0;
  fc.assert(
    fc.property(drawn, ({ latitude, longitude, radiusMetres, month, hour, precision, part, edge }) => {
      const place = { latitude, longitude, radiusMetres };
      const time = { at: `2026-${two(month)}-11T${two(hour)}:30Z`, precision } as const;
      const { from, to } = spanOf(time);
      const spot = edgeOf({ ...place, radiusMetres: radiusMetres / 2 }, 8)[edge] ?? place;
      const was = getPosition(new Date(from + (to - from) * part), spot.latitude, spot.longitude);
      const sun = sunOver(place, time);
      if (was.altitude <= 0.1) return;
      met += 1;
      if (!sun?.sun || !sun.height || !sun.shadow || !sun.length)
        throw new Error("Expected the sun to be up.");
      expect(was.altitude).toBeGreaterThan(sun.height.least - 0.05);
      expect(was.altitude).toBeLessThan(sun.height.most + 0.05);
      // Straight overhead every way is the same.
      const past = was.altitude < 85 ? (was.azimuth - sun.sun.from + 360.5) % 360 : 0;
      expect(past).toBeLessThan(sun.sun.to - sun.sun.from + 1);
      expect(sun.shadow).toEqual({ from: sun.sun.from + 180, to: sun.sun.to + 180 });
      expect(1 / Math.tan((was.altitude * Math.PI) / 180)).toBeGreaterThan(sun.length.least - 0.01);
    }),
    { seed: 20261130, numRuns: 60 },
  );
  expect(met).toBeGreaterThan(15);
});

test("an arc over north is the short way round", () => {
  expect(arcOf([350, 10, 0])).toEqual({ from: 350, to: 370 });
  expect(arcOf([90])).toEqual({ from: 90, to: 90 });
});
