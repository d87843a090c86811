// Which part that differs was covered in one of two pictures: a caption, a sign, a blurred face, a black box.
import { cellSide } from "./cells.ts";
import type { ChangedPart } from "./changed-parts.ts";
import type { Plane } from "./plane.ts";

/** A band along a side of the picture, filled; a plate may stand off the side a little. A sign fills a box in a corner. */
const band = { long: 0.6, deep: 0.35, filled: 0.75, off: 0.07 } as const;
const plate = { long: 0.4, deep: 0.2, filled: 0.8, off: 0.1 } as const;
const sign = { wide: 0.25, high: 0.3, filled: 0.65, off: 0.07, least: 0.03 } as const;
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

const filledOf = (part: ChangedPart): number =>
  part.cells / ((part.right - part.left) * (part.bottom - part.top));

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

/** In pixels, exclusive at the right and the bottom. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const boxOf = ({ left, top, right, bottom }: ChangedPart): Box => ({
  left: left * cellSide,
  top: top * cellSide,
  right: right * cellSide,
  bottom: bottom * cellSide,
});

/** Levels of a step, and how much of a border must have one for a straight edge of something to run there. */
const step = 12;
const stepped = 0.6;

/**
 * What was laid over one of two pictures ends in one of them. Where both have an edge along the same side, both had a
 * clock, a ticker or a plate there already, and what it says has changed.
 */
function isOneSided({ target, seen }: Pictures, part: ChangedPart, shown: ChangedPart): boolean {
  const box = boxOf(part);
  const sides: (readonly [axis: 0 | 1, at: number])[] = [];
  if (part.top > shown.top + 1) sides.push([1, box.top]);
  if (part.bottom < shown.bottom - 1) sides.push([1, box.bottom]);
  if (part.left > shown.left + 1) sides.push([0, box.left]);
  if (part.right < shown.right - 1) sides.push([0, box.right]);
  return sides.every(([axis, at]) =>
    [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6].every((off) =>
      [target, seen].some((plane) => steppedShare(plane, box, axis, at + off) < stepped),
    ),
  );
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

function forEachIn({ left, top, right, bottom }: Box, width: number, tell: (at: number) => void): void {
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) tell(y * width + x);
}

/** Cells of either side that a box must have to be told from somebody far away, and how full it must be. */
const leastSide = 4;
const leastFilled = 0.72;
/** Levels: what was blocked out varies by no more, as a standard deviation, and its border is a step. */
const flat = 3;
const leastStep = 14;
const [black, white] = [28, 232];
const boxFilled = 0.88;
const leastBorder = 0.6;

/** One level, with a step all around it, where the other picture shows something else. */
function isBlockedOut(covered: Plane, open: Plane, part: ChangedPart): boolean {
  if (Math.min(part.right - part.left, part.bottom - part.top) < leastSide || filledOf(part) < leastFilled)
    return false;
  const box = boxOf(part);
  const inner = shrunk(
    box,
    filledOf(part) >= 0.95 ? 3 : Math.ceil(0.16 * Math.min(box.right - box.left, box.bottom - box.top)),
  );
  const [there, elsewhere] = [spreadIn(covered, inner), spreadIn(open, inner)];
  if (there.deviation > flat) return false;
  // On a plain wall a plain box is told by its being black or white, and a box.
  const isPlain = there.mean <= black || there.mean >= white;
  if (elsewhere.deviation < 2 * flat && !(isPlain && filledOf(part) >= boxFilled)) return false;
  let [steps, count] = [0, 0];
  forEachAround(box, covered, (level) => {
    count++;
    if (Math.abs(level - there.mean) >= leastStep) steps++;
  });
  return count > 0 && steps >= leastBorder * count;
}

const shrunk = ({ left, top, right, bottom }: Box, by: number): Box => ({
  left: Math.min(left + by, right - 1),
  top: Math.min(top + by, bottom - 1),
  right: Math.max(right - by, left + 1),
  bottom: Math.max(bottom - by, top + 1),
});

function spreadIn({ width, levels }: Plane, box: Box): { mean: number; deviation: number } {
  let [count, sum, squares] = [0, 0, 0];
  forEachIn(box, width, (at) => {
    const level = levels[at] as number;
    if (Number.isNaN(level)) return;
    count++;
    sum += level;
    squares += level * level;
  });
  const mean = sum / Math.max(1, count);
  return { mean, deviation: Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean * mean)) };
}

