// Cuts the stream of RGB frames and hashes each as it arrives; memory grows by 33 bytes a frame.
import { hashBytes, pdqFromFullFrame } from "@sightline/match";
import { type MediaRefusal, refuse } from "../refusal.ts";

/** Pixels of the frames that are hashed. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

export interface FrameHashes {
  /** Takes the next bytes; a refusal when there are more frames than allowed. */
  readonly take: (chunk: Uint8Array) => MediaRefusal | undefined;
  readonly count: () => number;
  /** The first `frames` hashes and qualities. */
  readonly first: (frames: number) => { hashes: Uint8Array; qualities: Uint8Array };
}

export function frameHashes(most: number, { width, height }: FrameSize): FrameHashes {
  const frameBytes = width * height * 3;
  const frame = new Uint8Array(frameBytes);
  let hashes = new Uint8Array(1024 * hashBytes);
  let qualities = new Uint8Array(1024);
  let filled = 0;
  let count = 0;
  const hashFrame = (pixels: Uint8Array): void => {
    if (count === qualities.length) {
      hashes = grown(hashes);
      qualities = grown(qualities);
    }
    const { hash, quality } = pdqFromFullFrame(pixels, width, height);
    hashes.set(hash, count * hashBytes);
    qualities[count] = quality;
    count++;
  };
  return {
    take: (chunk) => {
      for (let at = 0; at < chunk.length;) {
        const part = chunk.subarray(at, at + frameBytes - filled);
        at += part.length;
        // A frame that came in one piece is hashed where it lies.
        if (part.length < frameBytes) frame.set(part, filled);
        filled += part.length;
        if (filled < frameBytes) break;
        if (count === most) return refuse("too-many-frames", `over ${most}`);
        hashFrame(part.length === frameBytes ? part : frame);
        filled = 0;
      }
      return undefined;
    },
    count: () => count,
    first: (frames) => ({
      hashes: hashes.slice(0, frames * hashBytes),
      qualities: qualities.slice(0, frames),
    }),
  };
}

function grown(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2);
  larger.set(bytes);
  return larger;
}
