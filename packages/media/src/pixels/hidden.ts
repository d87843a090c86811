// Whether a part of one of two pictures was hidden in it: blocked out by one level, or blurred.
import { cellSide } from "./cells.ts";
import type { ChangedPart } from "./changed-parts.ts";
import { boxOf, filledOf, forEachIn, type Box } from "./part-box.ts";
import type { Plane } from "./plane.ts";

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
export function isBlockedOut(covered: Plane, open: Plane, part: ChangedPart): boolean {
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
  if (!isDrawn(covered, box, there.mean)) return false;
  let [steps, count] = [0, 0];
  forEachAround(box, covered, (level) => {
    count++;
    if (Math.abs(level - there.mean) >= leastStep) steps++;
  });
  return count > 0 && steps >= leastBorder * count;
}

/** Of a rectangle or an oval, and of what has the level in its place, so much is both: somebody dark has neither shape. */
const leastShape = 0.88;
/** Levels around that of a box which are still its own; lines of a place with fewer of them are beside it. */
const ownLevels = 3 * flat;
const leastOfLine = 0.2;

/** The first and the last line of which so much is it, the last exclusive. */
const fromTo = (lines: Uint16Array, most: number): readonly [number, number] => [
  lines.findIndex((count) => count >= leastOfLine * most),
  lines.findLastIndex((count) => count >= leastOfLine * most) + 1,
];

/** Whether what has that level in a place is drawn as one covers things: a rectangle, or an oval. */
function isDrawn({ width, levels }: Plane, { left, top, right, bottom }: Box, mean: number): boolean {
  const [wide, high] = [right - left, bottom - top];
  const isOwn = (x: number, y: number): boolean =>
    Math.abs((levels[(top + y) * width + left + x] as number) - mean) <= ownLevels;
  const [columns, rows] = [new Uint16Array(wide), new Uint16Array(high)];
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++)
      if (isOwn(x, y)) {
        columns[x] = (columns[x] as number) + 1;
        rows[y] = (rows[y] as number) + 1;
      }
  const [[x0, x1], [y0, y1]] = [fromTo(columns, high), fromTo(rows, wide)];
  let [own, area, inOval, oval] = [0, 0, 0, 0];
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) {
      const is = isOwn(x, y) ? 1 : 0;
      const [u, v] = [(2 * x + 1 - x0 - x1) / (x1 - x0), (2 * y + 1 - y0 - y1) / (y1 - y0)];
      const within = u * u + v * v <= 1 ? 1 : 0;
      own += is;
      area++;
      oval += within;
      inOval += is * within;
    }
  return own >= leastShape * area || inOval >= leastShape * (own + oval - inOval);
}

const shrunk = ({ left, top, right, bottom }: Box, by: number): Box => ({
  left: Math.min(left + by, right - 1),
  top: Math.min(top + by, bottom - 1),
  right: Math.max(right - by, left + 1),
  bottom: Math.max(bottom - by, top + 1),
});

/** The squares of all levels, from their mean. */
function variationIn(plane: Plane, box: Box): number {
  const { count, deviation } = spreadIn(plane, box);
  return count * deviation ** 2;
}

interface Spread {
  /** Pixels that are shown. */
  readonly count: number;
  /** Levels. */
  readonly mean: number;
  readonly deviation: number;
}

function spreadIn({ width, levels }: Omit<Plane, "height">, box: Box): Spread {
  let [count, sum, squares] = [0, 0, 0];
  forEachIn(box, width, (at) => {
    const level = levels[at] as number;
    if (Number.isNaN(level)) return;
    count++;
    sum += level;
    squares += level * level;
  });
  const mean = sum / Math.max(1, count);
  return { count, mean, deviation: Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean * mean)) };
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

/**
 * What is left under a blur is what was there: it differs from it by so little of what it varies by. Somebody who went away
 * leaves a wall as even as a blur, but of eleven that passed for one the least was 0.39, the others 0.58 and more; of 40 blurs and mosaics 39
 * had 0.25 or less, and a part of a plain room that was blurred has 0.39.
 */
const mostUnlike = 0.4;
/** On a plain ground little varies to be held against; then hardly anything may be left, where the least was 0.1 of people. */
const leastLeft = 0.05;
/** A blur takes detail away and puts none there: what is gone has nothing to do with what is left. */
const leastMore = 1.3;
const mostAgainst = 0.15;

export function isBlurred(covered: Plane, open: Plane, part: ChangedPart): boolean {
  const box = boxOf(part);
  const side = Math.min(box.right - box.left, box.bottom - box.top);
  if (side < leastSide * cellSide) return false;
  const { width, height } = covered;
  const whole = apartIn(covered.levels, open.levels, width, box);
  return blurs.some((share) => {
    const [one, other] = [covered, open].map((plane) =>
      softened(plane, box, Math.max(2, Math.round(share * side))),
    );
    if (one === undefined || other === undefined) return false;
    const left = apartIn(one, other, width, box);
    if (left > (1 - leastExplained) * whole) return false;
    if (left > leastLeft * whole && left > mostUnlike * variationIn({ width, height, levels: other }, box))
      return false;
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

/** A running sum along each line: what enters the reach is added, what leaves it is taken away. */
function meanAlong(from: Float32Array, to: Float32Array, { width, height, box, reach, axis }: Along): void {
  const [stride, length] = axis === 0 ? [1, width] : [width, height];
  const [first, last] = axis === 0 ? [box.left, box.right] : [box.top, box.bottom];
  const [firstLine, lastLine] = axis === 0 ? [box.top, box.bottom] : [box.left, box.right];
  for (let line = firstLine; line < lastLine; line++) {
    const start = axis === 0 ? line * width : line;
    let [sum, count] = [0, 0];
    const change = (place: number, sign: 1 | -1): void => {
      if (place < 0 || place >= length) return;
      const level = from[start + place * stride] as number;
      if (Number.isNaN(level)) return;
      sum += sign * level;
      count += sign;
    };
    for (let place = first - reach; place < first + reach; place++) change(place, 1);
    for (let place = first; place < last; place++) {
      change(place + reach, 1);
      to[start + place * stride] = count === 0 ? Number.NaN : sum / count;
      change(place - reach, -1);
    }
  }
}