/** The pixels of a ring a cell and a half outside a box. */
function forEachAround(box: Box, { width, height, levels }: Plane, tell: (level: number) => void): void {
  const off = Math.round(1.5 * cellSide);
  const at = (x: number, y: number): void => {
    const level =
      x < 0 || y < 0 || x >= width || y >= height ? Number.NaN : (levels[y * width + x] as number);
    if (!Number.isNaN(level)) tell(level);
  };
  for (let x = box.left; x < box.right; x++) {
    at(x, box.top - off);
    at(x, box.bottom + off);
  }
  for (let y = box.top; y < box.bottom; y++) {
    at(box.left - off, y);
    at(box.right + off, y);
  }
}

/** What both show when they are blurred as well differs by so much less, as a share of the squares. */
const leastExplained = 0.8;
/** Deviations of the blur that are tried, as shares of the part's shorter side: a larger one would wipe a person away. */
const blurs = [0.12, 0.2, 0.3, 0.42] as const;

/** A blur takes detail away and puts none there: what is gone has nothing to do with what is left. */
const leastMore = 1.3;
const mostAgainst = 0.15;

function isBlurred(covered: Plane, open: Plane, part: ChangedPart): boolean {
  const box = boxOf(part);
  const side = Math.min(box.right - box.left, box.bottom - box.top);
  if (side < leastSide * cellSide) return false;
  const { width } = covered;
  const whole = apartIn(covered.levels, open.levels, width, box);
  return blurs.some((share) => {
    const [one, other] = [covered, open].map((plane) =>
      softened(plane, box, Math.max(2, Math.round(share * side))),
    );
    if (one === undefined || other === undefined) return false;
    if (apartIn(one, other, width, box) > (1 - leastExplained) * whole) return false;
    const detail = apartIn(covered.levels, one, width, box);
    if (apartIn(open.levels, other, width, box) < leastMore * detail) return false;
    let against = 0;
    forEachIn(box, width, (at) => {
      const gone = (open.levels[at] as number) - (covered.levels[at] as number);
      const product = gone * ((covered.levels[at] as number) - (one[at] as number));
      if (!Number.isNaN(product)) against -= product;
    });
    return against <= mostAgainst * whole;
  });
}

function apartIn(one: Float32Array, other: Float32Array, width: number, box: Box): number {
  let sum = 0;
  forEachIn(box, width, (at) => {
    const apart = (one[at] as number) - (other[at] as number);
    if (!Number.isNaN(apart)) sum += apart * apart;
  });
  return sum;
}

/** Two passes of a mean over a square, each as wide as twice the deviation, in the box alone: near enough to a Gaussian. */
function softened({ width, height, levels }: Plane, box: Box, deviation: number): Float32Array {
  const reach = Math.max(1, Math.round(deviation * 0.87));
  let from = levels;
  const margin = 2 * reach;
  for (const grow of [margin - reach, 0]) {
    const to = Float32Array.from(levels);
    const area = {
      left: Math.max(0, box.left - grow),
      top: Math.max(0, box.top - grow),
      right: Math.min(width, box.right + grow),
      bottom: Math.min(height, box.bottom + grow),
    };
    const across = Float32Array.from(from);
    const wide = {
      ...area,
      top: Math.max(0, area.top - reach),
      bottom: Math.min(height, area.bottom + reach),
    };
    meanAlong(from, across, { width, height, box: wide, reach, axis: 0 });
    meanAlong(across, to, { width, height, box: area, reach, axis: 1 });
    from = to;
  }
  return from;
}

interface Along {
  readonly width: number;
  readonly height: number;
  readonly box: Box;
  readonly reach: number;
  readonly axis: 0 | 1;
}

function meanAlong(from: Float32Array, to: Float32Array, { width, height, box, reach, axis }: Along): void {
  const [stride, length] = axis === 0 ? [1, width] : [width, height];
  for (let y = box.top; y < box.bottom; y++)
    for (let x = box.left; x < box.right; x++) {
      const [at, place] = [y * width + x, axis === 0 ? x : y];
      let [sum, count] = [0, 0];
      for (let off = -Math.min(reach, place); off <= Math.min(reach, length - 1 - place); off++) {
        const level = from[at + off * stride] as number;
        if (Number.isNaN(level)) continue;
        sum += level;
        count++;
      }
      to[at] = count === 0 ? Number.NaN : sum / count;
    }
}
