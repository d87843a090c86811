// The one clock of two items side by side: instants of `a`, on which `b` lies by the offset and speed that were found.
import { nearestFrame, type PairRelation } from "@sightline/domain";

/** PTS of every frame of both, ascending, in µs of each item's own time; a photo has [0]. */
export type Both = { readonly a: readonly number[]; readonly b: readonly number[] };
export type Placing = Pick<PairRelation, "offsetUs" | "speed">;

/** Without a relation both begin together. */
export const placingOf = (relation: PairRelation | null, frames: Both): Placing =>
  relation ?? { offsetUs: (frames.a[0] ?? 0) - (frames.b[0] ?? 0), speed: 1 };

/** An instant of `b` on the shared clock, and back. */
export const onShared = ({ offsetUs, speed }: Placing, bUs: number): number => offsetUs + speed * bUs;
const toB = ({ offsetUs, speed }: Placing, atUs: number): number => (atUs - offsetUs) / speed;

/**
 * The instants to step through: every frame of `a`, and before and after it the frames of `b` that stick out. What does
 * not move has no instants of its own: beside a photo, the video alone is stepped through.
 */
export function instantsOf(frames: Both, placing: Placing): number[] {
  const ofB = frames.b.map((at) => onShared(placing, at));
  if (frames.a.length < 2) return frames.b.length < 2 ? [frames.a[0] ?? 0] : ofB;
  if (frames.b.length < 2) return [...frames.a];
  const [first = 0, last = 0] = [frames.a[0], frames.a.at(-1)];
  const half = (last - first) / (frames.a.length - 1) / 2;
  return [...ofB.filter((at) => at < first - half), ...frames.a, ...ofB.filter((at) => at > last + half)];
}

/** Index of the frame that each shows at an instant; null where it has none. */
export function framesAt(frames: Both, placing: Placing, atUs: number) {
  return { a: frameNear(frames.a, atUs), b: frameNear(frames.b, toB(placing, atUs)) };
}

/** The nearest frame, not further away than frames are from each other; a photo is there at any time. */
function frameNear(ptsUs: readonly number[], atUs: number): number | null {
  const [first, last] = [ptsUs[0], ptsUs.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (ptsUs.length === 1) return 0;
  const step = (last - first) / (ptsUs.length - 1);
  if (atUs < first - step || atUs > last + step) return null;
  const nearest = nearestFrame(ptsUs, atUs);
  return nearest === undefined ? null : ptsUs.indexOf(nearest);
}

/** Index of the instant nearest to a time. */
export function instantNear(instants: readonly number[], atUs: number): number {
  const nearest = nearestFrame(instants, atUs);
  return nearest === undefined ? 0 : instants.indexOf(nearest);
}

/** The whole of both on the shared clock, in µs; never of no length. */
export function extentOf(frames: Both, placing: Placing): { fromUs: number; toUs: number } {
  const moving = [
    ...(frames.a.length > 1 ? ends(frames.a) : []),
    ...(frames.b.length > 1 ? ends(frames.b).map((at) => onShared(placing, at)) : []),
  ];
  const fromUs = moving.length > 0 ? Math.min(...moving) : 0;
  return { fromUs, toUs: Math.max(fromUs + 1, ...moving) };
}

const ends = (ptsUs: readonly number[]): number[] => [ptsUs[0] ?? 0, ptsUs.at(-1) ?? 0];

/** Where a key leads among the instants, or null: `,` and `.` and the arrows one frame, with Shift ten. */
export function sharedStep(key: string, shift: boolean, from: number, length: number): number | null {
  const by = shift ? 10 : 1;
  const steps: Readonly<Record<string, number>> = {
    ",": from - 1,
    ".": from + 1,
    "<": from - 10,
    ">": from + 10,
    ArrowLeft: from - by,
    ArrowRight: from + by,
    Home: 0,
    End: length - 1,
  };
  const to = steps[key];
  return to === undefined ? null : Math.min(length - 1, Math.max(0, to));
}
