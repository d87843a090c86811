// Plane warps: applying, inverting, fitting by least squares, and telling the sane from the absurd.
import type { Warp } from "./grey.ts";

/** Four numbers a pair: x, y in `b`, then x, y in `a`. */
export type PairList = Float64Array;
export const pairFields = 4;

export function warped(h: Warp, x: number, y: number): [number, number] {
  const w = h[6] * x + h[7] * y + h[8];
  return [(h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w];
}

/** Undefined when it cannot be undone. */
export function inverse(h: Warp): Warp | undefined {
  const [a, b, c, d, e, f, g, i, j] = h;
  const cofactors = [
    e * j - f * i,
    c * i - b * j,
    b * f - c * e,
    f * g - d * j,
    a * j - c * g,
    c * d - a * f,
    d * i - e * g,
    b * g - a * i,
    a * e - b * d,
  ] as const;
  const last = cofactors[8];
  if (Math.abs(last) < 1e-12) return undefined;
  return cofactors.map((each) => each / last) as unknown as Warp;
}

/** Least squares over the pairs for which `use` is set: 6 free numbers (affine) or 8 (a full plane warp). */
export function fitWarp(pairs: PairList, use: Uint8Array, free: 6 | 8): Warp | undefined {
  const { matrix, right } = normalEquations(pairs, use, free);
  const solved = solve(matrix, right, free);
  if (solved === undefined) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = solved;
  // Undo the scaling of coordinates by `unit`.
  return [a, b, c * unit, d, e, f * unit, g / unit, h / unit, 1];
}

/** Coordinates are divided by this, so that the equations stay well conditioned (Hartley). */
const unit = 320;

function normalEquations(pairs: PairList, use: Uint8Array, free: number) {
  const matrix = new Float64Array(free * free);
  const right = new Float64Array(free);
  const row = new Float64Array(8);
  const add = (value: number): void => {
    for (let i = 0; i < free; i++) {
      const left = row[i] as number;
      if (left === 0) continue;
      right[i] = (right[i] as number) + left * value;
      for (let j = 0; j < free; j++)
        matrix[i * free + j] = (matrix[i * free + j] as number) + left * (row[j] as number);
    }
  };
  for (let k = 0; k < use.length; k++) {
    if (use[k] === 0) continue;
    const [x, y, u, v] = [0, 1, 2, 3].map((n) => (pairs[k * pairFields + n] as number) / unit) as [
      number,
      number,
      number,
      number,
    ];
    row.set([x, y, 1, 0, 0, 0, -u * x, -u * y]);
    add(u);
    row.set([0, 0, 0, x, y, 1, -v * x, -v * y]);
    add(v);
  }
  return { matrix, right };
}

/** Gaussian elimination with pivots; undefined when the points do not determine the answer. */
function solve(matrix: Float64Array, right: Float64Array, size: number): Float64Array | undefined {
  const at = (row: number, column: number): number => matrix[row * size + column] as number;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(at(row, column)) > Math.abs(at(pivot, column))) pivot = row;
    if (Math.abs(at(pivot, column)) < 1e-9) return undefined;
    for (let k = 0; k < size; k++) {
      const kept = at(column, k);
      matrix[column * size + k] = at(pivot, k);
      matrix[pivot * size + k] = kept;
    }
    const keptRight = right[column] as number;
    right[column] = right[pivot] as number;
    right[pivot] = keptRight;
    for (let row = 0; row < size; row++) {
      const factor = row === column ? 0 : at(row, column) / at(column, column);
      if (factor === 0) continue;
      for (let k = column; k < size; k++) matrix[row * size + k] = at(row, k) - factor * at(column, k);
      right[row] = (right[row] as number) - factor * (right[column] as number);
    }
  }
  return right.map((value, i) => value / at(i, i));
}

/** How much area grows at a point; negative where the picture is turned over. */
export function growth(h: Warp, x: number, y: number): number {
  const w = h[6] * x + h[7] * y + h[8];
  const [u, v] = warped(h, x, y);
  const xx = (h[0] - u * h[6]) / w;
  const xy = (h[1] - u * h[7]) / w;
  const yx = (h[3] - v * h[6]) / w;
  const yy = (h[4] - v * h[7]) / w;
  return xx * yy - xy * yx;
}

/**
 * A camera or an editor can have made it: area grows 0.02- to 50-fold and alike everywhere, nothing is turned over,
 * and neither side grows three times as much as the other.
 */
export function isSane(h: Warp, width: number, height: number): boolean {
  if (!h.every(Number.isFinite)) return false;
  const corners = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ] as const;
  if (corners.some(([x, y]) => h[6] * x + h[7] * y + h[8] < 0.4)) return false;
  const grown = corners.map(([x, y]) => growth(h, x, y));
  if (grown.some((each) => each < 0.02 || each > 50)) return false;
  if (Math.max(...grown) > 4 * Math.min(...grown)) return false;
  const along = Math.hypot(h[0], h[3]);
  const across = Math.hypot(h[1], h[4]);
  return along < 3 * across && across < 3 * along;
}

/**
 * How far a warp is from what copying makes. Copies are turned and resized, or stretched along an axis; a second look
 * by a camera shears and foreshortens. The largest of shear (sine), foreshortening and oblique stretch (logarithm).
 */
export function skewOf(h: Warp, width: number, height: number): number {
  const [a, b, , d, e] = h;
  const along = Math.hypot(a, d);
  const across = Math.hypot(b, e);
  // The sine of how far the two axes are from a right angle.
  const shear = Math.abs(a * b + d * e) / (along * across);
  const foreshortening = Math.abs(h[6]) * width + Math.abs(h[7]) * height;
  const turn = Math.abs(Math.sin(2 * Math.atan2(d, a)));
  // Players stretch along the axes of the screen; no tool stretches at 20°.
  const stretch = Math.abs(Math.log(along / across)) * Math.min(1, turn * 4);
  return Math.max(shear, foreshortening, stretch);
}
