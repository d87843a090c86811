// XXH32 (Collet, xxHash specification 0.1.1) over 32-bit words: tells a damaged segment from a whole one.

const prime1 = 0x9e3779b1;
const prime2 = 0x85ebca77;
const prime3 = 0xc2b2ae3d;
const prime4 = 0x27d4eb2f;
const prime5 = 0x165667b1;

/** The 32-bit xxHash, seed 0, of the words' little-endian bytes. Example: no words → 0x02cc5d05. */
export function checksumOf(words: Uint32Array): number {
  const stripes = words.length - (words.length % 4);
  let hash = words.length < 4 ? prime5 : mixStripes(words, stripes);
  // A length over 4 GiB wraps, as the specification says.
  hash = (hash + words.length * 4) | 0;
  for (let i = stripes; i < words.length; i++) {
    hash = (hash + Math.imul(words[i] as number, prime3)) | 0;
    hash = Math.imul((hash << 17) | (hash >>> 15), prime4);
  }
  hash = Math.imul(hash ^ (hash >>> 15), prime2);
  hash = Math.imul(hash ^ (hash >>> 13), prime3);
  return (hash ^ (hash >>> 16)) >>> 0;
}

// Four running sums that do not wait for each other.
function mixStripes(words: Uint32Array, stripes: number): number {
  let a = (prime1 + prime2) | 0;
  let b = prime2 | 0;
  let c = 0;
  let d = -prime1 | 0;
  for (let i = 0; i < stripes; i += 4) {
    a = (a + Math.imul(words[i] as number, prime2)) | 0;
    b = (b + Math.imul(words[i + 1] as number, prime2)) | 0;
    c = (c + Math.imul(words[i + 2] as number, prime2)) | 0;
    d = (d + Math.imul(words[i + 3] as number, prime2)) | 0;
    a = Math.imul((a << 13) | (a >>> 19), prime1);
    b = Math.imul((b << 13) | (b >>> 19), prime1);
    c = Math.imul((c << 13) | (c >>> 19), prime1);
    d = Math.imul((d << 13) | (d >>> 19), prime1);
  }
  return (
    ((a << 1) | (a >>> 31)) + ((b << 7) | (b >>> 25)) + ((c << 12) | (c >>> 20)) + ((d << 18) | (d >>> 14))
  );
}
