// Two sightings on one clock: which frames of each are on show together, and which pair of frames to put on the screens next.
import { frameAt } from "../item/instants.ts";

/** One of the two, from the first of its frames that is shown to the last. */
export type Side = {
  /** PTS of every frame of its item in µs, ascending; a photo has [0]. */
  readonly ptsUs: readonly number[];
  readonly first: number;
  readonly last: number;
  /** The item's time at 0 of the shared clock. */
  readonly zeroUs: number;
  /** Shared time that passes while one of its own passes. */
  readonly speed: number;
};
export type Letter = "a" | "b";
export const LETTERS: readonly Letter[] = ["a", "b"];
export type Both<T> = Readonly<Record<Letter, T>>;
export type Sides = Both<Side>;
/** A frame of each. */
export type Frames = Both<number>;

/** Times of one frame may be rounded otherwise in two files. */
const ROUNDED_US = 1000;

export const isMoving = ({ first, last }: Side): boolean => last > first;

/** When a frame begins, on the shared clock, in µs. */
export const beginsAt = ({ ptsUs, zeroUs, speed }: Side, frame: number): number =>
  ((ptsUs[frame] ?? 0) - zeroUs) * speed;

/** What a side shows at a moment: it waits at its first frame, and stays at its last. */
export function frameOf(side: Side, atUs: number): number {
  const frame = frameAt(side.ptsUs, side.zeroUs + (atUs + ROUNDED_US) / side.speed);
  return Math.min(side.last, Math.max(side.first, frame));
}
export const framesOf = ({ a, b }: Sides, atUs: number): Frames => ({
  a: frameOf(a, atUs),
  b: frameOf(b, atUs),
});

/** From when to when frames are on show; without end where a side waits or stays. */
function shownFor(side: Side, from: number, to: number): readonly [number, number] {
  return [
    from <= side.first ? -Infinity : beginsAt(side, from),
    to >= side.last ? Infinity : beginsAt(side, to + 1),
  ];
}
const meet = ([a, aEnd]: readonly [number, number], [b, bEnd]: readonly [number, number]): boolean =>
  a < bEnd && b < aEnd;

/** The two are on show at one moment: by so many frames at most one of them may be off. */
export function isInStep({ a, b }: Sides, frames: Frames, off: 0 | 1): boolean {
  const wide = (side: Side, frame: number) => shownFor(side, frame - off, frame + off);
  return (
    meet(wide(a, frames.a), shownFor(b, frames.b, frames.b)) ||
    meet(shownFor(a, frames.a, frames.a), wide(b, frames.b))
  );
}

/** The moment at which both frames are there. */
export function momentOf(sides: Sides, frames: Frames): number {
  const begun = LETTERS.map((one) => shownFor(sides[one], frames[one], frames[one])[0]);
  const at = Math.max(...begun);
  return at === -Infinity ? Math.min(...movingIn(sides).map((side) => beginsAt(side, side.first)), 0) : at;
}
const movingIn = (sides: Sides): readonly Side[] => LETTERS.map((one) => sides[one]).filter(isMoving);

/** It plays now: it neither waits for the other to come to its beginning nor stays at its end. */
export const playsAt = (side: Side, frame: number, atUs: number): boolean =>
  isMoving(side) && frame < side.last && beginsAt(side, side.first) <= atUs + ROUNDED_US;

/** The moments to step through: frames of the first that moves, and before and after them those of the other. */
export function momentsOf(sides: Sides): readonly number[] {
  const [lead, other] = movingIn(sides).map((side) =>
    Array.from({ length: side.last - side.first + 1 }, (_, i) => beginsAt(side, side.first + i)),
  );
  const [from, to] = [lead?.[0], lead?.at(-1)];
  if (!lead || from === undefined || to === undefined) return [0];
  const half = (to - from) / (lead.length - 1) / 2;
  const out = (is: (at: number) => boolean): readonly number[] => (other ?? []).filter(is);
  return [...out((at) => at < from - half), ...lead, ...out((at) => at > to + half)];
}

/** Frames that were taken of each film as it played, and may be put on the screens. */
export type Taken = Both<readonly number[]>;

/**
 * The newest pair that is in step and newer than what is on show, which may stay on one of the screens; null where there is
 * none yet: then both screens stay as they are. Pairs that are in step to the frame come before others.
 */
export function nextPair(sides: Sides, taken: Taken, shown: Frames): Frames | null {
  const newer = (one: Letter) => [shown[one], ...taken[one].filter((frame) => frame > shown[one])];
  const pairs = newer("a").flatMap((a) => newer("b").map((b) => ({ a, b })));
  for (const off of [0, 1] as const) {
    const inStep = pairs.slice(1).filter((pair) => isInStep(sides, pair, off));
    const [best] = inStep.toSorted((x, y) => y.a + y.b - x.a - x.b);
    if (best) return best;
  }
  return null;
}

/** Whoever is so much ahead, by the clock on the wall, stops until the other comes. */
const STOPS_US = 150_000;
/** So little is no reason to change anything. */
const SAME_US = 8000;

/** How fast to play the film that is ahead of the other, as a share of its speed. */
export const heldBack = (aheadUs: number): number =>
  Math.min(1, Math.max(0, 1 - (aheadUs - SAME_US) / STOPS_US));
