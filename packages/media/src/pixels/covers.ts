// Which part that differs was covered in one of two pictures: a caption, a sign, a blurred face, a black box.
import type { ChangedPart } from "./changed-parts.ts";
import { isBlockedOut, isBlurred } from "./hidden.ts";
import { boxOf, filledOf, forEachIn, type Box } from "./part-box.ts";
import type { Plane } from "./plane.ts";

/** A band along a side of the picture, filled; a plate may stand off the side a little. A sign fills a box in a corner. */
const band = { long: 0.6, deep: 0.35, filled: 0.75, off: 0.07 } as const;
const plate = { long: 0.4, deep: 0.2, filled: 0.8, off: 0.1 } as const;
const sign = { wide: 0.25, high: 0.35, filled: 0.55, off: 0.07, least: 0.03 } as const;
/** Under what covers it nothing of the other picture is seen: its levels hardly correlate. */
const mostSeenThrough = 0.45;

export interface Pictures {
  readonly target: Plane;
  /** In the light of the target. */
  readonly seen: Plane;
  /** As it is: black is black. */
  readonly asItIs: Plane;
}

export function isCovered(pictures: Pictures, part: ChangedPart, shown: ChangedPart): boolean {
  if (isRim(part, shown)) return true;
  const box = boxOf(part);
  if (
    isGraphic(part, shown) &&
    Math.abs(correlation(pictures, box)) <= mostSeenThrough &&
    isOneSided(pictures, part, shown)
  )
    return true;
  return (
    isBlockedOut(pictures.target, pictures.seen, part) ||
    isBlockedOut(pictures.asItIs, pictures.target, part) ||
    isBlurred(pictures.target, pictures.seen, part) ||
    isBlurred(pictures.seen, pictures.target, part)
  );
}

/** Two cells deep along a side: bars cut off a pixel too early or too late. */
function isRim(part: ChangedPart, shown: ChangedPart): boolean {
  const [wide, high] = [part.right - part.left, part.bottom - part.top];
  const isAcross = high <= 2 && (part.top === shown.top || part.bottom === shown.bottom);
  const isDown = wide <= 2 && (part.left === shown.left || part.right === shown.right);
  return isAcross || isDown;
}

/** Depth at which what covers a whole side must end, and how many of its cells differ before and after. */
const strip = { deep: 0.35, filled: 0.6, last: 0.3, beyond: 0.15 } as const;

/** The bands along whole sides in which most cells differ, down to a straight end: what a caption or bars cover. */
export function bandsIn(
  pictures: Pictures,
  differs: Uint8Array,
  columns: number,
  shown: ChangedPart,
): ChangedPart[] {
  const { left, top, right, bottom } = shown;
  const bands = [
    (depth: number) => ({ left, top, right, bottom: top + depth }),
    (depth: number) => ({ left, top: bottom - depth, right, bottom }),
    (depth: number) => ({ left, top, right: left + depth, bottom }),
    (depth: number) => ({ left: right - depth, top, right, bottom }),
  ];
  return bands.flatMap((bandOf, side) => {
    const most = Math.floor(strip.deep * (side < 2 ? bottom - top : right - left));
    const countTo = Array.from({ length: most + 3 }, (_, depth) => countIn(differs, columns, bandOf(depth)));
    const across = side < 2 ? right - left : bottom - top;
    const row = (depth: number): number => ((countTo[depth] ?? 0) - (countTo[depth - 1] ?? 0)) / across;
    for (let depth = most; depth >= 2; depth--) {
      if ((countTo[depth] ?? 0) < strip.filled * depth * across) continue;
      if (row(depth) < strip.last || row(depth + 2) > strip.beyond) continue;
      const band = { ...bandOf(depth), cells: countTo[depth] ?? 0 };
      const isOver = Math.abs(correlation(pictures, boxOf(band))) <= mostSeenThrough;
      return isOver && isOneSided(pictures, band, shown) ? [band] : [];
    }
    return [];
  });
}

type Area = Omit<ChangedPart, "cells">;

function countIn(differs: Uint8Array, columns: number, { left, top, right, bottom }: Area): number {
  let count = 0;
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) count += differs[y * columns + x] as number;
  return count;
}

