// Where two pictures that lie on each other may differ by less than small ones show, and whether larger ones do differ there.
import { refined, type View, viewOf } from "./align-pixels.ts";
import { cellSide, cellsOf, type Light, lightBetween } from "./cells.ts";
import { type ChangedPart, differing, partsOf, weightsBesideCovers, weightsOf } from "./changed-parts.ts";
import type { GreyFrame, Warp } from "./grey.ts";
import { isBlockedOut, isBlurred } from "./hidden.ts";
import { type Plane, seenThrough } from "./plane.ts";
import { toned } from "./tone.ts";
import { inverse, isSane, warped } from "./warp.ts";

/** Places that somebody too small to be told may be at, as fractions of `a`, and the light of both. */
export interface Doubts {
  readonly places: readonly (readonly [x: number, y: number])[];
  /** From `b` to `a`. */
  readonly light: Light | null;
}

/** Of what a cell must differ by to count, so much already is a doubt: somebody who fills a part of it. */
const leastDoubt = 0.4;
const mostPlaces = 24;
/** Pixels, of the larger pictures, that are looked at around a doubt. */
const side = 192;
/** Cells around a doubt in which what differs belongs to it. */
const around = 10;

/** `larger`: how many times larger the pictures are that can be asked there. */
export function doubtsUnder(
  a: GreyFrame,
  b: GreyFrame,
  { warp, larger }: { readonly warp: Warp; readonly larger: number },
): Doubts {
  // What differs so near to a doubt is seen with it.
  const reach = (around * cellSide) / larger;
  const view = viewOf(a, b, warp);
  const seen = seenBy(view, warp);
  const told = seen && weightsBesideCovers(view.target, seen);
  const light = seen && lightBetween(view.target, seen);
  if (!told || !light) return { places: [], light: null };
  const { columns } = told.cells;
  const likely = [...told.weights.keys()].filter((cell) => (told.weights[cell] as number) >= leastDoubt);
  likely.sort((p, q) => (told.weights[q] as number) - (told.weights[p] as number));
  const places: [number, number][] = [];
  for (const cell of likely) {
    if (places.length >= mostPlaces) break;
    const middle = [cell % columns, Math.floor(cell / columns)].map((n) => (n + 0.5) * cellSide) as [
      number,
      number,
    ];
    const [x, y] = view.onB ? warped(warp, ...middle) : middle;
    if (places.every(([u, v]) => Math.max(Math.abs(u - x), Math.abs(v - y)) > reach)) places.push([x, y]);
  }
  return {
    places: places.map(([x, y]) => [x / a.width, y / a.height]),
    light: view.onB ? turned(light) : light,
  };
}

const turned = ({ there, back, spreadOwn, spreadOther }: Light): Light => ({
  there: back,
  back: there,
  spreadOwn: spreadOther,
  spreadOther: spreadOwn,
});

/** Cells, of four of their pixels a side, that differ at places of doubt; nothing that was covered in one of the two. */
export function changedAt(a: GreyFrame, b: GreyFrame, warp: Warp, { places, light }: Doubts): number {
  if (light === null) return 0;
  let changed = 0;
  for (const [x, y] of places) {
    const middle = [x * a.width, y * a.height] as const;
    const tile = tileAround(a, b, warp, middle);
    if (tile !== null) changed += changedIn(tile, light);
  }
  return changed;
}

interface Tile {
  readonly a: GreyFrame;
  readonly b: GreyFrame;
  readonly warp: Warp;
  /** Of the doubt, in pixels of `a`. */
  readonly middle: readonly [number, number];
}

const margin = 24;

/** The same place of both, as far as it is needed. */
function tileAround(a: GreyFrame, b: GreyFrame, warp: Warp, [x, y]: readonly [number, number]): Tile | null {
  const back = inverse(warp);
  if (back === undefined) return null;
  const inA = boxWithin(a, [x - side / 2, y - side / 2, x + side / 2, y + side / 2]);
  const corners = [
    [inA[0], inA[1]],
    [inA[2], inA[1]],
    [inA[2], inA[3]],
    [inA[0], inA[3]],
  ].map(([u, v]) => warped(back, u as number, v as number));
  const [across, down] = [corners.map(([u]) => u), corners.map(([, v]) => v)];
  const inB = boxWithin(b, [
    Math.min(...across) - margin,
    Math.min(...down) - margin,
    Math.max(...across) + margin,
    Math.max(...down) + margin,
  ]);
  if ([inA, inB].some(([left, top, right, bottom]) => right - left < side / 3 || bottom - top < side / 3))
    return null;
  const moved = shifted(warp, { from: [inB[0], inB[1]], to: [-inA[0], -inA[1]] });
  return { a: cut(a, inA), b: cut(b, inB), warp: moved, middle: [x - inA[0], y - inA[1]] };
}

