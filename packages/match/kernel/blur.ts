// The blur of PDQ: running box means, where each lane keeps the order of additions of one line of the picture.
import { back, boxWidth, discarded, front, means, strip, stride, sums, zeros } from "./memory";

/*
 * Outside of the picture a zero enters and leaves. That changes no bit: a running sum starts as +0, and
 * x − x is +0, so it is never −0, the one number that adding +0 would change.
 */

/** Blurs `front` twice along each axis. */
export function blur(rows: usize, columns: usize): void {
  for (let pass = 0; pass < 2; pass++) {
    blurRows(rows, columns, boxWidth(columns));
    blurColumns(rows, boxWidth(rows));
  }
}

/** How far the entering end of a box runs before its centre. */
function stepsAhead(box: usize): usize {
  return ((box + 2) >> 1) - 1;
}

/** Places of `length` that a box covers when its end has entered place `end`. */
function covered(end: usize, box: usize, length: usize): f32 {
  return <f32>(<i32>(min(end + 1, length) - (end + 1 > box ? end + 1 - box : 0)));
}

/** Box means along each row, `front` into `back`, eight rows at once. */
function blurRows(rows: usize, columns: usize, box: usize): void {
  const ahead = stepsAhead(box);
  const first = strip + box * 32;
  memory.fill(strip, 0, box * 32);
  for (let row: usize = 0; row < rows; row += 8) {
    const at = row * stride * 4;
    // Two groups of four: while the sum of one waits for its last addition, the other is added to.
    toLanes(front + at, first);
    toLanes(front + at + stride * 16, first + 16);
    memory.fill(first + columns * 32, 0, (ahead + 1) * 32);
    runAlong(first, columns, box, ahead);
    fromLanes(means, back + at);
    fromLanes(means + 16, back + at + stride * 16);
  }
}

function runAlong(first: usize, columns: usize, box: usize, ahead: usize): void {
  let a = f32x4.splat(0);
  let b = f32x4.splat(0);
  let entering = first;
  let leaving = first - box * 32;
  for (let end: usize = 0; end < columns + ahead; end++) {
    a = f32x4.sub(f32x4.add(a, v128.load(entering)), v128.load(leaving));
    b = f32x4.sub(f32x4.add(b, v128.load(entering, 16)), v128.load(leaving, 16));
    entering += 32;
    leaving += 32;
    if (end < ahead) continue;
    const into = means + (end - ahead) * 32;
    const inBox = f32x4.splat(covered(end, box, columns));
    v128.store(into, f32x4.div(a, inBox));
    v128.store(into, f32x4.div(b, inBox), 16);
  }
}

/** Four rows become lanes: four columns at a time, a 4×4 transposition. */
function toLanes(from: usize, into: usize): void {
  const row = stride * 4;
  for (let x: usize = 0; x < stride; x += 4) {
    const at = from + x * 4;
    const to = into + x * 32;
    transpose(at, row, to, 32);
  }
}

function fromLanes(from: usize, into: usize): void {
  const row = stride * 4;
  for (let x: usize = 0; x < stride; x += 4) transpose(from + x * 32, 32, into + x * 4, row);
}

function transpose(from: usize, step: usize, into: usize, stepInto: usize): void {
  const a = v128.load(from);
  const b = v128.load(from + step);
  const c = v128.load(from + step * 2);
  const d = v128.load(from + step * 3);
  const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  const abHigh = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  const cdHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  v128.store(into, v128.shuffle<i64>(ab, cd, 0, 2));
  v128.store(into + stepInto, v128.shuffle<i64>(ab, cd, 1, 3));
  v128.store(into + stepInto * 2, v128.shuffle<i64>(abHigh, cdHigh, 0, 2));
  v128.store(into + stepInto * 3, v128.shuffle<i64>(abHigh, cdHigh, 1, 3));
}

/** Box means down each column, `back` into `front`; walks rows so that memory is read in order. */
function blurColumns(rows: usize, box: usize): void {
  const ahead = stepsAhead(box);
  const row = stride * 4;
  memory.fill(sums, 0, row);
  for (let end: usize = 0; end < rows + ahead; end++) {
    const entering = end < rows ? back + end * row : zeros;
    const leaving = end >= box ? back + (end - box) * row : zeros;
    const into = end >= ahead ? front + (end - ahead) * row : discarded;
    stepDown(entering, leaving, into, f32x4.splat(covered(end, box, rows)));
  }
}

function stepDown(entering: usize, leaving: usize, into: usize, inBox: v128): void {
  for (let x: usize = 0; x < stride * 4; x += 16) {
    const sum = f32x4.sub(f32x4.add(v128.load(sums + x), v128.load(entering + x)), v128.load(leaving + x));
    v128.store(sums + x, sum);
    v128.store(into + x, f32x4.div(sum, inBox));
  }
}
