// Where two frames that lie on each other show different things, and which of that was covered in one of them.
import { type Cells, cellsOf } from "./cells.ts";
import { bandsIn, isCovered } from "./covers.ts";
import { filledOf } from "./part-box.ts";
import type { Plane } from "./plane.ts";
import { toneBetween, toned } from "./tone.ts";

/** Levels by which a cell's mean must differ, and how many times what is usual between these two frames. */
const leastLevels = 7;
const timesUsual = 6;
/** How often over that, all cells of a part together: less is what compression leaves of an edge. */
const leastWeight = 12;
const leastCells = 2;

/** A connected part of the picture that differs, in cells; edges exclusive. */
export interface ChangedPart {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly cells: number;
}

/** Two codings of one picture differ by two levels at most in most cells: above this it is another picture. */
const mostUsual = 6;

export interface Changed {
  /** Cells in which something stands in one of the two and not in the other; all where most of them differ. */
  readonly changed: number;
  /** Cells that a caption, a sign, a blur or a box covers in one of the two. */
  readonly covered: number;
}

/**
 * What differs between two frames, in whatever light: nothing between two copies of one picture however they were coded,
 * and between two moments as many cells as what moved covers.
 */
export function changesBetween(target: Plane, seen: Plane): Changed {
  const cells = cellsOf(target, seen);
  if (cells === null) return { changed: 0, covered: 0 };
  const weights = weightsOf(cells);
  const { changed, covered } = changesIn(cells, { target, seen }, { least: weights, usually: weights });
  return { changed, covered };
}

/** By how many times more than coding explains each cell differs, but for those that are covered in one of the two. */
export function weightsBesideCovers(
  target: Plane,
  seen: Plane,
): { cells: Cells; weights: Float32Array } | null {
  const cells = cellsOf(target, seen);
  if (cells === null) return null;
  const weights = weightsOf(cells);
  const { under } = changesIn(cells, { target, seen }, { least: weights, usually: weights });
  return { cells, weights: beyond(weights, under, cells.columns) };
}

/** Two planes of one size that lie on each other. */
export interface Laid {
  readonly target: Plane;
  readonly seen: Plane;
}

export interface Lasting extends Changed {
  /** Cells that differ at each moment, but for what covers something at most moments or then; null where it tells nothing. */
  readonly each: readonly (number | null)[];
}

/**
 * What differs at each of several moments: a frame that is a little early or late differs in what moves, and the next one
 * elsewhere. All planes are of one size; null where frames do not lie on each other.
 */
export function lastingChanges(moments: readonly (Laid | null)[]): Lasting {
  const all = moments.map((moment) => {
    const cells = moment === null ? null : cellsOf(moment.target, moment.seen);
    return moment === null || cells === null ? null : { ...moment, cells, weights: weightsOf(cells) };
  });
  const told = all.filter((moment) => moment !== null);
  const [first] = told;
  if (first === undefined) return { changed: 0, covered: 0, each: all.map(() => null) };
  const least = first.weights.map((_, cell) =>
    Math.min(...told.map(({ weights }) => weights[cell] as number)),
  );
  // Under what was laid over, some moment or other is alike by chance in each cell: its shape is that of most moments.
  const usually = first.weights.map(
    (_, cell) =>
      told.map(({ weights }) => weights[cell] as number).sort((p, q) => p - q)[told.length >> 1] ?? 0,
  );
  const median = Math.min(...told.map(({ cells }) => cells.median));
  // The moment that differs least shows what was laid over the others best.
  const best = told.reduce((one, other) => (other.cells.median < one.cells.median ? other : one));
  const { under, ...lasts } = changesIn({ ...best.cells, median }, best, { least, usually });
  const each = all.map((moment) => {
    if (moment === null) return null;
    const weights = beyond(moment.weights, under, moment.cells.columns);
    return changesIn(moment.cells, moment, { least: weights, usually: weights }).changed;
  });
  return { ...lasts, each };
}

/** The weights of all cells that do not lie under one of these, nor at its border. */
function beyond(weights: Float32Array, under: readonly ChangedPart[], columns: number): Float32Array {
  const left = Float32Array.from(weights);
  for (const { left: from, right, top, bottom } of under)
    for (let y = Math.max(0, top - 1); y <= bottom; y++)
      for (let x = Math.max(0, from - 1); x <= Math.min(columns - 1, right); x++)
        if (y * columns + x < left.length) left[y * columns + x] = 0;
  return left;
}

interface Weights {
  /** Of each cell, how many times more it differs than coding explains, at the moment at which it differs least. */
  readonly least: Float32Array;
  readonly usually: Float32Array;
}

/** Also what covers something there, usually. */
interface Told extends Changed {
  readonly under: readonly ChangedPart[];
}