type Edges = readonly [left: number, top: number, right: number, bottom: number];

const within = (value: number, most: number): number => Math.max(0, Math.min(most, Math.round(value)));

function boxWithin({ width, height }: GreyFrame, [left, top, right, bottom]: Edges): Edges {
  return [within(left, width), within(top, height), within(right, width), within(bottom, height)];
}

function cut(frame: GreyFrame, [left, top, right, bottom]: Edges): GreyFrame {
  const [width, height] = [right - left, bottom - top];
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const start = (top + y) * frame.width + left;
    pixels.set(frame.pixels.subarray(start, start + width), y * width);
  }
  return { atUs: frame.atUs, width, height, pixels };
}

/** The warp from a part that begins at `from` of the one picture, its answers moved by `to`. */
function shifted(
  h: Warp,
  { from: [x, y], to: [u, v] }: { from: readonly [number, number]; to: readonly [number, number] },
): Warp {
  const w = h[6] * x + h[7] * y + h[8];
  const [c, f] = [h[0] * x + h[1] * y + h[2], h[3] * x + h[4] * y + h[5]];
  return [
    (h[0] + u * h[6]) / w,
    (h[1] + u * h[7]) / w,
    (c + u * w) / w,
    (h[3] + v * h[6]) / w,
    (h[4] + v * h[7]) / w,
    (f + v * w) / w,
    h[6] / w,
    h[7] / w,
    1,
  ];
}

/** The least under the warp as blocks correct it, as it is, and moved to where levels differ least: one of them is right. */
function changedIn({ a, b, warp, middle }: Tile, light: Light): number {
  if (!isSane(warp, b.width, b.height)) return 0;
  const view = viewOf(a, b, warp);
  const own = view.onB ? turned(light) : light;
  let least = Infinity;
  for (const place of [
    () => refined(view, refined(view, warp, 6), 3),
    () => warp,
    () => nearest(view, warp),
  ]) {
    const to = place();
    const seen = seenBy(view, to);
    const back = inverse(to);
    if (seen === undefined || back === undefined) continue;
    const at = view.onB ? warped(back, ...middle) : middle;
    least = Math.min(least, changedBeside({ target: view.target, seen }, at, own));
    if (least === 0) return 0;
  }
  return least === Infinity ? 0 : least;
}

function seenBy(view: View, warp: Warp): Plane | undefined {
  const toSource = view.onB ? warp : inverse(warp);
  return toSource && seenThrough(view.source, toSource, view.target);
}

/** Moved by up to two pixels, to halves of one: where there are few corners, blocks do not say. */
function nearest(view: View, warp: Warp): Warp {
  let best = { warp, apart: apartBy(view, warp) };
  for (const step of [1, 1, 0.5]) {
    const { warp: from } = best;
    for (const dx of [-step, 0, step])
      for (const dy of [-step, 0, step]) {
        const tried = shifted(from, { from: [0, 0], to: [dx, dy] });
        const apart = apartBy(view, tried);
        if (apart < best.apart) best = { warp: tried, apart };
      }
  }
  return best.warp;
}

function apartBy(view: View, warp: Warp): number {
  const seen = seenBy(view, warp);
  let [sum, count] = [0, 0];
  seen?.levels.forEach((level, at) => {
    if (Number.isNaN(level)) return;
    sum += Math.abs(level - (view.target.levels[at] as number));
    count++;
  });
  return count === 0 ? Infinity : sum / count;
}

/** Sharper, or cut off in its light, an edge differs along its whole length: nobody is so thin. */
const isMoreThanALine = ({ left, top, right, bottom }: ChangedPart): boolean =>
  Math.min(right - left, bottom - top) > 1;

function changedBeside(
  { target, seen }: { readonly target: Plane; readonly seen: Plane },
  [x, y]: readonly [number, number],
  light: Light,
): number {
  const cells = cellsOf(target, seen, light);
  if (cells === null) return 0;
  const weights = weightsOf(cells);
  const lit = { ...seen, levels: seen.levels.map((level) => toned(light.there, level)) };
  const isHidden = (part: ChangedPart): boolean =>
    isBlockedOut(target, lit, part) ||
    isBlockedOut(seen, target, part) ||
    isBlurred(target, lit, part) ||
    isBlurred(lit, target, part);
  const [column, row] = [x / cellSide, y / cellSide];
  const isNear = ({ left, top, right, bottom }: ChangedPart): boolean =>
    left <= column + around && right >= column - around && top <= row + around && bottom >= row - around;
  return partsOf(cells, weights, differing(weights))
    .filter((part) => isNear(part) && isMoreThanALine(part) && !isHidden(part))
    .reduce((sum, part) => sum + part.cells, 0);
}
