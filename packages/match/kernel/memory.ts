// Where everything lies in the kernel's memory: fixed tables first, then room that grows with the picture.

export const SIDE: usize = 64;
export const KEPT: usize = 16;

/** Cosines of frequencies 1–16 at 64 places, row by row; the host writes them once. */
export const cosines = memory.data(4096, 16);
/** The same by columns. */
export const cosinesByPlace = memory.data(4096, 16);
/** The 64×64 picture, with room for reading one vector too far. */
export const grid = memory.data(16384 + 16, 16);
export const half = memory.data(4096, 16);
/** The 16×16 frequencies. */
export const frequencies = memory.data(1024, 16);
/** The hash, 32 bytes in printed order; after it those of the picture mirrored and turned, 8·32 bytes in all. */
export const hash = memory.data(256, 16);
/** Where in the picture each row and each column of the grid is taken from, 64 numbers each. */
export const rowPlaces = memory.data(256, 16);
export const columnPlaces = memory.data(256, 16);

/** Starts of the rooms that `prepare` lays out, one after the other. */
export let staging: usize = 0;
export let offsets: usize = 0;
export let front: usize = 0;
export let back: usize = 0;
/** The luma before blurring, where it was asked for, rows as far apart as `keptStride` says. */
export let kept: usize = 0;
export let keptStride: usize = 0;
export let strip: usize = 0;
export let means: usize = 0;
export let sums: usize = 0;
export let zeros: usize = 0;
export let discarded: usize = 0;
/** Floats from one row of `front` and `back` to the next: a multiple of 4, so that rows start aligned. */
export let stride: usize = 0;

let free: usize = 0;

function take(bytes: usize): usize {
  const start = free;
  free = (start + bytes + 31) & ~31;
  return start;
}

/** Makes memory reach to `end`; traps when there is no more. */
export function reach(end: usize): void {
  const missing = <i32>((end + 0xffff) >>> 16) - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) unreachable();
}

/** Width of one box so that two passes cover one cell of the 64×64 grid (PDQ paper, Jarosz 2001). */
export function boxWidth(pixels: usize): usize {
  return (pixels + 127) >> 7;
}

function strideOf(columns: usize): usize {
  return (columns + 7) & ~7;
}

/**
 * Lays out the rooms for a picture of `rows`×`columns` after shrinking, `stagingBytes` of pixels at a time. With `keep`
 * there is room for its luma as it was.
 */
export function layOut(rows: usize, columns: usize, stagingBytes: usize, keep: bool): void {
  stride = strideOf(columns);
  keptStride = stride;
  const floats = strideOf(rows) * stride * 4;
  // The picture may be turned: a row is then as long as a column.
  const longest = strideOf(max(rows, columns));
  const box = max(boxWidth(rows), boxWidth(columns));
  free = (__heap_base + 31) & ~31;
  staging = take(stagingBytes + 16);
  offsets = take(stride * 4);
  front = take(floats);
  back = take(floats);
  kept = keep ? take(floats) : 0;
  strip = take((longest + 2 * box + 8) * 32);
  means = take(longest * 32);
  sums = take(longest * 4);
  zeros = take(longest * 4);
  discarded = take(longest * 4);
  reach(free);
  memory.fill(zeros, 0, longest * 4);
}

/** Keeps the luma in `front`, if there is room. */
export function keepLuma(): void {
  if (kept !== 0) memory.copy(kept, front, back - front);
}

/** The picture has so many columns from now on. */
export function widen(columns: usize): void {
  stride = strideOf(columns);
}
