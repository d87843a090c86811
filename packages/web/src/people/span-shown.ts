// What is shown of a sighting beside another: its span in its film, or a few seconds around the one instant that it is marked at.
import { frameAt } from "../item/instants.ts";
import { beginsAt, frameOf, isMoving, type Side, type Sides } from "./in-step.ts";

type Span = readonly [startUs: number, endUs: number];
type Seen = {
  readonly spans: readonly Span[];
  /** The instant that shows them largest. */ readonly atUs: number;
};

/** Before and after somebody who is marked at one instant. */
const AROUND_US = 2_000_000;

/** From the sighting's time on: the span that shows them largest. */
export function sideOf(ptsUs: readonly number[], { spans, atUs }: Seen): Side {
  const [from, to] = spans.find(([start, end]) => start <= atUs && atUs <= end) ?? spans[0] ?? [atUs, atUs];
  const around = from === to ? AROUND_US : 0;
  return {
    ptsUs,
    first: frameAt(ptsUs, from - around),
    last: frameAt(ptsUs, to + around),
    zeroUs: ptsUs[frameAt(ptsUs, from)] ?? 0,
    speed: 1,
  };
}

/** A stretch that both films show: an instant t of `b` is the instant `offsetUs + speed · t` of `a`. */
export type Match = {
  readonly offsetUs: number;
  readonly speed: number;
  /** In `a`. */
  readonly fromUs: number;
  readonly toUs: number;
};

/** The same match, told the other way round. */
export const turnedAbout = ({ offsetUs, speed, fromUs, toUs }: Match): Match => ({
  offsetUs: -offsetUs / speed,
  speed: 1 / speed,
  fromUs: (fromUs - offsetUs) / speed,
  toUs: (toUs - offsetUs) / speed,
});

/** Both led by the match, as far as it goes; null where no moment of it has both sightings, or one film runs backwards. */
export function ledBy(sides: Sides, { offsetUs, speed, fromUs, toUs }: Match): Sides | null {
  const { a, b } = sides;
  if (speed <= 0 || !isMoving(a) || !isMoving(b)) return null;
  const toShared = (us: number): number => offsetUs + speed * us;
  const ofA = [a.ptsUs[a.first] ?? 0, a.ptsUs[a.last] ?? 0] as const;
  const ofB = [toShared(b.ptsUs[b.first] ?? 0), toShared(b.ptsUs[b.last] ?? 0)] as const;
  const from = Math.max(fromUs, Math.min(ofA[0], ofB[0]));
  const to = Math.min(toUs, Math.max(ofA[1], ofB[1]));
  const [both, bothEnd] = [Math.max(from, ofA[0], ofB[0]), Math.min(to, ofA[1], ofB[1])];
  if (both > bothEnd) return null;
  const zeroUs = a.ptsUs[frameAt(a.ptsUs, both)] ?? 0;
  const on = (side: Side): Side => {
    const whole = { ...side, first: 0, last: side.ptsUs.length - 1 };
    return { ...side, first: frameOf(whole, from - zeroUs), last: frameOf(whole, to - zeroUs) };
  };
  return {
    a: on({ ...a, zeroUs }),
    b: on({ ...b, zeroUs: (zeroUs - offsetUs) / speed, speed }),
  };
}

/** The moment at which both begin: the sightings' own times, or the first moment that has both. */
export const startOf = ({ a, b }: Sides): number =>
  [a, b].every((side) => beginsAt(side, side.first) <= 0 && beginsAt(side, side.last) >= 0)
    ? 0
    : Math.max(...[a, b].filter(isMoving).map((side) => beginsAt(side, side.first)));
