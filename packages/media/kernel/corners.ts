// Corners of one size of a frame: FAST-9 scores (Rosten and Drummond 2006), the highest around, with their Harris responses.
import { sum } from "./lanes";
import { height, other, sharp, stride, width } from "./level";

/** Nothing nearer to the edge: a descriptor reads 15 pixels around its point. */
export const edge: i32 = 16;
/** Levels by which nine neighbours in a row on the circle must at least differ from the middle. */
const least: i32 = 7;

/** Scores of all pixels into `other`, zero where there is no corner and at the edge. */
export function scoreAll(): void {
  const end = <usize>(width - edge);
  for (let y = edge - 1; y <= height - edge; y++) {
    const row = other + <usize>y * stride;
    if (y === edge - 1 || y === height - edge) {
      memory.fill(row, 0, <usize>width + 16);
      continue;
    }
    v128.store(row, i8x16.splat(0));
    const from = sharp + <usize>y * stride;
    for (let x = <usize>edge; x < end; x += 16) v128.store(row + x, scores(from + x));
    // Scored beyond the end as well.
    v128.store(row + end, i8x16.splat(0));
  }
}

function scores(at: usize): v128 {
  const centre = v128.load(at);
  const most = i8x16.splat(<i8>least);
  if (!mayHold(at, centre, most)) return i8x16.splat(0);
  const score = i8x16.max_u(
    i8x16.sub_sat_u(darkestOfBest(at), centre),
    i8x16.sub_sat_u(centre, brightestOfBest(at)),
  );
  return v128.and(score, i8x16.gt_u(score, most));
}

/** Nine in a row hold two neighbouring compass points, which bound the score. */
function mayHold(at: usize, centre: v128, most: v128): bool {
  const north = v128.load(at - 3 * stride);
  const east = v128.load(at + 3);
  const south = v128.load(at + 3 * stride);
  const west = v128.load(at - 3);
  const bright = i8x16.min_u(i8x16.max_u(north, south), i8x16.max_u(east, west));
  const dark = i8x16.max_u(i8x16.min_u(north, south), i8x16.min_u(east, west));
  const bound = i8x16.max_u(i8x16.sub_sat_u(bright, centre), i8x16.sub_sat_u(centre, dark));
  return v128.any_true(i8x16.gt_u(bound, most));
}

/**
 * Of every nine in a row the darkest, of these the brightest. Of nine that begin at an even place and of nine that begin
 * at the odd one after it, eight are the same.
 */
function darkestOfBest(at: usize): v128 {
  const down = stride;
  const p0 = v128.load(at - 3 * down);
  const p1 = v128.load(at - 3 * down + 1);
  const p2 = v128.load(at - 2 * down + 2);
  const p3 = v128.load(at - down + 3);
  const p4 = v128.load(at + 3);
  const p5 = v128.load(at + down + 3);
  const p6 = v128.load(at + 2 * down + 2);
  const p7 = v128.load(at + 3 * down + 1);
  const p8 = v128.load(at + 3 * down);
  const p9 = v128.load(at + 3 * down - 1);
  const p10 = v128.load(at + 2 * down - 2);
  const p11 = v128.load(at + down - 3);
  const p12 = v128.load(at - 3);
  const p13 = v128.load(at - down - 3);
  const p14 = v128.load(at - 2 * down - 2);
  const p15 = v128.load(at - 3 * down - 1);
  const two1 = i8x16.min_u(p1, p2);
  const two3 = i8x16.min_u(p3, p4);
  const two5 = i8x16.min_u(p5, p6);
  const two7 = i8x16.min_u(p7, p8);
  const two9 = i8x16.min_u(p9, p10);
  const two11 = i8x16.min_u(p11, p12);
  const two13 = i8x16.min_u(p13, p14);
  const two15 = i8x16.min_u(p15, p0);
  const four1 = i8x16.min_u(two1, two3);
  const four3 = i8x16.min_u(two3, two5);
  const four5 = i8x16.min_u(two5, two7);
  const four7 = i8x16.min_u(two7, two9);
  const four9 = i8x16.min_u(two9, two11);
  const four11 = i8x16.min_u(two11, two13);
  const four13 = i8x16.min_u(two13, two15);
  const four15 = i8x16.min_u(two15, two1);
  let best = i8x16.min_u(i8x16.min_u(four1, four5), i8x16.max_u(p0, p9));
  best = i8x16.max_u(best, i8x16.min_u(i8x16.min_u(four3, four7), i8x16.max_u(p2, p11)));
  best = i8x16.max_u(best, i8x16.min_u(i8x16.min_u(four5, four9), i8x16.max_u(p4, p13)));
  best = i8x16.max_u(best, i8x16.min_u(i8x16.min_u(four7, four11), i8x16.max_u(p6, p15)));
  best = i8x16.max_u(best, i8x16.min_u(i8x16.min_u(four9, four13), i8x16.max_u(p8, p1)));
  best = i8x16.max_u(best, i8x16.min_u(i8x16.min_u(four11, four15), i8x16.max_u(p10, p3)));
  best = i8x16.max_u(best, i8x16.min_u(i8x16.min_u(four13, four1), i8x16.max_u(p12, p5)));
  best = i8x16.max_u(best, i8x16.min_u(i8x16.min_u(four15, four3), i8x16.max_u(p14, p7)));
  return best;
}