function isGraphic(part: ChangedPart, shown: ChangedPart): boolean {
  const [wide, high] = [shown.right - shown.left, shown.bottom - shown.top];
  const [width, height] = [(part.right - part.left) / wide, (part.bottom - part.top) / high];
  const filled = filledOf(part);
  const offAcross = Math.min(part.left - shown.left, shown.right - part.right) / wide;
  const offDown = Math.min(part.top - shown.top, shown.bottom - part.bottom) / high;
  const isAlong = ({ long, deep, off, filled: least }: typeof band | typeof plate): boolean =>
    filled >= least &&
    ((width >= long && height <= deep && offDown <= off) ||
      (height >= long && width <= deep && offAcross <= off));
  const isSign =
    filled >= sign.filled &&
    Math.min(width, height) >= sign.least &&
    width <= sign.wide &&
    height <= sign.high &&
    offAcross <= sign.off &&
    offDown <= sign.off;
  return isSign || isAlong(band) || isAlong(plate);
}

/** Levels of a step. */
const step = 12;
/** So much of a side has one where something that was laid over ends: a shoulder over a leg is nearly a line too. */
const drawnAlong = 0.8;
/** With so much of it stepped in the other as well, something ends there in both. */
const alsoThere = 0.8;

/**
 * Pixels off a side of the cells that differ at which the edge of what was laid over may lie: within the outermost of them,
 * or outside, where what it says alone differs.
 */
const reach = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6] as const;

/**
 * What was laid over one of two pictures ends in straight lines, in that one alone: somebody who stands at the side of one
 * has none. Where both have an edge along the same side, both had a clock, a ticker or a plate there already, and what it
 * says has changed.
 */
function isOneSided({ target, seen }: Pictures, part: ChangedPart, shown: ChangedPart): boolean {
  const box = boxOf(part);
  const sides: (readonly [axis: 0 | 1, at: number, outward: 1 | -1])[] = [];
  if (part.top > shown.top + 1) sides.push([1, box.top, -1]);
  if (part.bottom < shown.bottom - 1) sides.push([1, box.bottom, 1]);
  if (part.left > shown.left + 1) sides.push([0, box.left, -1]);
  if (part.right < shown.right - 1) sides.push([0, box.right, 1]);
  const endsIn = (own: Plane, other: Plane): boolean =>
    sides.every(([axis, at, outward]) =>
      reach.some((off) => {
        const place = at + outward * off;
        return (
          steppedShare(own, box, axis, place) >= drawnAlong &&
          steppedShare(other, box, axis, place) < alsoThere
        );
      }),
    );
  return endsIn(target, seen) || endsIn(seen, target);
}

/** Share of a straight line across a box at which the levels on either side of it differ by a step. */
function steppedShare({ width, height, levels }: Plane, box: Box, axis: 0 | 1, at: number): number {
  const [from, to] = axis === 1 ? [box.left, box.right] : [box.top, box.bottom];
  const levelAt = (along: number, across: number): number => {
    const [x, y] = axis === 1 ? [along, across] : [across, along];
    return x < 0 || y < 0 || x >= width || y >= height ? Number.NaN : (levels[y * width + x] as number);
  };
  let [steps, count] = [0, 0];
  for (let along = from; along < to; along++) {
    const apart =
      levelAt(along, at + 1) + levelAt(along, at + 2) - levelAt(along, at - 1) - levelAt(along, at - 2);
    if (Number.isNaN(apart)) continue;
    count++;
    if (Math.abs(apart) / 2 >= step) steps++;
  }
  return count === 0 ? 0 : steps / count;
}

function correlation({ target, seen }: Pictures, box: Box): number {
  let [count, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  forEachIn(box, target.width, (at) => {
    const [u, v] = [target.levels[at] as number, seen.levels[at] as number];
    if (Number.isNaN(u) || Number.isNaN(v)) return;
    count++;
    x += u;
    y += v;
    xx += u * u;
    yy += v * v;
    xy += u * v;
  });
  const spread = Math.sqrt(Math.max(0, xx - (x * x) / count) * Math.max(0, yy - (y * y) / count));
  return count === 0 || spread < 1 ? 0 : (xy - (x * y) / count) / spread;
}
