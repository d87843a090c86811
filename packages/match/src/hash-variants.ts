// The eight hashes of a mirrored and turned picture at little more than the cost of one.
import { type Picture, hashEightWays } from "./pdq.ts";

export interface Variants {
  /** 8·32 bytes in the order of `dihedralOf`; the first is the hash itself. */
  readonly hashes: Uint8Array;
  readonly quality: number;
}

/**
 * The eight hashes of 8-bit RGB pixels, or of grey ones, sized as for `pdqFromRgb`. Where no side exceeds 512 they equal
 * `pdqDihedralFromRgb` bit for bit, if the quality lets the picture vote. A larger picture loses pixels first, and
 * mirrored it loses others: those of its hashes may differ in a few bits.
 */
export function pdqVariants(picture: Picture): Variants {
  return hashEightWays(picture);
}

/** The same for a video frame at its full size, never shrunk, so always exact where it may vote. */
export function pdqVariantsFromFullFrame(rgb: Uint8Array, width: number, height: number): Variants {
  return hashEightWays({ pixels: rgb, width, height, channels: 3 }, Number.POSITIVE_INFINITY);
}
