// Where two frames that lie on each other show different things, and which of that was laid over one of them.
import type { Plane } from "./plane.ts";

/** Pixels of one side of a cell: its mean level outlives re-encoding, and a warp that is off by a third of a pixel. */
const cellSide = 8;
/** Levels by which a cell's mean must differ, and how many times what is usual between these two frames. */
const leastLevels = 9;
const timesUsual = 5;
/** Smaller parts are what compression leaves of an edge. */
const leastCells = 4;

/** A connected part of the picture that differs, in cells; edges exclusive. */
export interface ChangedPart {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly cells: number;
}

export interface Changed {
  /** The cells that both frames show, and the box around them. */
  readonly shown: ChangedPart;
  /** Levels by which a cell usually differs. */
  readonly usual: number;
  readonly parts: readonly ChangedPart[];
}

/** Two codings of one picture differ by two levels at most in most cells: above this it is another picture. */
const mostUsual = 6;

/**
 * Cells in which something stands in one of two frames and not in the other, graphics that were laid over left out: 0
 * for two copies of one picture however they were coded, and for another moment as many as what moved covers. All cells
 * when most of them differ.
 */
export function changedCells(target: Plane, seen: Plane): number {
  const { shown, usual, parts } = changedParts(target, seen);
  if (usual > mostUsual) return shown.cells;
  return parts.reduce((sum, part) => sum + (isGraphic(part, shown) ? 0 : part.cells), 0);
}

/** Levels by which two planes differ, as the root of the mean square over all that both show, in one light. */
export function levelsApart(target: Plane, seen: Plane): number {
  const { gain, lift } = lightOf(target, seen);
  let [sum, count] = [0, 0];
  target.levels.forEach((level, at) => {
    const apart = level - gain * (seen.levels[at] as number) - lift;
    if (Number.isNaN(apart)) return;
    sum += apart * apart;
    count++;
  });
  return count === 0 ? Infinity : Math.sqrt(sum / count);
}

function lightOf(target: Plane, seen: Plane) {
  const size = sizeOf(target);
  return inOneLight(cellMeans(target, seen, size), cellMeans(seen, target, size));
}

const sizeOf = ({ width, height }: Plane): Size => ({
  columns: Math.floor(width / cellSide),
  rows: Math.floor(height / cellSide),
});

interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A band along a side of the picture, filled; a plate may stand off the side a little. A sign fills a box in a corner. */
const band = { long: 0.6, deep: 0.35, filled: 0.75, off: 0.07 } as const;
const plate = { long: 0.4, deep: 0.2, filled: 0.85, off: 0.1 } as const;
const sign = { wide: 0.25, high: 0.3, filled: 0.7, off: 0.07 } as const;

function isGraphic(part: ChangedPart, shown: ChangedPart): boolean {
  const [wide, high] = [shown.right - shown.left, shown.bottom - shown.top];
  const [width, height] = [(part.right - part.left) / wide, (part.bottom - part.top) / high];
  const filled = part.cells / ((part.right - part.left) * (part.bottom - part.top));
  const offAcross = Math.min(part.left - shown.left, shown.right - part.right) / wide;
  const offDown = Math.min(part.top - shown.top, shown.bottom - part.bottom) / high;
  const isAlong = ({ long, deep, off, filled: least }: typeof band | typeof plate): boolean =>
    filled >= least &&
    ((width >= long && height <= deep && offDown <= off) ||
      (height >= long && width <= deep && offAcross <= off));
  const isSign =
    filled >= sign.filled &&
    width <= sign.wide &&
    height <= sign.high &&
    offAcross <= sign.off &&
    offDown <= sign.off;
  return isSign || isAlong(band) || isAlong(plate) || isRim(part, shown);
}

/** One cell deep along a side: bars cut off a pixel too early or too late. */
function isRim(part: ChangedPart, shown: ChangedPart): boolean {
  const isAcross = part.bottom - part.top === 1 && (part.top === shown.top || part.bottom === shown.bottom);
  const isDown = part.right - part.left === 1 && (part.left === shown.left || part.right === shown.right);
  return isAcross || isDown;
}

/** The parts in which `seen`, brought to the light of `target`, shows something else; NaN is what is not shown. */
export function changedParts(target: Plane, seen: Plane): Changed {
  const { columns, rows } = sizeOf(target);
  const edges = edgesOf(target, { columns, rows });
  const apart = lightOf(target, seen).apart.map((each, cell) => Math.max(0, each - (edges[cell] ?? 0)));
  const told = apart.filter((each) => !Number.isNaN(each)).sort();
  const usual = told[told.length >> 1] ?? 0;
  const least = Math.max(leastLevels, timesUsual * usual);
  const differs = Uint8Array.from(apart, (each) => (each >= least ? 1 : 0));
  const parts = connected(differs, columns, rows).filter(({ cells }) => cells >= leastCells);
  return { shown: boxAround(apart, columns), usual, parts };
}