function changesIn(cells: Cells, { target, seen }: Laid, { least, usually }: Weights): Told {
  const shown = boxAround(cells);
  if (cells.median > mostUsual) return { changed: shown.cells, covered: 0, under: [] };
  const largestFirst = (weights: Float32Array): ChangedPart[] =>
    partsOf(cells, weights, differing(weights)).toSorted((p, q) => q.cells - p.cells);
  const parts = largestFirst(usually);
  const pictures = { target, seen: inLightOf(seen, cells), asItIs: seen };
  const under: ChangedPart[] = bandsIn(pictures, differing(usually), cells.columns, shown);
  for (const part of [...parts, ...joined(parts, shown)])
    if (under.some((cover) => liesIn(part, cover)) || isCovered(pictures, part, shown)) under.push(part);
  let [changed, covered] = [0, 0];
  for (const part of largestFirst(least)) {
    if (under.some((cover) => liesIn(part, cover))) covered += part.cells;
    else changed += part.cells;
  }
  return { changed, covered, under };
}

/**
 * Cells between parts of one thing: under squares of one level some places are alike by chance. So much
 * of its box differs at least, and it is so much of the picture at most: a whole picture, softened, is alike whoever came.
 */
const beside = 2;
const together = { filled: 0.35, most: 0.25 } as const;

/** Those that lie beside others, as one. */
function joined(parts: readonly ChangedPart[], shown: ChangedPart): ChangedPart[] {
  let groups: (ChangedPart & { readonly of: number })[] = [];
  for (const part of parts) {
    const near = groups.filter(
      (group) =>
        group.left - beside <= part.right &&
        part.left - beside <= group.right &&
        group.top - beside <= part.bottom &&
        part.top - beside <= group.bottom,
    );
    const all = [...near, { ...part, of: 1 }];
    groups = groups.filter((group) => !near.includes(group));
    groups.push({
      left: Math.min(...all.map(({ left }) => left)),
      top: Math.min(...all.map(({ top }) => top)),
      right: Math.max(...all.map(({ right }) => right)),
      bottom: Math.max(...all.map(({ bottom }) => bottom)),
      cells: all.reduce((sum, { cells }) => sum + cells, 0),
      of: all.reduce((sum, { of }) => sum + of, 0),
    });
  }
  const isOne = (group: ChangedPart): boolean =>
    filledOf(group) >= together.filled && areaOf(group) <= together.most * areaOf(shown);
  return groups.filter((group) => group.of > 1 && isOne(group));
}

const areaOf = ({ left, top, right, bottom }: ChangedPart): number => (right - left) * (bottom - top);

export const differing = (weights: Float32Array): Uint8Array =>
  Uint8Array.from(weights, (weight) => (weight >= 1 ? 1 : 0));

/** A cell more either way: where something was laid over, its border may differ as well. */
const liesIn = (part: ChangedPart, cover: ChangedPart): boolean =>
  part.left >= cover.left - 1 &&
  part.right <= cover.right + 1 &&
  part.top >= cover.top - 1 &&
  part.bottom <= cover.bottom + 1;

/** Levels by which two planes differ, as the root of the mean square over all that both show, in one light. */
export function levelsApart(target: Plane, seen: Plane): number {
  const cells = cellsOf(target, seen);
  if (cells === null) return Infinity;
  const { levels } = inLightOf(seen, cells);
  let [sum, count] = [0, 0];
  target.levels.forEach((level, at) => {
    const apart = level - (levels[at] as number);
    if (Number.isNaN(apart)) return;
    sum += apart * apart;
    count++;
  });
  return count === 0 ? Infinity : Math.sqrt(sum / count);
}

/** The plane in the light of the one that it is held against. */
function inLightOf(seen: Plane, { columns, rows, target, seen: levels }: Cells): Plane {
  const tone = toneBetween({ levels, columns, rows }, target);
  return tone === null ? seen : { ...seen, levels: seen.levels.map((level) => toned(tone, level)) };
}

/** The box around all cells that are shown. */
function boxAround({ apart, columns }: Cells): ChangedPart {
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

/** How many times more each cell differs than coding explains. */
export const weightsOf = ({ apart, usual }: Cells): Float32Array =>
  apart.map((each, cell) => each / Math.max(leastLevels, timesUsual * (usual[cell] as number)));

/** The connected parts that differ by more than coding does. */
export function partsOf({ columns, rows }: Cells, weights: Float32Array, differs: Uint8Array): ChangedPart[] {
  const parts: ChangedPart[] = [];
  const left = Uint8Array.from(differs);
  for (let from = 0; from < left.length; from++) {
    if (left[from] === 0) continue;
    const open = [from];
    left[from] = 0;
    let sum = 0;
    const part = { left: columns, top: rows, right: 0, bottom: 0, cells: 0 };
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      const [x, y] = [cell % columns, Math.floor(cell / columns)];
      widen(part, x, y);
      sum += weights[cell] as number;
      for (let v = Math.max(0, y - 1); v <= Math.min(rows - 1, y + 1); v++)
        for (let u = Math.max(0, x - 1); u <= Math.min(columns - 1, x + 1); u++) {
          const near = v * columns + u;
          if (left[near] === 0) continue;
          left[near] = 0;
          open.push(near);
        }
    }
    if (part.cells >= leastCells && sum >= leastWeight) parts.push(part);
  }
  return parts;
}
