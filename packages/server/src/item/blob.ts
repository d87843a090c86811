// PTS as they are stored: little-endian 64-bit integers of microseconds.

export function ptsToBlob(ptsUs: readonly number[]): Buffer {
  const blob = Buffer.alloc(ptsUs.length * 8);
  for (const [i, at] of ptsUs.entries()) blob.writeBigInt64LE(BigInt(at), i * 8);
  return blob;
}

export function ptsFromBlob(blob: Buffer): number[] {
  return Array.from({ length: blob.length / 8 }, (_, i) => Number(blob.readBigInt64LE(i * 8)));
}