/** A copy that was made small and large again has its edges so many pixels off. */
const edgesOff = 0.4;

/** Levels by which each cell's mean may change when its edges move that far. */
function edgesOf({ width, levels }: Plane, { columns, rows }: Size): Float32Array {
  return Float32Array.from({ length: columns * rows }, (_, cell) => {
    const start = Math.floor(cell / columns) * cellSide * width + (cell % columns) * cellSide;
    const last = cellSide - 1;
    let [across, down] = [0, 0];
    for (let i = 0; i < cellSide; i++) {
      across += (levels[start + i * width + last] as number) - (levels[start + i * width] as number);
      down += (levels[start + last * width + i] as number) - (levels[start + i] as number);
    }
    return (edgesOff * Math.max(Math.abs(across), Math.abs(down))) / cellSide ** 2;
  });
}

/** The box around all cells that are shown. */
function boxAround(apart: Float32Array, columns: number): ChangedPart {
  const box = { left: columns, top: Infinity, right: 0, bottom: 0, cells: 0 };
  apart.forEach((each, cell) => {
    if (!Number.isNaN(each)) widen(box, cell % columns, Math.floor(cell / columns));
  });
  return box;
}

type Growing = { -readonly [Side in keyof ChangedPart]: number };

function widen(box: Growing, x: number, y: number): void {
  box.left = Math.min(box.left, x);
  box.top = Math.min(box.top, y);
  box.right = Math.max(box.right, x + 1);
  box.bottom = Math.max(box.bottom, y + 1);
  box.cells++;
}

/** NaN where either plane shows nothing in some pixel. */
function cellMeans(plane: Plane, other: Plane, { columns, rows }: Size): Float32Array {
  return Float32Array.from({ length: columns * rows }, (_, cell) => {
    const start = Math.floor(cell / columns) * cellSide * plane.width + (cell % columns) * cellSide;
    let sum = 0;
    for (let row = 0; row < cellSide; row++) {
      for (let column = 0; column < cellSide; column++) {
        const at = start + row * plane.width + column;
        sum += Number.isNaN(other.levels[at]) ? Number.NaN : (plane.levels[at] as number);
      }
    }
    return sum / cellSide ** 2;
  });
}

/** How far the cells of the two are apart once one is made as light and as rich in contrast as the other. */
function inOneLight(one: Float32Array, other: Float32Array) {
  let [gain, lift] = [1, 0];
  let apart = one.map((level, n) => Math.abs(level - (other[n] as number)));
  for (let round = 0; round < 5; round++) {
    const sorted = apart.filter((each) => !Number.isNaN(each)).sort();
    // What differs most is what changed, and says nothing of the light.
    const far = Math.max(1, 2.5 * (sorted[sorted.length >> 1] ?? 0));
    let [count, x, y, xx, xy] = [0, 0, 0, 0, 0];
    apart.forEach((each, n) => {
      if (!(each <= far)) return;
      const [u, v] = [other[n] as number, one[n] as number];
      count++;
      x += u;
      y += v;
      xx += u * u;
      xy += u * v;
    });
    const wide = xx - (x * x) / Math.max(1, count);
    if (count < 8 || wide < count) break;
    gain = Math.max(0.5, Math.min(2, (xy - (x * y) / count) / wide));
    lift = (y - gain * x) / count;
    apart = one.map((level, n) => Math.abs(level - gain * (other[n] as number) - lift));
  }
  return { apart, gain, lift };
}

function connected(differs: Uint8Array, columns: number, rows: number): ChangedPart[] {
  const parts: ChangedPart[] = [];
  const left = Uint8Array.from(differs);
  for (let from = 0; from < left.length; from++) {
    if (left[from] === 0) continue;
    const open = [from];
    left[from] = 0;
    const part = { left: columns, top: rows, right: 0, bottom: 0, cells: 0 };
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      const [x, y] = [cell % columns, Math.floor(cell / columns)];
      widen(part, x, y);
      for (let v = Math.max(0, y - 1); v <= Math.min(rows - 1, y + 1); v++)
        for (let u = Math.max(0, x - 1); u <= Math.min(columns - 1, x + 1); u++) {
          const near = v * columns + u;
          if (left[near] === 0) continue;
          left[near] = 0;
          open.push(near);
        }
    }
    parts.push(part);
  }
  return parts;
}
