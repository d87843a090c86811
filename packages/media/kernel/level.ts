// One size of a frame: made from the next larger one, its edges repeated, and blurred. Bytes, rounded alike everywhere.
import { narrowed } from "./lanes";
import { margin, take } from "./memory";

/** Bytes from one row to the next, the same for all sizes. */
export let stride: usize = 0;
/** First pixel of the sharp picture, of the blurred one, and of a room of the same form. */
export let sharp: usize = 0;
export let soft: usize = 0;
export let other: usize = 0;
export let width: i32 = 0;
export let height: i32 = 0;

/** A row on its way: sixteen bytes of margin on either side. */
let line: usize = 0;
/** For each group of eight pixels: where it begins, places and weights of left and right neighbours. */
let groups: usize = 0;
const groupBytes: usize = 48;

/** Rooms for a frame of this size. */
export function layOut(columns: i32, rows: i32): void {
  stride = (<usize>columns + 2 * margin + 15) & ~15;
  // Three rows more above and below.
  const bytes = stride * <usize>(rows + 6) + 2 * margin;
  const start: usize = 3 * stride + margin;
  sharp = take(bytes) + start;
  soft = take(bytes) + start;
  other = take(bytes) + start;
  line = take(stride + margin) + margin;
  groups = take((stride >> 3) * groupBytes);
}

/** Copies a frame of the size that the rooms were laid out for; its rows follow each other without gaps. */
export function fill(pixels: usize, columns: i32, rows: i32): void {
  width = columns;
  height = rows;
  for (let y = 0; y < height; y++) {
    memory.copy(sharp + <usize>y * stride, pixels + <usize>(y * width), <usize>width);
    repeatEdges(sharp + <usize>y * stride);
  }
}

function repeatEdges(row: usize): void {
  v128.store(row - margin, i8x16.splat(load<u8>(row)));
  v128.store(row + <usize>width, i8x16.splat(load<u8>(row + <usize>width - 1)));
}

/*
 * Pixel x of `to` pixels has its centre at (x + ½)·from/to − ½, in 128ths rounded so that the mirrored picture gives the
 * mirrored pixels.
 */
function placeOf(x: i32, from: i32, to: i32): i32 {
  return (((2 * x + 1) * from - to) * 128 + to) / (2 * to);
}

/** Replaces the sharp picture by a smaller one, at most 1.6 times, between two rows and two columns each. */
export function shrink(columns: i32, rows: i32): void {
  for (let x = 0; x < columns; x += 8) chooseColumns(x, columns);
  for (let y = 0; y < rows; y++) {
    const place = placeOf(y, height, rows);
    between(sharp + <usize>(place >> 7) * stride, place & 127);
    const into = other + <usize>y * stride;
    for (let x = 0; x < columns; x += 8) eight(into + <usize>x, groups + <usize>(x >> 3) * groupBytes);
  }
  const larger = sharp;
  sharp = other;
  other = larger;
  width = columns;
  height = rows;
  for (let y = 0; y < rows; y++) repeatEdges(sharp + <usize>y * stride);
}

function chooseColumns(first: i32, columns: i32): void {
  const group = groups + <usize>(first >> 3) * groupBytes;
  const start = placeOf(first, width, columns) >> 7;
  store<u32>(group, start);
  for (let i = 0; i < 8; i++) {
    // Beyond the last column the last pixel is made again.
    const place = placeOf(min(first + i, columns - 1), width, columns);
    const at = group + <usize>i;
    store<u8>(at, (place >> 7) - start, 16);
    store<u8>(at, (place >> 7) - start + 1, 24);
    store<u8>(at, 128 - (place & 127), 32);
    store<u8>(at, place & 127, 40);
  }
}

/** Between a row and the one under it, in 128ths. */
function between(row: usize, under: i32): void {
  const near = i8x16.splat(<i8>(128 - under));
  const far = i8x16.splat(<i8>under);
  for (let x: usize = 0; x < <usize>width; x += 16) {
    const a = v128.load(row + x);
    const b = v128.load(row + stride + x);
    const low = i16x8.add(i16x8.extmul_low_i8x16_u(a, near), i16x8.extmul_low_i8x16_u(b, far));
    const high = i16x8.add(i16x8.extmul_high_i8x16_u(a, near), i16x8.extmul_high_i8x16_u(b, far));
    v128.store(line + x, narrowed(low, high, 64, 7));
  }
}

function eight(into: usize, group: usize): void {
  const from = v128.load(line + <usize>load<u32>(group));
  const left = i8x16.swizzle(from, v128.load64_zero(group, 16));
  const right = i8x16.swizzle(from, v128.load64_zero(group, 24));
  const sum = i16x8.add(
    i16x8.extmul_low_i8x16_u(left, v128.load64_zero(group, 32)),
    i16x8.extmul_low_i8x16_u(right, v128.load64_zero(group, 40)),
  );
  v128.store64_lane(into, narrowed(sum, sum, 64, 7), 0);
}

/** The sharp picture under a Gaussian of two pixels, seven wide: what descriptors compare. Uses `other`. */
export function soften(): void {
  const first = other;
  const last = other + <usize>(height - 1) * stride;
  for (let y = 0; y < height; y++) {
    const at = <usize>y * stride;
    for (let x: usize = 0; x < <usize>width; x += 16) v128.store(other + at + x, weighted(sharp + at + x, 1));
  }
  for (let over: usize = 1; over <= 3; over++) {
    memory.copy(first - over * stride, first, <usize>width);
    memory.copy(last + over * stride, last, <usize>width);
  }
  for (let y = 0; y < height; y++) {
    const at = <usize>y * stride;
    for (let x: usize = 0; x < <usize>width; x += 16)
      v128.store(soft + at + x, weighted(other + at + x, stride));
  }
}

/** Seven pixels in 256ths of a Gaussian of two pixels. The sum of bytes so weighted just fits into 16 bits. */
function weighted(at: usize, step: usize): v128 {
  const d = v128.load(at);
  let low = i16x8.extmul_low_i8x16_u(d, i8x16.splat(54));
  let high = i16x8.extmul_high_i8x16_u(d, i8x16.splat(54));
  const inner = i8x16.splat(49);
  const c = v128.load(at - step);
  const e = v128.load(at + step);
  low = i16x8.add(low, i16x8.add(i16x8.extmul_low_i8x16_u(c, inner), i16x8.extmul_low_i8x16_u(e, inner)));
  high = i16x8.add(high, i16x8.add(i16x8.extmul_high_i8x16_u(c, inner), i16x8.extmul_high_i8x16_u(e, inner)));
  const middle = i8x16.splat(34);
  const b = v128.load(at - 2 * step);
  const f = v128.load(at + 2 * step);
  low = i16x8.add(low, i16x8.add(i16x8.extmul_low_i8x16_u(b, middle), i16x8.extmul_low_i8x16_u(f, middle)));
  high = i16x8.add(
    high,
    i16x8.add(i16x8.extmul_high_i8x16_u(b, middle), i16x8.extmul_high_i8x16_u(f, middle)),
  );
  const outer = i8x16.splat(18);
  const a = v128.load(at - 3 * step);
  const g = v128.load(at + 3 * step);
  low = i16x8.add(low, i16x8.add(i16x8.extmul_low_i8x16_u(a, outer), i16x8.extmul_low_i8x16_u(g, outer)));
  high = i16x8.add(high, i16x8.add(i16x8.extmul_high_i8x16_u(a, outer), i16x8.extmul_high_i8x16_u(g, outer)));
  return narrowed(low, high, 128, 8);
}
