// Keeps some of the frames that go by, for a strip that shows a video at a glance: shots' first frames, and even steps.

import { type Kept, thinning } from "./thinning.ts";

export interface StripFrames {
  /** Looks at the next frame. */
  readonly add: (frame: Uint8Array, index: number) => void;
  /** A shot begins with this frame. */
  readonly shot: (frame: Uint8Array, index: number) => void;
  /** At most `longestStrip` frames in order; `ptsUs` gives each frame's time. */
  readonly end: (ptsUs: readonly number[]) => readonly StripFrame[];
}

export interface StripFrame {
  readonly index: number;
  readonly ptsUs: number;
  readonly pixels: Uint8Array;
}

/** Frames of a strip, at most. */
export const longestStrip = 100;

/** Frames that show the same shot are at least this far apart. */
const leastStepUs = 500_000;

export function stripFrames(): StripFrames {
  const shots = thinning(longestStrip);
  const even = thinning(longestStrip);
  return {
    add: even.add,
    shot: shots.add,
    end: (ptsUs) => {
      const chosen = new Map<number, StripFrame>();
      for (const { index, pixels } of shots.kept()) {
        const time = ptsUs[index];
        if (time !== undefined) chosen.set(index, { index, pixels, ptsUs: time });
      }
      const room = longestStrip - chosen.size;
      for (const { index, pixels } of spread(even.kept(), room)) {
        const time = ptsUs[index];
        const near = [...chosen.values()].some((each) => Math.abs(each.ptsUs - (time ?? 0)) < leastStepUs);
        if (time !== undefined && !near) chosen.set(index, { index, pixels, ptsUs: time });
      }
      return [...chosen.values()].toSorted((a, b) => a.index - b.index);
    },
  };
}

/** At most `room` of them, evenly. */
function spread(frames: readonly Kept[], room: number): readonly Kept[] {
  if (room <= 0) return [];
  const step = Math.max(1, frames.length / room);
  const picked: Kept[] = [];
  for (let at = 0; Math.floor(at) < frames.length && picked.length < room; at += step) {
    const frame = frames[Math.floor(at)];
    if (frame !== undefined) picked.push(frame);
  }
  return picked;
}
