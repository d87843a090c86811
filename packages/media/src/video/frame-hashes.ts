// Cuts the stream of RGB frames and hashes each in all eight ways as it arrives; memory grows by 289 bytes a frame.
import { hashBytes, pdqFromFullFrame, pdqVariantsFromFullFrame } from "@sightline/match";
import type { FrameHashes } from "../inspected.ts";
import { refuse } from "../refusal.ts";
import type { OutputReader } from "../sandbox/run.ts";
import { cutFrames } from "./cut-frames.ts";
import { growing } from "./growing.ts";

/** Pixels of the frames that are hashed. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** The frames that `vpdq-128b-1` hashes. */
export const reduced: FrameSize = { width: 128, height: 128 };

export interface FrameHasher {
  /** Takes the next bytes; a refusal when there are more frames than allowed. */
  readonly take: OutputReader;
  readonly count: () => number;
  /** The hashes of the first `frames`. */
  readonly first: (frames: number) => FrameHashes;
}

/** Above this many frames only their own hashes are kept: a cell of a database holds no more than a gigabyte. */
const mostVaried = 400_000;

/** Also shows each frame to `seen`. */
export function frameHashes(
  most: number,
  size: FrameSize,
  seen: (frame: Uint8Array) => void = () => undefined,
): FrameHasher {
  const kept = hashesOf(size);
  const take = cutFrames(size.width * size.height * 3, (frame) => {
    if (kept.count() === most) return refuse("too-many-frames", `over ${most}`);
    kept.add(frame);
    seen(frame);
    return undefined;
  });
  return { take, count: kept.count, first: kept.first };
}

/** Frames of other sizes are for exchange with other tools, which have no variants. */
function hashesOf({ width, height }: FrameSize) {
  const varied = width === reduced.width && height === reduced.height;
  const hashes = growing(hashBytes);
  const qualities = growing(1);
  const variants = growing(8 * hashBytes);
  let count = 0;
  const add = (frame: Uint8Array): void => {
    if (varied && count < mostVaried) {
      const eight = pdqVariantsFromFullFrame(frame, width, height);
      hashes.add(eight.hashes.subarray(0, hashBytes));
      variants.add(eight.hashes);
      qualities.add([eight.quality]);
    } else {
      const { hash, quality } = pdqFromFullFrame(frame, width, height);
      hashes.add(hash);
      qualities.add([quality]);
    }
    count++;
  };
  const first = (frames: number): FrameHashes => ({
    hashes: hashes.bytes().slice(0, frames * hashBytes),
    qualities: qualities.bytes().slice(0, frames),
    variants: varied && count <= mostVaried ? variants.bytes().slice(0, frames * 8 * hashBytes) : null,
  });
  return { add, count: () => count, first };
}
