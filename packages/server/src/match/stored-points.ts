// The points of a content's key frames as they are stored: 40 bytes a point, so that no frame is decoded twice to compare it.
import type { Views } from "@sightline/media";

/** Names how the points are found and stored; points of another recipe are found anew, never compared with these. */
export const pointsRecipe = "points-640-2";

type View = Views["views"][number];

/*
 * Frame after frame: its instant (8 bytes, µs), the number of its points (2), its width in pixels (2), the points (4 × 2 bytes: x, y and size in
 * 64ths of a pixel, the angle in 128ths of a degree), their descriptors (32 each). Little-endian.
 */
const headBytes = 12;
const fieldsEach = 4;
const descriptorBytes = 32;
const pointBytes = 2 * fieldsEach + descriptorBytes;
const steps = [64, 64, 64, 128] as const;

export function pointsToBlob(frames: readonly View[]): Buffer {
  const counts = frames.map(({ features }) => features.points.length / fieldsEach);
  const blob = Buffer.alloc(counts.reduce((sum, count) => sum + headBytes + count * pointBytes, 0));
  let at = 0;
  for (const [i, { atUs, width, features }] of frames.entries()) {
    at = blob.writeBigInt64LE(BigInt(atUs), at);
    at = blob.writeUInt16LE(counts[i] ?? 0, at);
    at = blob.writeUInt16LE(width, at);
    for (const [k, value] of features.points.entries())
      at = blob.writeUInt16LE(stepsOf(value, steps[k % fieldsEach] ?? 1), at);
    blob.set(features.descriptors, at);
    at += features.descriptors.length;
  }
  return blob;
}

const stepsOf = (value: number, step: number): number =>
  Math.max(0, Math.min(0xffff, Math.round(value * step)));

/** Throws a RangeError when the bytes are no whole frames. */
export function pointsFromBlob(blob: Buffer): View[] {
  const frames: View[] = [];
  for (let at = 0; at < blob.length;) {
    const atUs = Number(blob.readBigInt64LE(at));
    const count = blob.readUInt16LE(at + 8);
    const width = blob.readUInt16LE(at + 10);
    at += headBytes;
    if (at + count * pointBytes > blob.length)
      throw new RangeError(`expected ${count} points, got ${blob.length - at} bytes`);
    const points = Float32Array.from(
      { length: count * fieldsEach },
      (_, k) => blob.readUInt16LE(at + 2 * k) / (steps[k % fieldsEach] ?? 1),
    );
    at += count * 2 * fieldsEach;
    const descriptors = Uint8Array.from(blob.subarray(at, at + count * descriptorBytes));
    at += count * descriptorBytes;
    frames.push({ atUs, width, features: { points, descriptors } });
  }
  return frames;
}
