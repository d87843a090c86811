// Makes an ICC profile of colours that are told by numbers: three primaries, white, and one curve; inside the sandbox.

type Three = readonly [number, number, number];

/** From a point of the plane of colours. */
function brightAt(x: number, y: number): Three {
  return [x / y, 1, (1 - x - y) / y];
}

/** Levels to light: an exponent, or the curve of sRGB. */
export type Curve = number | "srgb";

/** x and y of white, red, green and blue; null when the points make no triangle. */
export function profileOf(curve: Curve, points: readonly number[]): Buffer | null {
  const [wx = 0, wy = 0, ...xy] = points;
  const primaries = [0, 1, 2].map((i) => brightAt(xy[2 * i] ?? 0, xy[2 * i + 1] ?? 0));
  const white = brightAt(wx, wy);
  const shares = solve(primaries, white);
  if (shares === null || ![...shares, ...white, ...primaries.flat()].every(Number.isFinite)) return null;
  const adapted = primaries.map((primary, i) =>
    toD50(
      white,
      primary.map((part) => part * (shares[i] ?? 0)),
    ),
  );
  const levels = curveOf(curve);
  const tags = [
    ["wtpt", xyz(d50)],
    ...["rXYZ", "gXYZ", "bXYZ"].map((name, i) => [name, xyz(adapted[i] ?? [])] as const),
    ...["rTRC", "gTRC", "bTRC"].map((name) => [name, levels] as const),
  ] as const;
  return assembled(tags);
}

/** ICC.1, 10.6 and 10.18. */
function curveOf(curve: Curve): Buffer {
  if (curve === "srgb") {
    const tag = Buffer.alloc(32);
    tag.write("para");
    tag.writeUInt16BE(3, 8);
    const parts = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];
    for (const [i, part] of parts.entries()) tag.writeInt32BE(Math.round(part * 65_536), 12 + 4 * i);
    return tag;
  }
  const tag = Buffer.alloc(16);
  tag.write("curv");
  tag.writeUInt32BE(1, 8);
  tag.writeUInt16BE(Math.min(65_535, Math.round(curve * 256)), 12);
  return tag;
}

/** ICC.1: header, a table of tags, the tags. */
function assembled(tags: readonly (readonly [string, Buffer])[]): Buffer {
  const header = Buffer.alloc(128);
  header.writeUInt32BE(0x02400000, 8);
  header.write("mntrRGB XYZ ", 12);
  header.write("acsp", 36);
  xyz(d50).copy(header, 68, 8, 20);
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  let at = header.length + table.length;
  for (const [i, [name, body]] of tags.entries()) {
    table.write(name, 4 + 12 * i);
    table.writeUInt32BE(at, 8 + 12 * i);
    table.writeUInt32BE(body.length, 12 + 12 * i);
    at += body.length;
  }
  const profile = Buffer.concat([header, table, ...tags.map(([, body]) => body)]);
  profile.writeUInt32BE(profile.length, 0);
  return profile;
}

const d50 = [0.9642, 1, 0.8249];

function xyz(parts: readonly number[]): Buffer {
  const tag = Buffer.alloc(20);
  tag.write("XYZ ");
  for (const [i, part] of parts.entries()) tag.writeInt32BE(Math.round(part * 65_536), 8 + 4 * i);
  return tag;
}

/** Bradford's cone responses and back. */
const bradford = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
] as const;

function toD50(white: readonly number[], colour: readonly number[]): number[] {
  const cones = (of: readonly number[]): number[] =>
    bradford.map((row) => row.reduce((sum, share, i) => sum + share * (of[i] ?? 0), 0));
  const [from, to, seen] = [cones(white), cones(d50), cones(colour)];
  const turned = seen.map((level, i) => (level * (to[i] ?? 0)) / (from[i] ?? 1));
  return [...(solve(columnsOf(bradford), turned) ?? [0, 0, 0])];
}

function columnsOf(rows: readonly (readonly number[])[]): Three[] {
  return [0, 1, 2].map((i) => [rows[0]?.[i] ?? 0, rows[1]?.[i] ?? 0, rows[2]?.[i] ?? 0]);
}

/** How much of each column adds up to `sum`: Cramer's rule; null when they lie in one plane. */
function solve(columns: readonly (readonly number[])[], sum: readonly number[]): Three | null {
  const [a = [], b = [], c = []] = columns;
  const whole = volume(a, b, c);
  if (Math.abs(whole) < 1e-9) return null;
  return [volume(sum, b, c) / whole, volume(a, sum, c) / whole, volume(a, b, sum) / whole];
}

function volume(a: readonly number[], b: readonly number[], c: readonly number[]): number {
  const [ax = 0, ay = 0, az = 0] = a;
  const [bx = 0, by = 0, bz = 0] = b;
  const [cx = 0, cy = 0, cz = 0] = c;
  return ax * (by * cz - bz * cy) + bx * (cy * az - cz * ay) + cx * (ay * bz - az * by);
}
