// Chooses the corners of one size: the strongest of each cell of a grid in turns, so that a crowd or a fence takes not all.
import { edge, highest, respond } from "./corners";
import { height, other, stride, width } from "./level";
import { take } from "./memory";

const columns: i32 = 10;
const rows: i32 = 8;
/** Weaker ones are taken only where there are not enough: they come and go with compression. */
const strong: u32 = 20;

/** Places of all corners, y · 65,536 + x, and their responses; then keys by which they are ordered. */
let places: usize = 0;
let responses: usize = 0;
let keys: usize = 0;

const cells: usize = 80;
/** Where in the keys each cell ends; how many strong corners came in each turn. */
const ends = memory.data(320, 16);
const turns: u64 = 512;
const taken = memory.data(2048, 16);

export function layOutCorners(columns: i32, rows: i32): void {
  // Of two neighbours one is kept, above each other as beside each other.
  const most = <usize>(columns * rows) / 2 + 16;
  places = take(most * 4);
  responses = take(most * 4);
  keys = take(most * 8);
}

/** Place, y · 65,536 + x, of a chosen corner. */
export function chosen(i: i32): u32 {
  return load<u32>(places + <usize>(load<u32>(keys + <usize>i * 8) & 0xffffff) * 4);
}

/** At most `most`; returns how many. Weak corners only the first two of a cell, or all where `anyhow`. */
export function choose(most: i32, anyhow: bool): i32 {
  const count = gather();
  sortInCells(count);
  const left = takeTurns(count, most, anyhow);
  sort(keys, left);
  return min(left, most);
}

function gather(): i32 {
  let count = 0;
  let last: u32 = 0;
  for (let y = edge; y < height - edge; y++) {
    const row = other + <usize>y * stride;
    for (let x = edge; x < width - edge; x += 16) {
      let bits = highest(row + <usize>x);
      for (; bits !== 0; bits &= bits - 1) {
        const column = x + ctz(bits);
        const response = respond(column, y);
        if (response <= 0) continue;
        const place = ((<u32>y) << 16) | <u32>column;
        if (count > 0 && place === last + 1) {
          last = place;
          if (response <= load<f32>(responses + <usize>(count - 1) * 4)) continue;
          count--;
        }
        last = place;
        store<u32>(places + <usize>count * 4, place);
        store<f32>(responses + <usize>count * 4, response);
        count++;
      }
    }
  }
  return count;
}

function isWeak(place: u32): bool {
  return <u32>load<u8>(other + <usize>(place >> 16) * stride + <usize>(place & 0xffff)) < strong;
}

function cellOf(place: u32): i32 {
  const x = ((2 * <i32>(place & 0xffff) + 1) * columns) / (2 * width);
  const y = ((2 * <i32>(place >> 16) + 1) * rows) / (2 * height);
  return y * columns + x;
}

/** From the top: cell, whether weak, response downwards, number. */
function keyInCell(i: i32): u64 {
  const place = load<u32>(places + <usize>i * 4);
  const under = 0x7fffffff - load<u32>(responses + <usize>i * 4);
  return ((<u64>cellOf(place)) << 56) | ((<u64>isWeak(place)) << 55) | ((<u64>under) << 24) | <u64>i;
}

/** Cell by cell, each put in order by itself. */
function sortInCells(count: i32): void {
  memory.fill(ends, 0, cells * 4);
  for (let i = 0; i < count; i++) {
    const end = ends + <usize>cellOf(load<u32>(places + <usize>i * 4)) * 4;
    store<u32>(end, load<u32>(end) + 1);
  }
  let before: u32 = 0;
  for (let cell: usize = 0; cell < cells; cell++) {
    const held = load<u32>(ends + cell * 4);
    store<u32>(ends + cell * 4, before);
    before += held;
  }
  for (let i = 0; i < count; i++) {
    const key = keyInCell(i);
    const end = ends + <usize>(key >> 56) * 4;
    const place = load<u32>(end);
    store<u64>(keys + <usize>place * 8, key);
    store<u32>(end, place + 1);
  }
  let start: u32 = 0;
  for (let cell: usize = 0; cell < cells; cell++) {
    const end = load<u32>(ends + cell * 4);
    sort(keys + <usize>start * 8, <i32>(end - start));
    start = end;
  }
}

/** Returns how many stay. From the top: whether weak, turn in its cell, response downwards, number. */
function takeTurns(count: i32, most: i32, anyhow: bool): i32 {
  let cell: u64 = 0;
  let turn: u64 = 0;
  let left = 0;
  memory.fill(taken, 0, <usize>turns * 4);
  for (let k = 0; k < count; k++) {
    const key = load<u64>(keys + <usize>k * 8);
    turn = k > 0 && key >> 56 === cell ? turn + 1 : 0;
    cell = key >> 56;
    const weak = (key >> 55) & 1;
    if (weak !== 0 && turn > 1 && !anyhow) continue;
    const under = (key >> 31) & 0xffffff;
    const ordered = (weak << 63) | (min<u64>(turn, 0x7fff) << 48) | (under << 24) | (key & 0xffffff);
    store<u64>(keys + <usize>left * 8, ordered);
    left++;
    const at = taken + <usize>min<u64>(turn, turns - 1) * 4;
    if (weak === 0) store<u32>(at, load<u32>(at) + 1);
  }
  return withoutLate(left, most);
}

/** Leaves out what comes after the turn in which the last is chosen, so that less is put in order. */
function withoutLate(count: i32, most: i32): i32 {
  let strong: i32 = 0;
  let last: u64 = 0;
  while (last < turns && strong < most) {
    strong += load<u32>(taken + <usize>last * 4);
    last++;
  }
  if (strong < most) return count;
  let left = 0;
  for (let k = 0; k < count; k++) {
    const key = load<u64>(keys + <usize>k * 8);
    if (key >> 48 >= last) continue;
    store<u64>(keys + <usize>left * 8, key);
    left++;
  }
  return left;
}

/** Heapsort: in place, and never slow. */
function sort(keys: usize, count: i32): void {
  for (let i = count / 2 - 1; i >= 0; i--) sift(keys, i, count);
  for (let end = count - 1; end > 0; end--) {
    const last = load<u64>(keys + <usize>end * 8);
    store<u64>(keys + <usize>end * 8, load<u64>(keys));
    store<u64>(keys, last);
    sift(keys, 0, end);
  }
}

function sift(keys: usize, from: i32, count: i32): void {
  const moved = load<u64>(keys + <usize>from * 8);
  let at = from;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= count) break;
    let larger = load<u64>(keys + <usize>child * 8);
    if (child + 1 < count) {
      const next = load<u64>(keys + <usize>child * 8, 8);
      if (next > larger) {
        larger = next;
        child++;
      }
    }
    if (larger <= moved) break;
    store<u64>(keys + <usize>at * 8, larger);
    at = child;
  }
  store<u64>(keys + <usize>at * 8, moved);
}
