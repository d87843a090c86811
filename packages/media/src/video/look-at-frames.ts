// Looks at the small frames of a video as they go by: shots, bars, and the frames of the strip.
import type { FrameHashes } from "../inspected.ts";
import { recentFrames } from "./recent-frames.ts";
import { shotFinder, shotWindow } from "./shots.ts";
import { signatureOf } from "./signature.ts";
import { type StripFrame, stripFrames } from "./strip.ts";
import { settleFrames, trimmedHashes } from "./trimmed-hashes.ts";

export interface FrameLook {
  readonly see: (frame: Uint8Array) => void;
  /** `full`: the hashes of the frames as they are. */
  readonly end: (full: FrameHashes, ptsUs: readonly number[]) => SeenFrames;
}

export interface SeenFrames {
  readonly trimmed: FrameHashes | null;
  readonly shotsUs: readonly number[];
  readonly strip: readonly StripFrame[];
}

/** For square RGB frames of `side` pixels. */
export function lookAtFrames(side: number): FrameLook {
  const recent = recentFrames(settleFrames + 2 * shotWindow);
  const trimmed = trimmedHashes(recent, side, shotWindow);
  const strip = stripFrames();
  const starts: number[] = [];
  const start = (index: number): void => {
    starts.push(index);
    trimmed.newShot(index);
    strip.shot(recent.at(index), index);
  };
  const shots = shotFinder(start);
  return {
    see: (frame) => {
      const index = recent.put(frame);
      if (index === 0) {
        starts.push(0);
        strip.shot(frame, 0);
      }
      trimmed.add();
      strip.add(frame, index);
      shots.add(signatureOf(frame, side, side));
    },
    end: (full, ptsUs) => {
      shots.end();
      const times = starts.map((index) => ptsUs[index]).filter((time) => time !== undefined);
      return { trimmed: trimmed.end(full), shotsUs: times, strip: strip.end(ptsUs) };
    },
  };
}

/** The same for frames of any size that nothing but their shots is asked of. */
export function lookForShots(width: number, height: number): FrameLook {
  const starts: number[] = [0];
  const shots = shotFinder((index) => starts.push(index));
  return {
    see: (frame) => shots.add(signatureOf(frame, width, height)),
    end: (_full, ptsUs) => {
      shots.end();
      const times = starts.map((index) => ptsUs[index]).filter((time) => time !== undefined);
      return { trimmed: null, shotsUs: times, strip: [] };
    },
  };
}
