// Finds where shots begin: hard cuts, and fades through a flat colour, not flashes and not movement.
import { type Signature, change, difference, likeness } from "./signature.ts";

export interface ShotFinder {
  /** Takes the next frame's signature. */
  readonly add: (signature: Signature) => void;
  /** After the last frame. */
  readonly end: () => void;
}

/** How many frames are looked at on each side: a flash or a jerk is over by then. */
export const shotWindow = 8;

/** Deviation under which a frame is flat: black, white, or faded nearly out. */
const flatDeviation = 5;

/** A cut differs by this many levels at least, and by this share of the contrast of both frames. */
const leastLevels = 3;
const leastShare = 0.2;

/** A cut differs this many times more than the frames around it do from each other. */
const outstanding = 2.5;

/** The longest flash, in frames, whose end is told from a cut. */
const flashFrames = 4;

/** Frames whose structure agrees this well show the same scene. */
const sameScene = 0.75;

/** Calls `start` with the index of each shot's first frame but the very first, ascending, at most `shotWindow` late. */
export function shotFinder(start: (index: number) => void): ShotFinder {
  const kept: Signature[] = [];
  const steps: number[] = [];
  let first = 0;
  let count = 0;
  let decided = 1;
  /** The last frame before a flat run that had contrast. */
  let beforeFlat: Signature | null = null;
  let inFlat = false;
  const at = (index: number): Signature | undefined => kept[index - first];
  const flat = (index: number): boolean => (at(index)?.deviation ?? 0) < flatDeviation;
  const around = (from: number, to: number): Signature[] =>
    kept.slice(Math.max(0, from - first), Math.max(0, to - first));

  const decide = (index: number): void => {
    const [before, now] = [at(index - 1), at(index)];
    if (before === undefined || now === undefined) return;
    if (flat(index)) {
      if (!inFlat && !flat(index - 1)) beforeFlat = clearest(around(index - shotWindow, index));
      inFlat = true;
      return;
    }
    const after = around(index, index + shotWindow);
    if (inFlat) {
      inFlat = false;
      const seen = clearest(after);
      if (beforeFlat !== null && seen !== null && likeness(beforeFlat, seen) < sameScene) start(index);
      return;
    }
    const near = steps.filter((_, n) => Math.abs(n + first - index) <= shotWindow && n + first !== index);
    const usual = usualStep(near);
    if (!stands(before, now, steps[index - first] ?? 0, usual)) return;
    // A flash has a step on either side, so the old scene is looked for from a few frames earlier.
    if (!returns(around(index - flashFrames, index), after, usual)) start(index);
  };
  return {
    add: (signature) => {
      const last = kept.at(-1);
      steps.push(last === undefined ? 0 : difference(last, signature));
      kept.push(signature);
      count++;
      if (kept.length > 3 * shotWindow) {
        kept.shift();
        steps.shift();
        first++;
      }
      while (decided + shotWindow < count) decide(decided++);
    },
    end: () => {
      while (decided < count) decide(decided++);
    },
  };
}

/** The third largest of up to sixteen: other cuts close by do not hide this one, frames shown twice do not fake one. */
function usualStep(near: readonly number[]): number {
  return near.toSorted((a, b) => b - a)[Math.min(2, near.length - 1)] ?? 0;
}

/** A step as large as a cut's, against the contrast of the frames and against the steps around it. */
function stands(before: Signature, now: Signature, step: number, usual: number): boolean {
  if (step <= outstanding * usual) return false;
  const { levels, share } = change(before, now);
  return levels >= leastLevels && share >= leastShare;
}

/** True when the old scene is still, or again, to be seen: after a flash, a jerk, or someone passing by. */
function returns(before: readonly Signature[], after: readonly Signature[], usual: number): boolean {
  return before.some((old) =>
    after.some((now) => likeness(old, now) >= sameScene || difference(old, now) < outstanding * usual),
  );
}

function clearest(seen: readonly Signature[]): Signature | null {
  const clear = seen.filter(({ deviation }) => deviation >= flatDeviation);
  return clear.toSorted((a, b) => b.deviation - a.deviation)[0] ?? null;
}
