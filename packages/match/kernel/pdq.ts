// From luma to hash: the 64×64 grid, its quality, its 16×16 lowest frequencies, and the bits above their median.
import { blur } from "./blur";
import {
  KEPT,
  SIDE,
  columnPlaces,
  cosines,
  cosinesByPlace,
  frequencies,
  front,
  grid,
  half,
  rowPlaces,
  stride,
} from "./memory";

/** Hashes the luma in `front` to `into`; returns how clearly the hash stands, as `bitsAboveMedian` says. */
export function hashFront(rows: usize, columns: usize, into: usize): f32 {
  if (rows !== SIDE || columns !== SIDE) blur(rows, columns);
  atCentres(rowPlaces, rows);
  atCentres(columnPlaces, columns);
  decimate();
  transform();
  return bitsAboveMedian(into);
}

/** The centre of each of 64 cells along an axis: floor((i + ½)·length/64). */
export function atCentres(places: usize, length: usize): void {
  for (let i: usize = 0; i < SIDE; i++) store<u32>(places + i * 4, ((2 * <u32>i + 1) * <u32>length) >> 7);
}

/** Takes the pixel at each of the chosen rows and columns. */
export function decimate(): void {
  let into = grid;
  for (let i: usize = 0; i < SIDE; i++) {
    const row = front + <usize>load<u32>(rowPlaces + i * 4) * stride * 4;
    for (let j: usize = 0; j < SIDE; j++) {
      store<f32>(into, load<f32>(row + ((<usize>load<u32>(columnPlaces + j * 4)) << 2)));
      into += 4;
    }
  }
}

/** cosines · grid · cosinesᵀ: every sum runs over k in order, its neighbours beside it in the other lanes. */
export function transform(): void {
  for (let i: usize = 0; i < KEPT; i++) {
    for (let j: usize = 0; j < SIDE; j += 16)
      productsOf(cosines + i * 256, grid + j * 4, 256, half + i * 256 + j * 4);
  }
  for (let i: usize = 0; i < KEPT; i++) productsOf(half + i * 256, cosinesByPlace, 64, frequencies + i * 64);
}

/** One row of 64 times sixteen columns of a matrix whose rows are `step` bytes apart. */
function productsOf(row: usize, matrix: usize, step: usize, into: usize): void {
  let a = f32x4.splat(0);
  let b = f32x4.splat(0);
  let c = f32x4.splat(0);
  let d = f32x4.splat(0);
  for (let k: usize = 0; k < SIDE; k++) {
    const factor = v128.load_splat<f32>(row + k * 4);
    a = f32x4.add(a, f32x4.mul(factor, v128.load(matrix)));
    b = f32x4.add(b, f32x4.mul(factor, v128.load(matrix, 16)));
    c = f32x4.add(c, f32x4.mul(factor, v128.load(matrix, 32)));
    d = f32x4.add(d, f32x4.mul(factor, v128.load(matrix, 48)));
    matrix += step;
  }
  v128.store(into, a);
  v128.store(into, b, 16);
  v128.store(into, c, 32);
  v128.store(into, d, 48);
}

/** Sum of the visible steps between neighbouring cells, in percent of full scale, over 90 and at most 100. */
export function quality(): i32 {
  let steps = i32x4.splat(0);
  // A row's last cell has no neighbour to the right: its lane is masked.
  const inside = i32x4(-1, -1, -1, 0);
  for (let i: usize = 0; i < SIDE; i++) {
    for (let j: usize = 0; j < SIDE; j += 4) {
      const at = grid + (i * SIDE + j) * 4;
      const here = v128.load(at);
      if (i < SIDE - 1) steps = i32x4.add(steps, stepsBetween(here, v128.load(at, 256)));
      const along = stepsBetween(here, v128.load(at, 4));
      steps = i32x4.add(steps, j === SIDE - 4 ? v128.and(along, inside) : along);
    }
  }
  const sum = i32x4.extract_lane(steps, 0) + i32x4.extract_lane(steps, 1);
  return min(100, (sum + i32x4.extract_lane(steps, 2) + i32x4.extract_lane(steps, 3)) / 90);
}

function stepsBetween(a: v128, b: v128): v128 {
  const percent = f32x4.div(f32x4.mul(f32x4.sub(a, b), f32x4.splat(100)), f32x4.splat(255));
  return i32x4.abs(i32x4.trunc_sat_f32x4_s(percent));
}

/**
 * Bit k, in the byte 31 − floor(k / 8) of `into`, says that frequency k is above the lower median.
 * Returns how far the next larger frequency is from that median.
 */
export function bitsAboveMedian(into: usize): f32 {
  const median = f32.reinterpret_i32(<i32>inOrder(medianKey()));
  const medians = f32x4.splat(median);
  const none = f32x4.splat(f32.MAX_VALUE);
  let next = none;
  for (let byte: usize = 0; byte < 32; byte++) {
    const at = frequencies + byte * 32;
    const low = f32x4.gt(v128.load(at), medians);
    const high = f32x4.gt(v128.load(at, 16), medians);
    next = f32x4.min(next, v128.bitselect(v128.load(at), none, low));
    next = f32x4.min(next, v128.bitselect(v128.load(at, 16), none, high));
    store<u8>(into + 31 - byte, i32x4.bitmask(low) | (i32x4.bitmask(high) << 4));
  }
  const first = min(f32x4.extract_lane(next, 0), f32x4.extract_lane(next, 1));
  return min(first, min(f32x4.extract_lane(next, 2), f32x4.extract_lane(next, 3))) - median;
}

/** Floats as integers of the same order: negative ones count down. Its own inverse. */
function inOrder(bits: i32): i32 {
  return bits ^ ((bits >> 31) & 0x7fffffff);
}

/** The 128th smallest key, found bit by bit from the sign down: the largest key that at most 127 are below. */
function medianKey(): i32 {
  let key: u32 = 0;
  for (let bit = 31; bit >= 0; bit--) {
    const tried = key | (1 << bit);
    if (below(<i32>(tried ^ 0x80000000)) <= 127) key = tried;
  }
  return <i32>(key ^ 0x80000000);
}

function below(key: i32): i32 {
  const keys = i32x4.splat(key);
  const down = i32x4.splat(0x7fffffff);
  let counts = i32x4.splat(0);
  for (let at: usize = frequencies; at < frequencies + 1024; at += 16) {
    const bits = v128.load(at);
    const ordered = v128.xor(bits, v128.and(i32x4.shr_s(bits, 31), down));
    counts = i32x4.sub(counts, i32x4.lt_s(ordered, keys));
  }
  const low = i32x4.extract_lane(counts, 0) + i32x4.extract_lane(counts, 1);
  return low + i32x4.extract_lane(counts, 2) + i32x4.extract_lane(counts, 3);
}
