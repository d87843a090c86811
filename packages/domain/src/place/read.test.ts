// Whatever form a place is pasted in, it is read as the place that it is, or refused; what can be read in two ways is never guessed.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { SEED } from "../testing/any-change.ts";
import { anyLettered, anyPlaceText, anyPoint } from "../testing/any-place-text.ts";
import { metresBetween } from "./point.ts";
import { radiusFor, readPlace } from "./index.ts";

/** `latitude longitude form notes`, or the code of the refusal. */
const said = (text: string, ...others: { latitude: number; longitude: number }[]): string => {
  const read = readPlace(text, others);
  if (!read.ok) return read.refusal.code;
  const { latitude, longitude, form, notes } = read.value;
  return [latitude, longitude, form, ...notes.map(({ code }) => code)].join(" ");
};

test("any point in any form comes back, within what the form can tell, and the form is named", () => {
  fc.assert(
    fc.property(anyPlaceText, ({ text, point, form }) => {
      const read = readPlace(text);
      if (!read.ok) throw new Error(`${JSON.stringify(text)}: ${read.refusal.sentence}`);
      expect(read.value.form).toBe(form);
      expect(read.value.notes.filter(({ code }) => code !== "view")).toEqual([]);
      // Half a step, or half a square, to either side: seven tenths along the diagonal.
      expect(metresBetween(read.value, point)).toBeLessThan(read.value.precisionMetres * 0.72 + 0.01);
    }),
    { numRuns: 2000, seed: SEED },
  );
});

test("a letter that is lost, minutes from 60 on, and degrees beyond the pole are refused", () => {
  const last = /(?:N|S|E|W|North|South|East|West)$/i;
  fc.assert(
    fc.property(anyLettered, ({ text }) => {
      fc.pre(last.test(text) || /^[NSEW]/i.test(text));
      const lost = last.test(text) ? text.replace(last, "") : text.replace(/^[a-z]+/i, "");
      expect(readPlace(lost).ok).toBe(false);
    }),
    { numRuns: 500, seed: SEED },
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 60, max: 99 }),
      fc.constantFrom(
        "50°M'N 30°10'E",
        "50°10'M\"N 30°10'10\"E",
        "50°10'N 30°M'E",
        "50M00N 0301000E",
        "50 M N 30 10 E",
      ),
      (m, text) => {
        expect(said(text.replace("M", String(m)))).toBe("place-out-of-range");
      },
    ),
    { seed: SEED },
  );
  fc.assert(
    fc.property(fc.double({ min: 90.001, max: 999, noNaN: true }), anyPoint, (far, { longitude }) => {
      expect(readPlace(`${far.toFixed(3)} N, ${longitude.toFixed(3).replace("-", "")} E`).ok).toBe(false);
      expect(readPlace(`10.5 N, ${(far + 90).toFixed(3)} E`).ok).toBe(false);
    }),
    { seed: SEED },
  );
});

test("no text throws, and what is read is a place on Earth", () => {
  const pieces = fc.constantFrom(
    ..."0123456789°'\".,;:/-+()[]{}NSEWns ew!@?&=#%~_\n\u00a0",
    ..."36U|geo:|POINT(|https://www.google.com/maps/@|!3d|!4d|lat|lon|50.4|30.5|с.ш.".split("|"),
  );
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.array(pieces, { maxLength: 14 }).map((all) => all.join("")),
    fc.tuple(anyPlaceText, fc.nat(), pieces).map(([{ text }, n, piece]) => {
      const at = n % (text.length + 1);
      return text.slice(0, at) + piece + text.slice(at + (n % 3));
    }),
  );
  fc.assert(
    fc.property(anyText, (text) => {
      const read = readPlace(text);
      if (!read.ok) return;
      const { latitude, longitude, precisionMetres } = read.value;
      expect(Math.abs(latitude)).toBeLessThanOrEqual(90);
      expect(Math.abs(longitude)).toBeLessThanOrEqual(180);
      expect(precisionMetres).toBeGreaterThan(0);
      expect(text.replaceAll(/[^\p{Nd}2-9CFGHJMPQRVWX]/giu, "").length).toBeGreaterThan(1);
    }),
    { numRuns: 3000, seed: SEED },
  );
  expect(said(`${"9".repeat(5000)}, 5`)).toBe("place-not-read");
});