/** Of every nine in a row the brightest, of these the darkest. */
function brightestOfBest(at: usize): v128 {
  const down = stride;
  const p0 = v128.load(at - 3 * down);
  const p1 = v128.load(at - 3 * down + 1);
  const p2 = v128.load(at - 2 * down + 2);
  const p3 = v128.load(at - down + 3);
  const p4 = v128.load(at + 3);
  const p5 = v128.load(at + down + 3);
  const p6 = v128.load(at + 2 * down + 2);
  const p7 = v128.load(at + 3 * down + 1);
  const p8 = v128.load(at + 3 * down);
  const p9 = v128.load(at + 3 * down - 1);
  const p10 = v128.load(at + 2 * down - 2);
  const p11 = v128.load(at + down - 3);
  const p12 = v128.load(at - 3);
  const p13 = v128.load(at - down - 3);
  const p14 = v128.load(at - 2 * down - 2);
  const p15 = v128.load(at - 3 * down - 1);
  const two1 = i8x16.max_u(p1, p2);
  const two3 = i8x16.max_u(p3, p4);
  const two5 = i8x16.max_u(p5, p6);
  const two7 = i8x16.max_u(p7, p8);
  const two9 = i8x16.max_u(p9, p10);
  const two11 = i8x16.max_u(p11, p12);
  const two13 = i8x16.max_u(p13, p14);
  const two15 = i8x16.max_u(p15, p0);
  const four1 = i8x16.max_u(two1, two3);
  const four3 = i8x16.max_u(two3, two5);
  const four5 = i8x16.max_u(two5, two7);
  const four7 = i8x16.max_u(two7, two9);
  const four9 = i8x16.max_u(two9, two11);
  const four11 = i8x16.max_u(two11, two13);
  const four13 = i8x16.max_u(two13, two15);
  const four15 = i8x16.max_u(two15, two1);
  let best = i8x16.max_u(i8x16.max_u(four1, four5), i8x16.min_u(p0, p9));
  best = i8x16.min_u(best, i8x16.max_u(i8x16.max_u(four3, four7), i8x16.min_u(p2, p11)));
  best = i8x16.min_u(best, i8x16.max_u(i8x16.max_u(four5, four9), i8x16.min_u(p4, p13)));
  best = i8x16.min_u(best, i8x16.max_u(i8x16.max_u(four7, four11), i8x16.min_u(p6, p15)));
  best = i8x16.min_u(best, i8x16.max_u(i8x16.max_u(four9, four13), i8x16.min_u(p8, p1)));
  best = i8x16.min_u(best, i8x16.max_u(i8x16.max_u(four11, four15), i8x16.min_u(p10, p3)));
  best = i8x16.min_u(best, i8x16.max_u(i8x16.max_u(four13, four1), i8x16.min_u(p12, p5)));
  best = i8x16.min_u(best, i8x16.max_u(i8x16.max_u(four15, four3), i8x16.min_u(p14, p7)));
  return best;
}

/** Bit i: pixel i of sixteen scores highest of its eight neighbours. Of equals side by side both: `respond` chooses. */
export function highest(at: usize): i32 {
  const own = v128.load(at);
  if (!v128.any_true(own)) return 0;
  const above = at - stride;
  const under = at + stride;
  const before = i8x16.max_u(v128.load(above), i8x16.max_u(v128.load(above - 1), v128.load(above + 1)));
  const after = i8x16.max_u(v128.load(under), i8x16.max_u(v128.load(under - 1), v128.load(under + 1)));
  const beside = i8x16.max_u(v128.load(at - 1), v128.load(at + 1));
  const isFirst = i8x16.gt_u(own, before);
  const isMost = i8x16.ge_u(own, i8x16.max_u(after, beside));
  return i8x16.bitmask(v128.and(isFirst, isMost));
}

/** How much like a corner 7×7 pixels are (Harris and Stephens 1988): negative along an edge. */
export function respond(x: i32, y: i32): f32 {
  const inside = i16x8(-1, -1, -1, -1, -1, -1, -1, 0);
  let xx = i32x4.splat(0);
  let yy = i32x4.splat(0);
  let xy = i32x4.splat(0);
  let at = sharp + <usize>(y - 4) * stride + <usize>(x - 3);
  let before = smoothed(at);
  at += stride;
  let here = smoothed(at);
  let slope = slopeAt(at);
  let slopeBefore = slopeAt(at - stride);
  for (let row = 0; row < 7; row++) {
    at += stride;
    const after = smoothed(at);
    const slopeAfter = slopeAt(at);
    const across = v128.and(i16x8.add(i16x8.add(slopeBefore, slopeAfter), i16x8.shl(slope, 1)), inside);
    const down = v128.and(i16x8.sub(after, before), inside);
    xx = i32x4.add(xx, i32x4.dot_i16x8_s(across, across));
    yy = i32x4.add(yy, i32x4.dot_i16x8_s(down, down));
    xy = i32x4.add(xy, i32x4.dot_i16x8_s(across, down));
    before = here;
    here = after;
    slopeBefore = slope;
    slope = slopeAfter;
  }
  const a = <f64>sum(xx);
  const b = <f64>sum(yy);
  const c = <f64>sum(xy);
  return <f32>(a * b - c * c - 0.04 * (a + b) * (a + b));
}

/** Left + 2 · middle + right, at eight pixels. */
function smoothed(at: usize): v128 {
  const middle = v128.load_ext<u8>(at);
  return i16x8.add(i16x8.add(v128.load_ext<u8>(at - 1), v128.load_ext<u8>(at + 1)), i16x8.shl(middle, 1));
}

function slopeAt(at: usize): v128 {
  return i16x8.sub(v128.load_ext<u8>(at + 1), v128.load_ext<u8>(at - 1));
}
