// Tells sound TIFF and JPEG files that the library cannot open, or opens as other pictures, from damaged ones; inside the sandbox.
import type { Metadata } from "sharp";
import { Refused } from "./refused.ts";

const uncompressed = /compression support is not configured|compression scheme .* not/i;

/** The file may be sound: without its decompressor it would be opened as grey nothing. */
export function isUncompressed(error: unknown): boolean {
  return error instanceof Error && uncompressed.test(error.message);
}

/** Lossless or hierarchical, JPEG-LS, more than eight bits: other codings behind the same first bytes. */
const otherJpeg = /unsupported (?:marker type 0xf7|jpeg data precision|jpeg process)/i;

/** The error, or a refusal that says what kind of TIFF or JPEG this is. */
export function nameKind(error: unknown, format: string): unknown {
  const said = error instanceof Error ? error.message : "";
  if (format === "jpeg" && otherJpeg.test(said)) return new Refused("jpeg-coding", said);
  if (format !== "tiff") return error;
  if (isUncompressed(error)) return new Refused("tiff-compression", said);
  if (/samples out of range/i.test(said)) return new Refused("tiff-numbers", said);
  return /bad labq|no known route|unsupported tiff image type|not a supported/i.test(said)
    ? new Refused("tiff-colours", said)
    : error;
}

/**
 * Whole numbers from nothing up, of one byte or two, mean the same to everybody. Of others nobody says which is white:
 * the library cuts them off at its own, but for floating colours, which are light, and its own kinds of CIELAB.
 */
export function oddNumbers({ depth, space }: Metadata): Refused | undefined {
  const isPlain = depth === "uchar" || depth === "ushort";
  const isKnown = isPlain || space === "scrgb" || space.startsWith("lab");
  return isKnown ? undefined : new Refused("tiff-numbers", `${depth}, ${space}`);
}