test("dates, times, sums and numbers of other things are no places", () => {
  const texts = [
    "| |Kyiv|12.08.2031|2031-08-12|12/08/2031|12 August 2031|10:30|10:30, 11:45|10:30:15, 11:45:20",
    "192.168.0.1|v1.2.3|1920x1080|3 of 4|50%|€12.50|10-12|50.45-30.52|50.45 - 30.52|1e1, 2e1|13 Mar 2031|3 Jul 31",
    "No. 5, East Street 7|N|°, °|lat lon|[]|POINT EMPTY",
  ].flatMap((line) => line.split("|"));
  expect(texts.map((text) => [text, said(text)])).toEqual(texts.map((text) => [text, "place-not-read"]));
});

test("a latitude that cannot be one is read the other way round, and that is said", () => {
  expect(said("139.7, 35.6")).toBe("35.6 139.7 decimal degrees turned");
  const read = readPlace("139.7, 35.6");
  expect(read.ok && read.value.notes[0]?.sentence).toBe(
    "139.7 can be no latitude: it was read the other way round, as latitude 35.6 and longitude 139.7.",
  );
  expect(said("POINT(35.6 139.7)")).toBe("35.6 139.7 WKT turned");
  expect(said("geo:139.7,35.6")).toBe("35.6 139.7 geo URI turned");
  expect(said("35.6, 139.7")).toBe("35.6 139.7 decimal degrees");
  expect(said("139.7, 95")).toBe("place-out-of-range");
  expect(said("35.6, 181")).toBe("place-out-of-range");
});

test("letters that contradict are told, not put right", () => {
  expect(said("139.7 N, 35.6 E")).toBe("place-contradicts");
  expect(said("50.45 N, 30.52 S")).toBe("place-contradicts");
  expect(said("-50.45 S, 30.52 E")).toBe("place-contradicts");
  expect(said("lat: 50.45 E, lon: 30.52 N")).toBe("place-contradicts");
  expect(said("lat: N 50.45 S, lon: E 30.52")).toBe("place-not-read");
  expect(said("50.45 N, 30.52")).toBe("place-incomplete");
  expect(said("lat 50.45, 30.52")).toBe("place-incomplete");
  expect(said("50.45")).toBe("place-incomplete");
  expect(said("30.52 E 50.45 N")).toBe("50.45 30.52 decimal degrees");
});

test("what can be read in two ways is not guessed", () => {
  for (const text of [
    "50,45",
    "50,4501,30,5234",
    "1,2,3",
    "12 45",
    "12/08",
    "3 | 4",
    "13MAR2031",
    "[30.52, 50.45]",
    "36S 324567 3790123",
  ])
    expect([text, said(text)]).toEqual([text, "place-ambiguous"]);
  expect(said("50,4501 30,5234")).toBe("50.4501 30.5234 decimal degrees");
  expect(said("[139.7, 35.6]")).toBe("35.6 139.7 GeoJSON");
  expect(said("36 south 324567 3790123")).toMatch(/^-56\.00/);
  expect(said("36S 324567 5590123")).toMatch(/^-39\.8/);
});

test("numbers that lie near the other places the other way round alone are noted and left as they are", () => {
  const kyiv = { latitude: 50.45, longitude: 30.52 };
  expect(said("30.6, 50.4", kyiv)).toBe("30.6 50.4 decimal degrees perhaps-turned");
  expect(said("POINT(50.4 30.6)", kyiv)).toBe("30.6 50.4 WKT perhaps-turned");
  expect(said("50.4, 30.6", kyiv)).toBe("50.4 30.6 decimal degrees");
  // Beyond the pole nothing is the other way round.
  expect(said("35.6, 139.7", { latitude: 40.3, longitude: -144.4 })).toBe("35.6 139.7 decimal degrees");
  // No other place, one near as it is written, none near either way, and letters that say it.
  expect(said("30.6, 50.4")).toBe("30.6 50.4 decimal degrees");
  expect(said("30.6, 50.4", kyiv, { latitude: 31, longitude: 50 })).toBe("30.6 50.4 decimal degrees");
  expect(said("30.6, 50.4", { latitude: -30, longitude: 100 })).toBe("30.6 50.4 decimal degrees");
  expect(said("30.6 N, 50.4 E", kyiv)).toBe("30.6 50.4 decimal degrees");
});

