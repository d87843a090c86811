// A PDQ hash as 32 bytes: its printed form and the distance between two of them.

/** Bytes of one hash. */
export const hashBytes = 32;

const hexForm = /^[0-9a-f]{64}$/;

/**
 * Prints a hash as 64 lower-case hex digits, word 15 first, leading zeros kept.
 * Bytes are held in printed order: bit k of the hash is bit k mod 8 of byte 31 − floor(k / 8).
 * Throws a RangeError when it is not 32 bytes.
 */
export function toHex(hash: Uint8Array): string {
  expectHash(hash);
  let hex = "";
  for (const byte of hash) hex += byte.toString(16).padStart(2, "0");
  return hex;
}

/** Reads the printed form back. Throws a RangeError on anything but 64 lower-case hex digits. */
export function fromHex(hex: string): Uint8Array {
  if (!hexForm.test(hex)) throw new RangeError(`expected 64 lower-case hex digits, got ${hex.slice(0, 80)}`);
  const hash = new Uint8Array(hashBytes);
  for (let i = 0; i < hashBytes; i++) hash[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return hash;
}

const onesIn = Uint8Array.from({ length: 256 }, (_, byte) => {
  let ones = 0;
  for (let rest = byte; rest > 0; rest >>= 1) ones += rest & 1;
  return ones;
});

/** Bits in which two hashes differ, 0–256. Throws a RangeError when one is not 32 bytes. */
export function hammingDistance(a: Uint8Array, b: Uint8Array): number {
  expectHash(a);
  expectHash(b);
  let distance = 0;
  for (let i = 0; i < hashBytes; i++) {
    distance += onesIn[(a[i] as number) ^ (b[i] as number)] as number;
  }
  return distance;
}

function expectHash(hash: Uint8Array): void {
  if (hash.length !== hashBytes) throw new RangeError(`expected a hash of 32 bytes, got ${hash.length}`);
}
