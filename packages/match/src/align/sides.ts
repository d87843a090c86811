// An item's prints made ready for comparing: words, usable frames, and the eight mirrored and turned hashes.
import { hashBytes } from "../hash.ts";
import { dihedralOf } from "../hash-dihedral.ts";
import { leastQuality } from "../pdq.ts";
import type { Prints } from "../relation.ts";
import { hashWords } from "../search/words.ts";

/** Hashes of whole frames, or of frames without their bars. */
export interface Layer {
  /** All eight hashes of each frame, as words: frame by frame, in the order of `DihedralIndex`. */
  readonly variants: Uint32Array;
  /** 1 where a frame may vote. */
  readonly usable: Uint8Array;
}

export interface Side {
  readonly prints: Prints;
  readonly ptsUs: readonly number[];
  /** Whole frames first, then, where the item has bars, frames without them. */
  readonly layers: readonly Layer[];
  /** The usual time between frames, µs; a photo's is 0. */
  readonly gapUs: number;
}

/** Throws a RangeError when the arrays of the prints do not fit each other. */
export function sideOf(prints: Prints): Side {
  const { ptsUs, trimmed } = prints;
  const layers = [layerOf(ptsUs.length, prints)];
  if (trimmed !== null) layers.push(layerOf(ptsUs.length, trimmed));
  return { prints, ptsUs, layers, gapUs: usualGap(ptsUs) };
}

type Hashed = Pick<Prints, "hashes" | "qualities" | "variants">;

function layerOf(frames: number, { hashes, qualities, variants: exact }: Hashed): Layer {
  if (hashes.length !== frames * hashBytes || qualities.length !== frames) {
    throw new RangeError(
      `expected ${frames} hashes, got ${hashes.length} bytes and ${qualities.length} qualities`,
    );
  }
  const usable = usableOf(qualities);
  if (exact) {
    if (exact.length !== frames * 8 * hashBytes)
      throw new RangeError(`expected eight hashes for each of ${frames} frames, got ${exact.length} bytes`);
    return { variants: new Uint32Array(new Uint8Array(exact).buffer), usable };
  }
  const variants = new Uint32Array(frames * variantWords);
  for (let frame = 0; frame < frames; frame++) {
    writeVariants(
      hashes.subarray(frame * hashBytes, (frame + 1) * hashBytes),
      variants,
      frame * variantWords,
    );
  }
  return { variants, usable };
}

/** 1 where a frame may vote (docs/matching.md, rule 1). */
export const usableOf = (qualities: Uint8Array): Uint8Array =>
  qualities.map((quality) => (quality >= leastQuality ? 1 : 0));

/** Words of one frame's eight hashes. */
export const variantWords = 8 * hashWords;

// `dihedralOf` moves bits and flips some: what each half byte brings to the eight hashes is asked of it only once.
let unchanged: Uint32Array | undefined;
const brought = new Uint32Array(2 * hashBytes * 16 * variantWords);

function writeVariants(hash: Uint8Array, into: Uint32Array, at: number): void {
  unchanged ??= learnVariants();
  into.set(unchanged, at);
  for (let byte = 0; byte < hashBytes; byte++) {
    const value = hash[byte] as number;
    const low = (byte * 32 + (value & 15)) * variantWords;
    const high = (byte * 32 + 16 + (value >> 4)) * variantWords;
    for (let w = 0; w < variantWords; w++) {
      into[at + w] = (into[at + w] as number) ^ (brought[low + w] as number) ^ (brought[high + w] as number);
    }
  }
}

function learnVariants(): Uint32Array {
  const none = new Uint32Array(dihedralOf(new Uint8Array(hashBytes)).buffer);
  for (let byte = 0; byte < hashBytes; byte++) {
    for (let value = 0; value < 16; value++) {
      for (const half of [0, 1]) {
        const hash = new Uint8Array(hashBytes);
        hash[byte] = half === 0 ? value : value << 4;
        const words = new Uint32Array(dihedralOf(hash).buffer).map((word, w) => word ^ (none[w] as number));
        brought.set(words, (byte * 32 + half * 16 + value) * variantWords);
      }
    }
  }
  return none;
}

function usualGap(ptsUs: readonly number[]): number {
  const gaps = ptsUs.slice(1).map((pts, i) => pts - (ptsUs[i] ?? 0));
  return gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
}

/** Whether frame `frame` of a layer may vote. */
export function isUsable({ usable }: Layer, frame: number): boolean {
  return usable[frame] === 1;
}

/** The eight hashes of a frame, as bytes. */
export function variantBytes({ variants }: Layer, frame: number): Uint8Array {
  const at = variants.byteOffset + frame * 8 * hashBytes;
  return new Uint8Array(variants.buffer, at, 8 * hashBytes);
}

/** Time from the first frame to the last, µs. */
export function lengthUs(ptsUs: readonly number[]): number {
  return (ptsUs.at(-1) ?? 0) - (ptsUs[0] ?? 0);
}

/** The change that undoes another. Turning back is turning the rest of the circle; a mirrored turn undoes itself. */
export function inverse(variant: number): number {
  return variant >= 4 ? variant : (4 - variant) % 4;
}
