// The colours that a PNG tells by numbers of its own instead of a profile (PNG 3rd edition, 4.3), as a profile; inside the sandbox.
import type { CodedColours } from "./iso-properties.ts";
import { profileOf } from "./make-profile.ts";

export interface PngColours {
  /** Of a PNG that tells gamma or primaries and neither a profile nor sRGB; null when unmarked or as good as sRGB. */
  readonly icc: Buffer | null;
  /** Coding-independent code points (cICP): these stand above all else. */
  readonly coded: CodedColours | null;
}

/** The code point for "not told": what other chunks tell stands then. */
const unsaid = 2;
const none: PngColours = { icc: null, coded: null };
/** sRGB's, as every writer of this chunk rounds them: white, red, green, blue, x and y of each, times 100,000. */
const usual = [31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6000];
const usualGamma = 45_455;

export function pngColours(file: Buffer): PngColours {
  const chunks = chunksBeforePicture(file);
  const [primaries = unsaid, transfer = unsaid] = chunks.get("cICP") ?? [];
  if (primaries !== unsaid && transfer !== unsaid) return { icc: null, coded: { primaries, transfer } };
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

const lengths: Readonly<Record<string, number>> = { gAMA: 4, cICP: 4 };

function chunksBeforePicture(file: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at + 12 <= file.length && chunks.size < 1000;) {
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    if (type === "IDAT") break;
    const body = file.subarray(at + 8, at + 8 + length);
    if (body.length === length && length === (lengths[type] ?? length)) chunks.set(type, body);
    at += 12 + length;
  }
  return chunks;
}
