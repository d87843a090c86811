// Hashes as 32-bit words: eight to a hash, so that distances and chunks come from a few integer operations.
import { hashBytes } from "../hash.ts";

/** Words of one hash. */
export const hashWords = 8;

/** The words of some hashes, 32 bytes each; a view where the bytes lie so, else a copy. Throws a RangeError on a broken length. */
export function wordsOf(hashes: Uint8Array): Uint32Array {
  if (hashes.length % hashBytes !== 0) {
    throw new RangeError(`expected hashes of 32 bytes each, got ${hashes.length} bytes`);
  }
  const bytes = hashes.byteOffset % 4 === 0 ? hashes : hashes.slice();
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}

/** Bits set in a 32-bit word (Warren, Hacker's Delight, 5-2). */
export function onesIn(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Bits in which four words of `a` from `at` and four of `b` from `to` differ. */
export function halfDistance(a: Uint32Array, at: number, b: Uint32Array, to: number): number {
  return (
    onesIn((a[at] as number) ^ (b[to] as number)) +
    onesIn((a[at + 1] as number) ^ (b[to + 1] as number)) +
    onesIn((a[at + 2] as number) ^ (b[to + 2] as number)) +
    onesIn((a[at + 3] as number) ^ (b[to + 3] as number))
  );
}
