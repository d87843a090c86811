// Tells a picture that was put into another from one that was cut out of it: a seam runs along its sides, or the scene goes on.
import type { Point } from "@sightline/match";
import type { GreyFrame } from "./grey.ts";

/** A side so near to that of the frame has no seam to show, as a fraction of the frame. */
const atTheEdge = 0.02;
/** Sides may lean by so much of the frame and be upright. */
const mostLean = 0.02;
/** A piece of a line, the rows beside it that are looked at on either side, and how far off a side may have been found; pixels. */
const [pieceLong, piecesDeep, offBy] = [8, 3, 2];
/** Parallel lines that are asked what is usual there: from and to so many pixels off, inwards and outwards. */
const [usualFrom, usualTo, usualStep] = [8, 28, 2];
/** Levels that count as nothing, so that a plain ground on both sides makes no seam of little. */
const leastLevels = 3;
/**
 * How much more than usual the levels change across a seam, as the geometric mean of its sides: pictures put on a ground of
 * noise or on a blur of themselves have 2.5 and more, crops of real films 1.5 at most.
 */
const leastTimes = 1.9;

interface Line {
  readonly isUpright: boolean;
  /** Where the line is, and from where to where it runs along the other axis. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Whether seams run along these sides, where they lie inside the frame; corners as fractions of it. */
export function isInlaid(frame: GreyFrame, corners: readonly Point[]): boolean {
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  if (!isStraight(xs) || !isStraight(ys)) return false;
  const { width, height } = frame;
  const sides = [
    ...sidesOf({ low: Math.min(...xs), high: Math.max(...xs), size: width }, ys, height, true),
    ...sidesOf({ low: Math.min(...ys), high: Math.max(...ys), size: height }, xs, width, false),
  ];
  if (sides.length === 0) return false;
  const logs = sides.map((side) => Math.log(timesUsual(frame, side)));
  return logs.reduce((sum, log) => sum + log, 0) / logs.length >= Math.log(leastTimes);
}

/** Two corners of an upright box lie at its one end, and two at its other. */
function isStraight(values: readonly number[]): boolean {
  const [p = 0, q = 0, r = 0, s = 0] = values.toSorted((x, y) => x - y);
  return q - p <= mostLean && s - r <= mostLean;
}

function sidesOf(
  { low, high, size }: { readonly low: number; readonly high: number; readonly size: number },
  across: readonly number[],
  length: number,
  isUpright: boolean,
): (Line & { readonly inwards: 1 | -1 })[] {
  const from = Math.max(0, Math.min(...across) * length);
  const to = Math.min(length, Math.max(...across) * length);
  return (
    [
      [low, 1],
      [high, -1],
    ] as const
  )
    .filter(([at]) => at > atTheEdge && at < 1 - atTheEdge)
    .map(([at, inwards]) => ({ isUpright, at: Math.round(at * size), from, to, inwards }));
}

function timesUsual(frame: GreyFrame, side: Line & { readonly inwards: 1 | -1 }): number {
  const size = side.isUpright ? frame.width : frame.height;
  const stepAt = (off: number): number[] => {
    const at = side.at + off;
    return at < piecesDeep || at >= size - piecesDeep ? [] : [stepAcross(frame, { ...side, at })];
  };
  const usual = [side.inwards, -side.inwards].map((way) => {
    const steps: number[] = [];
    for (let off = usualFrom; off <= usualTo; off += usualStep) steps.push(...stepAt(way * off));
    return steps.sort((x, y) => x - y)[steps.length >> 1] ?? 0;
  });
  const here: number[] = [];
  for (let off = -offBy; off <= offBy; off++) here.push(...stepAt(off));
  return (leastLevels + Math.max(0, ...here)) / (leastLevels + Math.max(...usual));
}

/** How much the levels change from one side of a line to the other: the mean over its pieces, each by itself. */
function stepAcross({ pixels, width }: GreyFrame, { isUpright, at, from, to }: Line): number {
  const [along, beside] = isUpright ? [width, 1] : [1, width];
  let [sum, pieces] = [0, 0];
  for (let piece = Math.ceil(from); piece + pieceLong <= to; piece += pieceLong) {
    let step = 0;
    for (let k = 0; k < pieceLong; k++)
      for (let deep = 1; deep <= piecesDeep; deep++) {
        const place = (piece + k) * along + at * beside;
        step += (pixels[place + (deep - 1) * beside] as number) - (pixels[place - deep * beside] as number);
      }
    sum += Math.abs(step) / (pieceLong * piecesDeep);
    pieces++;
  }
  return pieces === 0 ? 0 : sum / pieces;
}
