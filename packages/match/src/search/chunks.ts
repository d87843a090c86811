// How 256 bits are cut into chunks, and how far each chunk is searched, so that no hash within the limit is missed.

/** Bits `start` to `start + width` of a hash; bit k is bit k mod 32 of word floor(k / 32). */
export interface Chunk {
  readonly start: number;
  readonly width: number;
}

/** A table has one entry per value of its chunk: more bits would take more memory than the hashes. */
const widest = 24;
const hashBits = 256;

/** Chunks of the given widths, side by side. Throws a RangeError unless they are 1–24 bits each and 256 in all. */
export function chunksOf(widths: readonly number[]): Chunk[] {
  let start = 0;
  const chunks = widths.map((width) => {
    if (!Number.isInteger(width) || width < 1 || width > widest) {
      throw new RangeError(`expected chunks of 1–${widest} bits, got ${width}`);
    }
    const chunk = { start, width };
    start += width;
    return chunk;
  });
  if (start !== hashBits) throw new RangeError(`expected chunks of ${hashBits} bits in all, got ${start}`);
  return chunks;
}

/** The value of a chunk in the hash that starts at word `at`. */
export function chunkValue(words: Uint32Array, at: number, { start, width }: Chunk): number {
  const word = at + (start >>> 5);
  const shift = start & 31;
  let value = (words[word] as number) >>> shift;
  if (shift + width > 32) value |= (words[word + 1] as number) << (32 - shift);
  return value & ((1 << width) - 1);
}

/**
 * For each chunk the distance up to which its neighbours are looked up; −1 leaves a chunk out.
 * General pigeonhole (Qin et al., GPH, ICDE 2018): were every chunk i further than tᵢ, all together would be at
 * least Σ(tᵢ + 1) apart; with that sum at limit + 1, hashes within the limit agree closely enough in some chunk.
 * The widest chunks, whose buckets are smallest, take the larger share.
 */
export function thresholdsFor(chunks: readonly Chunk[], limit: number): number[] {
  const share = Math.floor((limit + 1) / chunks.length);
  const more = (limit + 1) % chunks.length;
  const byWidth = chunks.map((_, i) => i).sort((i, j) => widthOf(chunks, j) - widthOf(chunks, i) || i - j);
  const thresholds = chunks.map(() => share - 1);
  for (const i of byWidth.slice(0, more)) thresholds[i] = share;
  return thresholds;
}

const widthOf = (chunks: readonly Chunk[], i: number): number => chunks[i]?.width ?? 0;

const masksKnown = new Map<number, Uint32Array>();

/** All differences of at most `most` bits in a chunk: what turns a value into its neighbours, itself first. */
export function neighbourMasks(width: number, most: number): Uint32Array {
  const key = width * 64 + most + 1;
  let masks = masksKnown.get(key);
  if (masks === undefined) {
    const found: number[] = [];
    collectMasks(found, { mask: 0, from: width, left: most });
    masks = Uint32Array.from(found);
    masksKnown.set(key, masks);
  }
  return masks;
}

interface Growing {
  readonly mask: number;
  readonly from: number;
  readonly left: number;
}

// High bits are set first, so that neighbours that lie side by side in memory come one after the other.
function collectMasks(found: number[], { mask, from, left }: Growing): void {
  if (left < 0) return;
  found.push(mask);
  if (left === 0) return;
  for (let bit = from - 1; bit >= 0; bit--)
    collectMasks(found, { mask: mask | (1 << bit), from: bit, left: left - 1 });
}

/** How many values lie within `most` bits of one of `width` bits. Example: 16 bits, 1 → 17. */
export function neighbours(width: number, most: number): number {
  let sum = 0;
  let choices = 1;
  for (let bits = 0; bits <= Math.min(most, width); bits++) {
    sum += choices;
    choices = (choices * (width - bits)) / (bits + 1);
  }
  return sum;
}
