// Two pictures that lie on each other, cell by cell: mean levels, edges, and how far apart they are in one light.
import type { Plane } from "./plane.ts";
import { type Tone, toneBetween, toned } from "./tone.ts";

/** Pixels of one side of a cell: small enough for somebody far away, large enough to outlive re-encoding. */
export const cellSide = 4;

export interface Cells {
  readonly columns: number;
  readonly rows: number;
  /** Row-major, as all that follows; NaN where one of the two shows nothing. */
  readonly target: Float32Array;
  readonly seen: Float32Array;
  /** Levels by which each differs once both are in one light and of one contrast. */
  readonly apart: Float32Array;
  /** Levels by which cells with as much of an edge usually differ. */
  readonly usual: Float32Array;
  /** Half of all cells differ by less. */
  readonly median: number;
}

/** A copy that was made small and large again has its edges so many pixels off. */
const edgesOff = 0.4;
/** Levels are told as if a picture's own varied by so much, as a standard deviation: dim ones are brightened. */
const contrast = 45;
const mostBrightened = 3;
/** Near black and white a level may have been clipped in one of the two: then the other's curve counts as well. */
const clipped = { low: 16, high: 238 } as const;

/** How the light of two pictures differs, and how much their levels vary. */
export interface Light {
  /** From what is seen to the target, and back. */
  readonly there: Tone;
  readonly back: Tone;
  readonly spreadOwn: number;
  readonly spreadOther: number;
}

const sizeOf = (target: Plane): Size => ({
  columns: Math.floor(target.width / cellSide),
  rows: Math.floor(target.height / cellSide),
});

/** Null where hardly anything is shown by both, or nothing varies. */
export function lightBetween(target: Plane, seen: Plane): Light | null {
  const size = sizeOf(target);
  return lightOf(cellMeans(target, seen, size), cellMeans(seen, target, size), size);
}

function lightOf(own: Float32Array, other: Float32Array, size: Size): Light | null {
  const there = toneBetween({ levels: other, ...size }, own);
  const back = toneBetween({ levels: own, ...size }, other);
  if (there === null || back === null) return null;
  return { there, back, spreadOwn: spreadOf(own), spreadOther: spreadOf(other) };
}

/** In the light that these planes tell, or of a part of larger pictures in theirs; null where nothing tells it. */
export function cellsOf(target: Plane, seen: Plane, whole?: Light): Cells | null {
  const size = sizeOf(target);
  const { columns, rows } = size;
  const [own, other] = [cellMeans(target, seen, size), cellMeans(seen, target, size)];
  const light = whole ?? lightOf(own, other, size);
  if (light === null) return null;
  const { there, back, spreadOwn, spreadOther } = light;
  const scale = spreadOwn / Math.max(1, spreadOther);
  const bright = Math.max(1, Math.min(mostBrightened, contrast / Math.max(1, spreadOwn)));
  const [edges, otherEdges] = [edgesOf(target, size), edgesOf(seen, size)];
  const activity = edges.map((edge, cell) => Math.max(edge, scale * (otherEdges[cell] ?? 0)));
  const raw = own.map((level, cell) => {
    const from = other[cell] as number;
    const plain = Math.abs(level - toned(there, from));
    if (![level, from].some((each) => each < clipped.low || each > clipped.high)) return bright * plain;
    return bright * Math.min(plain, scale * Math.abs(from - toned(back, level)));
  });
  const blind = blindBy([there, back], [target, seen], size);
  const apart = raw.map((each, cell) =>
    blind[cell] === 1 ? 0 : Math.max(0, each - bright * edgesOff * (activity[cell] ?? 0)),
  );
  // An edge that only one of the two has is no work of coding: it is held against what cells without one usually leave.
  const shared = edges.map((edge, cell) => Math.min(edge, scale * (otherEdges[cell] ?? 0)));
  const { usual, median } = usualBy(shared, raw);
  return { columns, rows, target: own, seen: other, apart, usual, median };
}