test("short plus codes are refused by name, full ones are their cell’s middle", () => {
  // Checked against the reference implementation of the codes.
  expect(said("8FW4V75V+8Q")).toBe("48.8583125 2.2944375 plus code");
  expect(said("8FW4V75V+8QX3")).toBe("48.8583525 2.29448047 plus code");
  expect(said("8F000000+")).toBe("40 10 plus code");
  expect(said("V75V+8Q")).toBe("short-plus-code");
  expect(said("V75V+8Q Paris, France")).toBe("short-plus-code");
  expect(said("XFW4V75V+8Q")).toBe("place-out-of-range");
  expect(said("8FW4V75V+8")).toBe("place-not-read");
});

test("grids are read to their squares, and a square that is not in its zone is refused", () => {
  // Read by another implementation of MGRS, in all five sizes and both halves of the Earth, and where zones are wider.
  const grids: readonly (readonly [string, number, number])[] = [
    ["31UDQ4825111932", 48.858_198_38, 2.294_496],
    ["4QFJ12345678", 21.309_478_09, -157.916_818_91],
    ["56HLH3490", -33.512_263_12, 151.218_095_47],
    ["21FUC4321098765", -51.440_573_77, -59.255_997],
    ["32VKL9912345678", 59.003_305_57, 5.502_240_34],
  ];
  for (const [text, latitude, longitude] of grids) {
    const read = readPlace(text);
    // It takes the middle of the corners, which is some centimetres beside the middle of a square of 1 km.
    expect(read.ok && metresBetween(read.value, { latitude, longitude })).toBeLessThan(0.1);
  }
  // Some 4 degrees and more beside the middle of its zone: nobody measures there.
  for (const text of [
    "36UZA1234",
    "36U 900123 5590123",
    "36UZZ1234",
    "36UIA1234",
    "36KUK12345678",
    "36K 324567 5590123",
  ])
    expect([text, said(text)]).toEqual([text, "place-contradicts"]);
  expect(said("36U UA")).toBe("place-incomplete");
  expect(said("36U UA 123 4567")).toBe("place-incomplete");
  // 25 December may be meant; there is no 57th of June.
  expect(said("25DEC6789")).toBe("place-ambiguous");
  expect(said("25D EC 6789")).toMatch(/^-69\..* MGRS$/);
  expect(said("57JUN6392")).toMatch(/^-24\..* MGRS$/);
  expect(said("61U UA 1234")).toBe("place-out-of-range");
  expect(said("ZAH 12345 67890")).toBe("place-not-read");
});

/** In whole metres, and the radius that is proposed. */
const precision = (text: string) => {
  const read = readPlace(text);
  return read.ok ? [Math.round(read.value.precisionMetres), radiusFor(read.value)] : read.refusal.code;
};

test("how finely it is written is told, and a radius is never finer", () => {
  expect(precision("50.4501, 30.5234")).toEqual([11, 20]);
  expect(precision("50.4501, 30.5")).toEqual([7080, 10_000]);
  expect(precision("50.450112345, 30.523412345")).toEqual([0, 1]);
  expect(precision("50°27'00\"N 30°31'24\"E")).toEqual([31, 50]);
  expect(precision("36U UA 12 34")).toEqual([1000, 1000]);
  expect(precision("geo:50.4501,30.5234;u=350")).toEqual([350, 500]);
  expect(precision("8F000000+")).toEqual([2_223_902, 5_000_000]);
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1e7, noNaN: true }), (precisionMetres) => {
      const radius = radiusFor({ precisionMetres });
      expect(Number.isInteger(radius) && radius >= precisionMetres).toBe(true);
      expect(radius).toBeLessThanOrEqual(Math.max(1, precisionMetres * 2.5001));
    }),
    { seed: SEED },
  );
});
