// How alike two blocks of 16×16 levels are, local mean and contrast taken out: the inner loop of comparing pixels.
import { clear, take } from "./memory";

const side: usize = 16;
const count: f64 = 256;

let target: usize = 0;
let seen: usize = 0;
/** Floats from one row to the next, and where the block at hand begins. */
let row: usize = 0;
let place: usize = 0;
/** The target's block with its mean taken away, and its sums. */
const block = memory.data(1024, 16);
let sumT: f64 = 0;
let varT: f64 = 0;
/** The mean that is taken from what is seen, too: 32-bit sums of small numbers are exact enough. */
let level: f32 = 0;

/** Where the host puts the target's levels; those seen come right after them. */
export function planeRooms(width: u32, height: u32): usize {
  clear();
  const bytes = <usize>(width * height) * 4;
  target = take(2 * bytes);
  seen = target + bytes;
  row = <usize>width * 4;
  return target;
}

/** Takes up the block of both planes whose top left is here. */
export function holdBlock(x: u32, y: u32): void {
  place = <usize>y * row + <usize>x * 4;
  level = meanAt(seen + place);
  const mean = f32x4.splat(meanAt(target + place));
  let sums = f32x4.splat(0);
  let squares = f32x4.splat(0);
  let from = target + place;
  for (let at = block; at < block + 1024; at += side * 4) {
    for (let k: usize = 0; k < side * 4; k += 16) {
      const each = f32x4.sub(v128.load(from + k), mean);
      v128.store(at + k, each);
      sums = f32x4.add(sums, each);
      squares = f32x4.add(squares, f32x4.mul(each, each));
    }
    from += row;
  }
  sumT = total(sums);
  varT = total(squares) - (sumT * sumT) / count;
}

function meanAt(at: usize): f32 {
  let sums = f32x4.splat(0);
  for (let y: usize = 0; y < side; y++) {
    for (let k: usize = 0; k < side * 4; k += 16) sums = f32x4.add(sums, v128.load(at + k));
    at += row;
  }
  return <f32>(total(sums) / count);
}

function total(lanes: v128): f64 {
  const low = <f64>f32x4.extract_lane(lanes, 0) + <f64>f32x4.extract_lane(lanes, 1);
  return low + <f64>f32x4.extract_lane(lanes, 2) + <f64>f32x4.extract_lane(lanes, 3);
}

/** The held block of the target with what is seen so many pixels away, −1 to 1; NaN where that is not all shown. */
export function correlateAt(dx: i32, dy: i32): f64 {
  let from = <usize>(<i32>(seen + place) + dy * <i32>row + dx * 4);
  const mean = f32x4.splat(level);
  let sums = f32x4.splat(0);
  let squares = f32x4.splat(0);
  let products = f32x4.splat(0);
  for (let at = block; at < block + 1024; at += side * 4) {
    const a = f32x4.sub(v128.load(from), mean);
    const b = f32x4.sub(v128.load(from, 16), mean);
    const c = f32x4.sub(v128.load(from, 32), mean);
    const d = f32x4.sub(v128.load(from, 48), mean);
    sums = f32x4.add(sums, f32x4.add(f32x4.add(a, b), f32x4.add(c, d)));
    const ab = f32x4.add(f32x4.mul(a, a), f32x4.mul(b, b));
    squares = f32x4.add(squares, f32x4.add(ab, f32x4.add(f32x4.mul(c, c), f32x4.mul(d, d))));
    const first = f32x4.add(f32x4.mul(a, v128.load(at)), f32x4.mul(b, v128.load(at, 16)));
    const last = f32x4.add(f32x4.mul(c, v128.load(at, 32)), f32x4.mul(d, v128.load(at, 48)));
    products = f32x4.add(products, f32x4.add(first, last));
    from += row;
  }
  const sumS = total(sums);
  const varS = total(squares) - (sumS * sumS) / count;
  // A flat block resembles nothing; NaN stays NaN.
  if (varT < 1 || varS < 1) return 0;
  return (total(products) - (sumT * sumS) / count) / Math.sqrt(varT * varS);
}
