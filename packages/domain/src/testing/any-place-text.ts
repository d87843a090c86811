// Any point, written in any form that people and maps write, with their spaces, quotes and letters.
import * as fc from "fast-check";
import type { PlaceForm } from "../place/point.ts";
import { mgrsOf, utmOf } from "./utm-written.ts";

type Point = { readonly latitude: number; readonly longitude: number };
export type Written = { readonly text: string; readonly point: Point; readonly form: PlaceForm };
type Write = fc.Arbitrary<(point: Point) => { readonly text: string; readonly form: PlaceForm }>;

/** Not within some metres of the equator, where rounding leads from one half of the Earth to the other. */
const latitude = fc.oneof(
  fc.double({ min: -79.9, max: -0.001, noNaN: true }),
  fc.double({ min: 0.001, max: 83.9, noNaN: true }),
);
export const anyPoint = fc.record({
  latitude,
  longitude: fc.double({ min: -179.9, max: 179.9, noNaN: true }),
});

const space = fc.constantFrom("", " ", "  ", "\u00a0", "\u202f", "\t");
const gap = fc.constantFrom(" ", "  ", "\u00a0", "\t");
const between = fc.constantFrom(", ", "; ", " ;", " / ", "\n", ",\u00a0", " ", "\r\n", " | ", "،\u200e ");
const LETTERS = [
  ["N", "S", "E", "W"],
  ["n", "s", "e", "w"],
  ["North", "South", "East", "West"],
  ["с.ш.", "ю.ш.", "в.д.", "з.д."],
  ["пн. ш.", "пд. ш.", "сх. д.", "зх. д."],
] as const;
const letters = fc.constantFrom(...LETTERS);
const lettered = fc.constantFrom("before", "after");

const fixed = (angle: number, decimals: number): string => Math.abs(angle).toFixed(decimals);

/** The size of an angle in degrees, minutes and seconds, as numbers that are rounded once, so that none comes to 60. */
function sizeOf(angle: number, numbers: number, decimals: number): string[] {
  const unit = 60 ** (numbers - 1) * 10 ** decimals;
  let rest = Math.round(Math.abs(angle) * unit);
  const pieces = [60 ** (numbers - 1), 60 ** (numbers - 2)].slice(0, numbers - 1).map((times) => {
    const whole = Math.floor(rest / (times * 10 ** decimals));
    rest -= whole * times * 10 ** decimals;
    return String(whole);
  });
  return [...pieces, (rest / 10 ** decimals).toFixed(decimals)];
}

const FORMS = ["decimal degrees", "degrees and minutes", "degrees, minutes and seconds"] as const;
const MINUTES = ["'", "′", "’", "‘", "ʹ", "´", "`"];
const SECONDS = ['"', "″", "”", "“", "''", "′′", "’’", "ʺ"];

const withLetters: Write = fc
  .record({
    numbers: fc.integer({ min: 1, max: 3 }),
    decimals: fc.integer({ min: 0, max: 4 }),
    marks: fc.tuple(
      fc.constantFrom("°", "º", "˚", " ° "),
      fc.constantFrom(...MINUTES),
      fc.constantFrom(...SECONDS),
    ),
    bare: fc.boolean(),
    comma: fc.boolean(),
    letters,
    lettered,
    turned: fc.boolean(),
    gap,
    between,
  })
  .map((how) => ({ latitude, longitude }: Point) => {
    const one = (angle: number, [plus, minus]: readonly [string, string]): string => {
      const size = sizeOf(angle, how.numbers, how.decimals);
      const last = size.length - 1;
      size[last] = how.comma ? (size[last] ?? "").replace(".", ",") : (size[last] ?? "");
      const marked = how.bare ? size.join(how.gap) : size.map((n, i) => n + (how.marks[i] ?? "")).join("");
      const letter = angle < 0 ? minus : plus;
      return how.lettered === "before" ? `${letter}${how.gap}${marked}` : `${marked}${how.gap}${letter}`;
    };
    const [north, south, east, west] = how.letters;
    const both = [one(latitude, [north, south]), one(longitude, [east, west])];
    const [former, latter] = how.turned ? both.reverse() : both;
    return { text: `${former}${how.between}${latter}`, form: FORMS[how.numbers - 1] ?? "decimal degrees" };
  });

const signed = (angle: number, text: string): string => (angle < 0 && /[1-9]/.test(text) ? `-${text}` : text);

const withSigns: Write = fc
  .record({
    decimals: fc.integer({ min: 1, max: 9 }),
    minus: fc.constantFrom("-", "−", "–"),
    mark: fc.constantFrom("", "°", "º"),
    point: fc.constantFrom(".", ","),
    between,
    around: fc.constantFrom(["", ""], ["(", ")"], [" ", " "], ["Coordinates: ", "."], ["\ufeff", ""]),
  })
  .map((how) => ({ latitude, longitude }: Point) => {
    const [north, east] = [latitude, longitude].map((angle) =>
      signed(angle, fixed(angle, how.decimals)).replace("-", how.minus).replace(".", how.point),
    );
    const text = `${how.around[0]}${north}${how.mark}${how.between}${east}${how.mark}${how.around[1]}`;
    return { text, form: "decimal degrees" };
  });

const byMarks: Write = fc
  .record({ minutes: fc.constantFrom(...MINUTES), space })
  .map((how) => ({ latitude, longitude }: Point) => {
    const [north, east] = [latitude, longitude].map((angle) => {
      const [degrees = "", minutes = ""] = sizeOf(angle, 2, 3);
      return signed(angle, `${degrees}°${how.space}${minutes}${how.minutes}`);
    });
    return { text: `${north} ${east}`, form: "degrees and minutes" };
  });

