// The colours that a PNG tells by numbers of its own instead of a profile (PNG 3rd edition, 4.3), as a profile; inside the sandbox.
import type { CodedColours } from "./iso-properties.ts";

export interface PngColours {
  /** Of a PNG that tells gamma or primaries and neither a profile nor sRGB; null when unmarked or as good as sRGB. */
  readonly icc: Buffer | null;
  /** Coding-independent code points (cICP): these stand above all else. */
  readonly coded: CodedColours | null;
}

const none: PngColours = { icc: null, coded: null };
/** sRGB's, as every writer of this chunk rounds them: white, red, green, blue, x and y of each, times 100,000. */
const usual = [31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6000];
const usualGamma = 45_455;

export function pngColours(file: Buffer): PngColours {
  const chunks = chunksBeforePicture(file);
  const cicp = chunks.get("cICP");
  if (cicp !== undefined && cicp.length === 4)
    return { icc: null, coded: { primaries: cicp[0] ?? 0, transfer: cicp[1] ?? 0 } };
  if (chunks.has("iCCP") || chunks.has("sRGB")) return none;
  const gamma = chunks.get("gAMA")?.readUInt32BE(0) ?? usualGamma;
  const told = chunks.get("cHRM");
  const points = told?.length === 32 ? usual.map((_, i) => told.readUInt32BE(4 * i)) : usual;
  const isUsual = points.every((point, i) => Math.abs(point - (usual[i] ?? 0)) <= 200);
  if (gamma === 0 || (isUsual && Math.abs(gamma - usualGamma) <= 1000)) return none;
  const icc = profileOf(
    100_000 / gamma,
    points.map((point) => point / 100_000),
  );
  return { icc, coded: null };
}

function chunksBeforePicture(file: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at + 12 <= file.length && chunks.size < 1000;) {
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    if (type === "IDAT") break;
    const body = file.subarray(at + 8, at + 8 + length);
    if (body.length === length && (type !== "gAMA" || length === 4)) chunks.set(type, body);
    at += 12 + length;
  }
  return chunks;
}

type Three = readonly [number, number, number];

/** From a point of the plane of colours. */
function brightAt(x: number, y: number): Three {
  return [x / y, 1, (1 - x - y) / y];
}

/** An ICC profile of three primaries and one exponent; null when the points make no triangle. */
function profileOf(exponent: number, points: readonly number[]): Buffer | null {
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
  const curve = Buffer.alloc(16);
  curve.write("curv");
  curve.writeUInt32BE(1, 8);
  curve.writeUInt16BE(Math.min(65_535, Math.round(exponent * 256)), 12);
  const tags = [
    ["wtpt", xyz(d50)],
    ...["rXYZ", "gXYZ", "bXYZ"].map((name, i) => [name, xyz(adapted[i] ?? [])] as const),
    ...["rTRC", "gTRC", "bTRC"].map((name) => [name, curve] as const),
  ] as const;
  return assembled(tags);
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
