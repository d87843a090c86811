// The grid of UTM: a point from metres east and north in a zone, after Krüger's series, to less than a millimetre there.
import { ok, refuse, type Result } from "../refusal.ts";
import { degrees, type PlaceRead, type Point } from "./point.ts";

/** WGS 84, and the scale on the middle line of a zone. */
const SEMI_MAJOR = 6_378_137;
const FLATTENING = 1 / 298.257_223_563;
const SCALE = 0.9996;
const FALSE_EAST = 500_000;
export const FALSE_NORTH = 10_000_000;

const n = FLATTENING / (2 - FLATTENING);
const RECTIFYING = (SEMI_MAJOR / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
/** Krüger 1912, up to the fourth power of n: β turns metres into angles of the sphere, δ those into latitudes. */
const BETA = [
  n / 2 - (2 / 3) * n ** 2 + (37 / 96) * n ** 3 - n ** 4 / 360,
  n ** 2 / 48 + n ** 3 / 15 - (437 / 1440) * n ** 4,
  (17 / 480) * n ** 3 - (37 / 840) * n ** 4,
  (4397 / 161_280) * n ** 4,
];
const DELTA = [
  2 * n - (2 / 3) * n ** 2 - 2 * n ** 3 + (116 / 45) * n ** 4,
  (7 / 3) * n ** 2 - (8 / 5) * n ** 3 - (227 / 45) * n ** 4,
  (56 / 15) * n ** 3 - (136 / 35) * n ** 4,
  (4279 / 630) * n ** 4,
];
const inDegrees = (angle: number): number => (angle * 180) / Math.PI;

/** Metres north count from the equator, below it less than none. */
export type Metres = { readonly zone: number; readonly east: number; readonly north: number };

const middleOf = (zone: number): number => zone * 6 - 183;

export function pointOf({ zone, east, north }: Metres): Point {
  const xi = north / (SCALE * RECTIFYING);
  const eta = (east - FALSE_EAST) / (SCALE * RECTIFYING);
  let [up, across] = [xi, eta];
  for (const [i, beta] of BETA.entries()) {
    const k = 2 * (i + 1);
    up -= beta * Math.sin(k * xi) * Math.cosh(k * eta);
    across -= beta * Math.cos(k * xi) * Math.sinh(k * eta);
  }
  const conformal = Math.asin(Math.sin(up) / Math.cosh(across));
  const latitude = DELTA.reduce(
    (sum, delta, i) => sum + delta * Math.sin(2 * (i + 1) * conformal),
    conformal,
  );
  const longitude = middleOf(zone) + inDegrees(Math.atan2(Math.sinh(across), Math.cos(up)));
  return { latitude: inDegrees(latitude), longitude: ((longitude + 540) % 360) - 180 };
}

/** From south to north, eight degrees each, X twelve; I and O are left out. */
export const BANDS = "CDEFGHJKLMNPQRSTUVWX";

export function bandOf(letter: string): readonly [number, number] {
  const south = -80 + 8 * BANDS.indexOf(letter);
  return [south, letter === "X" ? 84 : south + 8];
}

/** Around Norway and Svalbard these zones are wider. */
const WIDE = ["31V", "32V", "31X", "33X", "35X", "37X"];

/** A zone is used a little beyond its edges. */
export function isInZone(zone: number, band: string, { longitude }: Point): boolean {
  const away = Math.abs(((longitude - middleOf(zone) + 540) % 360) - 180);
  return away <= (WIDE.includes(`${zone}${band}`) ? 6.5 : 3.5);
}

const UTM =
  /^(?:utm:?)? ?(?:zone)? ?(\d{1,2}) ?([a-z])(orth|outh)?(?: ?[,;:] ?| )(?:e(?:asting)?)?[ :=]*(\d{5,7}(?:\.\d+)?) ?(?:m ?)?(?:e)?(?: ?[,;] ?| )(?:n(?:orthing)?)?[ :=]*(\d{1,8}(?:\.\d+)?) ?(?:m ?)?(?:n)?$/i;

/** Tolerance at the edges of a band, in degrees: northings are measured, bands are drawn. */
const EDGE = 0.01;

export function readUtm(text: string): Result<PlaceRead> | null {
  const [, zoneSaid, letterSaid = "", word, eastSaid = "", northSaid = ""] = UTM.exec(text) ?? [];
  if (zoneSaid === undefined) return null;
  const [zone, letter] = [Number(zoneSaid), letterSaid.toUpperCase()];
  const [east, north] = [Number(eastSaid), Number(northSaid)];
  if (zone < 1 || zone > 60 || !BANDS.includes(letter)) return noZone(zone, letter);
  const readings = readingsOf({ zone, east, north }, letter, word !== undefined);
  const [point, another] = readings.filter((one) => isInZone(zone, letter, one));
  if (another)
    return refuse(
      "place-ambiguous",
      `In UTM, ${zone}S is the south of zone ${zone} or its band S, which is in the north; write the latitude and longitude, or MGRS.`,
    );
  if (!point)
    return refuse(
      "place-contradicts",
      `${eastSaid} metres east and ${northSaid} metres north are not in ${zone}${letter} of UTM; look at the zone, its letter and the numbers again.`,
    );
  return ok({
    latitude: degrees(point.latitude),
    longitude: degrees(point.longitude),
    form: "UTM",
    precisionMetres: Math.max(lastStep(eastSaid), lastStep(northSaid)),
    notes: [],
    otherWay: null,
  });
}

const isIn = ({ latitude }: Point, [south, top]: readonly [number, number]): boolean =>
  latitude >= south - EDGE && latitude <= top + EDGE;

/** S is the south or a band of the north, N the north either way; other letters are bands, and a word is no band. */
function readingsOf(at: Metres, letter: string, isWord: boolean): readonly Point[] {
  const [inNorth, inSouth] = [pointOf(at), pointOf({ ...at, north: at.north - FALSE_NORTH })];
  const hemisphere = {
    N: isIn(inNorth, [0, 84]) ? [inNorth] : [],
    S: isIn(inSouth, [-80, 0]) ? [inSouth] : [],
  }[letter];
  if (letter === "N" || isWord) return hemisphere ?? [];
  const byBand = letter < "N" ? inSouth : inNorth;
  return [...(hemisphere ?? []), ...(isIn(byBand, bandOf(letter)) ? [byBand] : [])];
}

/** What one more in the last digit of a number is. */
export const lastStep = (number: string): number => 10 ** -(number.split(/[.,]/)[1] ?? "").length;

export const noZone = (zone: number, letter: string) =>
  "ABYZ".includes(letter)
    ? refuse(
        "place-not-read",
        `${letter} is of the grid around the poles, which is not read; write the latitude and longitude.`,
      )
    : refuse(
        "place-out-of-range",
        `There is no zone ${zone}${letter}: they go from 1 to 60 and from C to X.`,
      );
