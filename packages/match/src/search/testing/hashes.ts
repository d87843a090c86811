// Hashes for tests and benches: random ones from a seed, and some with chosen bits flipped.

/** `count` random hashes, 32 bytes each (mulberry32). */
export function randomHashes(count: number, seed: number): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(count * 8);
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  for (let i = 0; i < words.length; i++) {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    words[i] = t ^ (t >>> 14);
  }
  return new Uint8Array(words.buffer);
}

/** A copy of one hash with these bits (0–255) flipped; bits named twice are flipped once. */
export function flipped(hash: Uint8Array, bits: readonly number[]): Uint8Array<ArrayBuffer> {
  const changed = Uint8Array.from(hash);
  for (const bit of new Set(bits)) changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return changed;
}
