// Points written in UTM and MGRS, after Snyder's series: another way than the one by which they are read.

type Point = { readonly latitude: number; readonly longitude: number };

const BANDS = "CDEFGHJKLMNPQRSTUVWX";
const radians = (angle: number): number => (angle * Math.PI) / 180;

function zoneOf({ latitude, longitude }: Point): number {
  const plain = Math.min(60, Math.floor((longitude + 180) / 6) + 1);
  if (latitude >= 56 && latitude < 64 && longitude >= 3 && longitude < 12) return 32;
  if (latitude < 72 || longitude < 0 || longitude >= 42) return plain;
  return [31, 33, 35, 37][[9, 21, 33, 42].findIndex((edge) => longitude < edge)] ?? plain;
}

/** Snyder, Map Projections (1987), formulas 8-9 to 8-15. Metres north count from the equator. */
export function utmOf(point: Point) {
  const zone = zoneOf(point);
  const [a, f, k] = [6_378_137, 1 / 298.257_223_563, 0.9996];
  const e2 = f * (2 - f);
  const ep2 = e2 / (1 - e2);
  const phi = radians(point.latitude);
  const N = a / Math.sqrt(1 - e2 * Math.sin(phi) ** 2);
  const T = Math.tan(phi) ** 2;
  const C = ep2 * Math.cos(phi) ** 2;
  const A = Math.cos(phi) * radians(point.longitude - (zone * 6 - 183));
  const M =
    a *
    ((1 - e2 / 4 - (3 * e2 ** 2) / 64 - (5 * e2 ** 3) / 256) * phi -
      ((3 * e2) / 8 + (3 * e2 ** 2) / 32 + (45 * e2 ** 3) / 1024) * Math.sin(2 * phi) +
      ((15 * e2 ** 2) / 256 + (45 * e2 ** 3) / 1024) * Math.sin(4 * phi) -
      ((35 * e2 ** 3) / 3072) * Math.sin(6 * phi));
  const east =
    k * N * (A + ((1 - T + C) * A ** 3) / 6 + ((5 - 18 * T + T ** 2 + 72 * C - 58 * ep2) * A ** 5) / 120) +
    500_000;
  const north =
    k *
    (M +
      N *
        Math.tan(phi) *
        (A ** 2 / 2 +
          ((5 - T + 9 * C + 4 * C ** 2) * A ** 4) / 24 +
          ((61 - 58 * T + T ** 2 + 600 * C - 330 * ep2) * A ** 6) / 720));
  const band = BANDS[Math.min(19, Math.floor((point.latitude + 80) / 8))] ?? "";
  return { zone, band, east, north: north < 0 ? north + 1e7 : north };
}

/** With so many digits for each direction. */
export function mgrsOf(point: Point, digits: number) {
  const { zone, band, east, north } = utmOf(point);
  const column = "ABCDEFGHJKLMNPQRSTUVWXYZ"[((zone - 1) % 3) * 8 + Math.floor(east / 1e5) - 1] ?? "";
  const row = "ABCDEFGHJKLMNPQRSTUV"[(Math.floor(north / 1e5) + (zone % 2 === 0 ? 5 : 0)) % 20] ?? "";
  const cut = (metres: number): string =>
    String(Math.floor(metres % 1e5))
      .padStart(5, "0")
      .slice(0, digits);
  return { zone: `${zone}${band}`, square: `${column}${row}`, east: cut(east), north: cut(north) };
}