/** Levels before black and white at which a curve that has arrived there already has clipped what lay beyond. */
const early = 28;
/** What was clipped in one is at least this near to black or white in the other: a caption is not. */
const nearBlack = 85;
const nearWhite = 170;

/** 1 for cells beside what was clipped to black or white in one of the two alone: how far beyond it lay nobody knows. */
function blindBy(
  tones: readonly Float32Array[],
  planes: readonly Plane[],
  { columns, rows }: Size,
): Uint8Array {
  const ofLow = tones.some((tone) => (tone[early] as number) <= 1);
  const ofHigh = tones.some((tone) => (tone[255 - early] as number) >= 254);
  const isClipped = (level: number, other: number): boolean =>
    (ofLow && level <= 20 && other <= nearBlack) || (ofHigh && level >= 235 && other >= nearWhite);
  const blind = new Uint8Array(columns * rows);
  if (!ofLow && !ofHigh) return blind;
  for (const [n, { width, levels }] of planes.entries())
    levels.forEach((level, at) => {
      if (!isClipped(level, planes[1 - n]?.levels[at] as number)) return;
      const [x, y] = [Math.floor((at % width) / cellSide), Math.floor(Math.floor(at / width) / cellSide)];
      for (let v = Math.max(0, y - 1); v <= Math.min(rows - 1, y + 1); v++)
        for (let u = Math.max(0, x - 1); u <= Math.min(columns - 1, x + 1); u++) blind[v * columns + u] = 1;
    });
  return blind;
}

interface Size {
  readonly columns: number;
  readonly rows: number;
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

/** Levels by which each cell's mean changes when what it shows moves by a pixel: by the levels at its borders. */
function edgesOf({ width, height, levels }: Plane, { columns, rows }: Size): Float32Array {
  const at = (x: number, y: number): number =>
    levels[Math.max(0, Math.min(height - 1, y)) * width + Math.max(0, Math.min(width - 1, x))] as number;
  return Float32Array.from({ length: columns * rows }, (_, cell) => {
    const [x, y] = [(cell % columns) * cellSide, Math.floor(cell / columns) * cellSide];
    let [across, down] = [0, 0];
    for (let i = 0; i < cellSide; i++) {
      across += at(x + cellSide, y + i) + at(x + cellSide - 1, y + i) - at(x, y + i) - at(x - 1, y + i);
      down += at(x + i, y + cellSide) + at(x + i, y + cellSide - 1) - at(x + i, y) - at(x + i, y - 1);
    }
    const most = Math.max(Math.abs(across), Math.abs(down)) / 2 / cellSide ** 2;
    return Number.isNaN(most) ? 0 : most;
  });
}

function spreadOf(levels: Float32Array): number {
  let [count, sum, squares] = [0, 0, 0];
  for (const level of levels) {
    if (Number.isNaN(level)) continue;
    count++;
    sum += level;
    squares += level * level;
  }
  return Math.sqrt(Math.max(0, squares / Math.max(1, count) - (sum / Math.max(1, count)) ** 2));
}

/** What coding leaves grows with the edges in a cell: medians of eight groups of cells, by how much of them there is. */
const groups = 8;

function usualBy(activity: Float32Array, raw: Float32Array) {
  const told = Uint32Array.from([...raw.keys()].filter((cell) => !Number.isNaN(raw[cell]))).sort(
    (p, q) => (activity[p] as number) - (activity[q] as number),
  );
  const usual = new Float32Array(raw.length);
  const size = Math.max(1, Math.ceil(told.length / groups));
  // Cells with less of an edge never differ by more: a group that does is covered in one of the two.
  let least = Infinity;
  for (let from = size * (Math.ceil(told.length / size) - 1); from >= 0; from -= size) {
    const some = told.subarray(from, from + size);
    least = Math.min(least, medianOf(Float32Array.from(some, (cell) => raw[cell] as number)));
    for (const cell of some) usual[cell] = least;
  }
  return { usual, median: medianOf(Float32Array.from(told, (cell) => raw[cell] as number)) };
}

const medianOf = (levels: Float32Array): number => levels.sort()[levels.length >> 1] ?? 0;