const byPrograms: Write = fc.integer({ min: 2, max: 8 }).chain((decimals) =>
  fc
    .constantFrom<(north: string, east: string) => readonly [string, PlaceForm]>(
      (north, east) => [`geo:${north},${east}`, "geo URI"],
      (north, east) => [`geo:0,0?q=${north},${east}(A bridge)`, "geo URI"],
      (north, east) => [`POINT(${east} ${north})`, "WKT"],
      (north, east) => [`SRID=4326;POINT Z (${east} ${north} 12.5)`, "WKT"],
      (north, east) => [`{"type": "Point", "coordinates": [${east}, ${north}]}`, "GeoJSON"],
      (north, east) => [`{"lat": ${north}, "lng": ${east}}`, "decimal degrees"],
      (north, east) => [`lon=${east} lat=${north}`, "decimal degrees"],
      (north, east) => [`https://www.google.com/maps/@${north},${east},17z`, "Google Maps link"],
      (north, east) => [`https://maps.google.com/?q=${north}%2C+${east}&ll=1,2`, "Google Maps link"],
      (north, east) => [
        `https://www.google.co.uk/maps/place/Name/@1.5,2.5,9z/data=!3m1!4b1!4m6!8m2!3d${north}!4d${east}?hl=en`,
        "Google Maps link",
      ],
      (north, east) => [`https://www.openstreetmap.org/#map=12/${north}/${east}`, "OpenStreetMap link"],
      (north, east) => [
        `https://www.openstreetmap.org/?mlat=${north}&mlon=${east}#map=12/1.5/2.5`,
        "OpenStreetMap link",
      ],
      (north, east) => [`https://www.bing.com/maps?cp=${north}~${east}&lvl=11`, "Bing link"],
      (north, east) => [`https://www.bing.com/maps?cp=1.5~2.5&sp=point.${north}_${east}_A`, "Bing link"],
      (north, east) => [`https://yandex.com/maps/?ll=${east}%2C${north}&z=10`, "Yandex link"],
      (north, east) => [`https://yandex.com.tr/maps/?ll=1.5,2.5&pt=${east},${north},pm2rdm`, "Yandex link"],
      (north, east) => [`https://maps.apple.com/?ll=${north},${east}&q=Bridge`, "Apple Maps link"],
      (north, east) => [`http://wikimapia.org/#lang=en&lat=${north}&lon=${east}&z=12`, "Wikimapia link"],
      (north, east) => [
        `https://geohack.toolforge.org/geohack.php?params=${north};${east}_type:city`,
        "GeoHack link",
      ],
    )
    .map((write) => ({ latitude, longitude }: Point) => {
      const [north, east] = [latitude, longitude].map((angle) => signed(angle, fixed(angle, decimals)));
      const [text, form] = write(north ?? "", east ?? "");
      return { text, form };
    }),
);

const byGrid: Write = fc
  .record({
    digits: fc.integer({ min: 1, max: 5 }),
    apart: fc.constantFrom("", " ", "\u00a0"),
    small: fc.boolean(),
  })
  .map(({ digits, apart, small }) => (point: Point) => {
    const { zone, square, east, north } = mgrsOf(point, digits);
    // Some names of squares would be days: decision 0069.
    const isDay = /^[A-Z][AEPUCO][A-Z]$/.test(`${zone.at(-1) ?? ""}${square}`);
    const text = [zone, square, east, north].join(isDay ? " " : apart);
    return { text: small ? text.toLowerCase() : text, form: "MGRS" };
  });

const byUtm: Write = fc.constantFrom("plain", "metres", "words").map((how) => (point: Point) => {
  const { zone, band, ...metres } = utmOf(point);
  const [east, north] = [metres.east.toFixed(0), metres.north.toFixed(0)];
  const half = point.latitude < 0 ? "south" : "north";
  // S would be the south as well: decision 0069.
  const text =
    how === "words" || band === "S"
      ? `UTM zone ${zone} ${half}, E ${east}, N ${north}`
      : how === "plain"
        ? `${zone}${band} ${east} ${north}`
        : `${zone}${band} ${east} mE ${north} mN`;
  return { text, form: "UTM" };
});

const DIGITS = "23456789CFGHJMPQRVWX";
const byPlusCode: Write = fc.constantFrom(4, 6, 8, 10).map((length) => ({ latitude, longitude }: Point) => {
  // In cells of the tenth digit, from the south and from the west.
  let [rows, columns] = [Math.floor((latitude + 90) * 8000), Math.floor((longitude + 180) * 8000)];
  let code = "";
  for (let i = 0; i < 5; i += 1) {
    code = `${DIGITS[rows % 20]}${DIGITS[columns % 20]}${code}`;
    [rows, columns] = [Math.floor(rows / 20), Math.floor(columns / 20)];
  }
  const cut = code.slice(0, length).padEnd(8, "0");
  return { text: `${cut.slice(0, 8)}+${cut.slice(8)}`, form: "plus code" };
});

const of = (write: Write): fc.Arbitrary<Written> =>
  fc.tuple(anyPoint, write).map(([point, written]) => ({ point, ...written(point) }));

export const anyLettered = of(withLetters);
export const anyPlaceText: fc.Arbitrary<Written> = fc.oneof(
  anyLettered,
  of(withSigns),
  of(byMarks),
  of(byPrograms),
  of(byGrid),
  of(byUtm),
  of(byPlusCode),
);
