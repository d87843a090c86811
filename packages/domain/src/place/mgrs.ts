// MGRS: a zone, a square of 100 km by two letters, and digits that name a smaller square in it; read as its middle.
import { ok, refuse, type Result } from "../refusal.ts";
import { degrees, type PlaceRead } from "./point.ts";
import { bandOf, BANDS, FALSE_NORTH, isInZone, noZone, pointOf } from "./utm.ts";

/** Of every third zone, from 100 km east on. */
const COLUMNS = ["ABCDEFGH", "JKLMNPQR", "STUVWXYZ"];
/** From the equator on, again and again; in zones of even number they begin with F. */
const ROWS = "ABCDEFGHJKLMNPQRSTUV";
const SQUARE = 100_000;
const ROUND = ROWS.length * SQUARE;

const MGRS = /^(?:mgrs|usng)?[ :]*(?:(\d{1,2})([a-z]) ?|(\d{1,2}) ([a-z]) )([a-z])([a-z])(?: ?(\d[\d ]*))?$/i;
/** `13MAR2031` is a square and a day. */
const DAY = /^\d{1,2}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|dec) ?(?:\d\d){1,2}$/i;
const POLAR = /^(?:mgrs|usng)?[ :]*([abyz]) ?[a-z] ?[a-z] ?(?:\d{5} ?\d{5}|\d{4} ?\d{4})$/i;

export function readMgrs(text: string): Result<PlaceRead> | null {
  const pole = POLAR.exec(text)?.[1];
  if (pole !== undefined) return noZone(0, pole.toUpperCase());
  const [, near, nearBand, far, farBand, ...more] = MGRS.exec(text) ?? [];
  const zoneSaid = near ?? far;
  if (zoneSaid === undefined) return null;
  const [band = "", column = "", row = ""] = [nearBand ?? farBand ?? "", ...more.slice(0, 2)].map((one) =>
    one.toUpperCase(),
  );
  const zone = Number(zoneSaid);
  if (zone <= 31 && DAY.test(text))
    return refuse(
      "place-ambiguous",
      `${text} may be a day and a square of MGRS; write it as ${zone}${band} ${column}${row} and its digits.`,
    );
  if (zone < 1 || zone > 60 || !BANDS.includes(band)) return noZone(zone, band);
  const name = `${zone}${band} ${column}${row}`;
  const digits = digitsOf(more[2] ?? "");
  if (digits === null)
    return refuse(
      "place-incomplete",
      `After ${name}, MGRS has as many digits to the east as to the north, one to five each; look at them again.`,
    );
  const side = SQUARE / 10 ** digits[0].length;
  const east = (COLUMNS[(zone - 1) % 3] ?? "").indexOf(column);
  const north = (ROWS.indexOf(row) - (zone % 2 === 0 ? 5 : 0) + ROWS.length) % ROWS.length;
  const middle =
    east < 0 || !ROWS.includes(row)
      ? null
      : middleIn(
          { zone, band, side },
          (east + 1) * SQUARE + Number(digits[0]) * side,
          north * SQUARE + Number(digits[1]) * side,
        );
  return middle
    ? ok(middle)
    : refuse(
        "place-contradicts",
        `MGRS has no ${name} ${digits.join(" ")}: that square is not in ${zone}${band}; look at the letters again.`,
      );
}

function digitsOf(said: string): readonly [string, string] | null {
  const pieces = said.trim().split(" ");
  const digits = pieces.join("");
  const half = digits.length / 2;
  const halves = [digits.slice(0, half), digits.slice(half)] as const;
  if (half < 1 || half > 5 || digits.length % 2 === 1) return null;
  return pieces.length === 1 || (pieces.length === 2 && pieces[0]?.length === half) ? halves : null;
}

type Of = { readonly zone: number; readonly band: string; readonly side: number };

/** The rows come again every 2,000 km; only one of them can meet the band. */
function middleIn({ zone, band, side }: Of, east: number, row: number): PlaceRead | null {
  const [south, top] = bandOf(band);
  const from = band < "N" ? -FALSE_NORTH : 0;
  for (let north = from + row; north < from + FALSE_NORTH; north += ROUND) {
    const at = (x: number, y: number) => pointOf({ zone, east: east + x * side, north: north + y * side });
    const corners = [at(0, 0), at(1, 0), at(0, 1), at(1, 1)];
    const latitudes = corners.map(({ latitude }) => latitude);
    const meets = Math.max(...latitudes) >= south && Math.min(...latitudes) <= top;
    const { latitude, longitude } = at(0.5, 0.5);
    if (meets && corners.some((one) => isInZone(zone, band, one)))
      return {
        latitude: degrees(latitude),
        longitude: degrees(longitude),
        form: "MGRS",
        precisionMetres: side,
        notes: [],
        otherWay: null,
      };
  }
  return null;
}
