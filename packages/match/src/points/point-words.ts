// A point's descriptor as a few short words, by which points that look alike are found without comparing all.
import { descriptorBytes, type Features } from "./features.ts";

/*
 * Each table reads 18 of a descriptor's 256 bits at places of its own. Two descriptors of one spot differ in about 25
 * bits, so a table sees the same word in both with (231/256)^18 = 16 %, of two spots with 2^-18 if bits were fair
 * (locality-sensitive hashing, Gionis, Indyk and Motwani 1999). They are not fair, so a mark of 32 further bits, which
 * no table reads, must nearly agree as well. Measured on 16 photos, each cropped, turned, mirrored, compressed or laid
 * into another: against 20 bits, 18 find a seventh more points, and the mark keeps those of other photos where they were.
 */
const tables = 8;
const wordBits = 18;
const markBits = 32;
/** Marks of one spot differ in about 3 bits, of two spots in about 16. */
export const mostMarkBits = 6;

/** Points of a frame that are indexed, out of 2,020 at most; they cover all of it and all sizes. */
export const pointsEach = 700;

const order = shuffledBits();
export const wordPlaces: readonly (readonly number[])[] = Array.from({ length: tables }, (_, table) =>
  order.slice(table * wordBits, (table + 1) * wordBits),
);
export const markPlaces: readonly number[] = order.slice(tables * wordBits, tables * wordBits + markBits);

/** Neighbouring bits compare neighbouring pixels, so a fixed shuffle keeps them apart. */
export function shuffledBits(): number[] {
  const bits = Array.from({ length: 8 * descriptorBytes }, (_, bit) => bit);
  let state = 1;
  for (let i = bits.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    [bits[i], bits[j]] = [bits[j] ?? 0, bits[i] ?? 0];
  }
  return bits;
}

/** One number for a word and its table, below `keys`. */
export const keys = tables * 2 ** wordBits;
export const keyOf = (table: number, word: number): number => table * 2 ** wordBits + word;

/** Those bits of a point's descriptor, at most 32, as one number. */
export function bitsAt({ descriptors }: Features, point: number, bits: readonly number[]): number {
  let word = 0;
  for (const bit of bits)
    word = (word << 1) | (((descriptors[point * descriptorBytes + (bit >> 3)] ?? 0) >> (bit & 7)) & 1);
  return word >>> 0;
}
