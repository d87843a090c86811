// Where keys lead in a film, how fast it plays, and what of it is played over and over: nothing here knows the player.

/** The first instant of the next shot, or of this one and then of the one before; null where there is none. */
export function shotStep(shotsUs: readonly number[], atUs: number, on: boolean): number | null {
  return (on ? shotsUs.find((start) => start > atUs) : shotsUs.findLast((start) => start < atUs)) ?? null;
}

type Span = readonly [startUs: number, endUs: number];

/** The next instant at which somebody comes into the picture or is seen last, or the one before; null where there is none. */
export function edgeStep(spans: readonly Span[], atUs: number, on: boolean): number | null {
  const edges = spans.flat().toSorted((a, b) => a - b);
  return (on ? edges.find((edge) => edge > atUs) : edges.findLast((edge) => edge < atUs)) ?? null;
}

export const RATES: readonly number[] = [0.1, 0.25, 0.5, 1, 2, 4];

export function rateStep(rate: number, faster: boolean): number {
  const next = faster ? RATES.find((one) => one > rate) : RATES.findLast((one) => one < rate);
  return next ?? rate;
}

/** Frames, both of them played. */
export type Loop = { readonly from: number; readonly to: number };

/** A loop that would end before it begins, begins or ends there and then. */
export function loopWith(loop: Loop | null, edge: keyof Loop, frame: number, last: number): Loop {
  if (edge === "from") return { from: frame, to: loop && loop.to >= frame ? loop.to : last };
  return { from: loop && loop.from <= frame ? loop.from : 0, to: frame };
}

/** It goes back to its beginning, and this frame is not shown. */
export const isOutside = ({ from, to }: Loop, frame: number): boolean => frame < from || frame > to;
