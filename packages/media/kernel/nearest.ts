// The nearest and the next nearest of every descriptor among those of another frame, for both frames at once.
import { clear, take } from "./memory";

/*
 * Words of 64 bits and not vectors: most processors count the ones of a word in one step, but those of a vector in ten.
 */

/** More bits than two descriptors can differ in. */
const far: u32 = 257;

/** Where the host puts both frames' descriptors, 32 bytes each, and where the answers begin. */
export let left: usize = 0;
export let right: usize = 0;
/** Three u32 a descriptor: the nearest's place, its bits, the next nearest's bits. */
export let ofLeft: usize = 0;
export let ofRight: usize = 0;

export function descriptorRooms(leftCount: u32, rightCount: u32): usize {
  clear();
  left = take(<usize>leftCount * 32);
  right = take(<usize>rightCount * 32);
  ofLeft = take(<usize>leftCount * 12);
  ofRight = take(<usize>rightCount * 12);
  return left;
}

/** Of equally near ones the first. */
export function findNearest(leftCount: u32, rightCount: u32): void {
  for (let i: u32 = 0; i < leftCount; i++) {
    const at = ofLeft + <usize>i * 12;
    store<i32>(at, -1);
    store<u32>(at, far, 4);
    store<u32>(at, far, 8);
  }
  for (let j: u32 = 0; j < rightCount; j++) nearestOf(j, leftCount);
}

function nearestOf(j: u32, leftCount: u32): void {
  const word = right + <usize>j * 32;
  const a = load<u64>(word);
  const b = load<u64>(word, 8);
  const c = load<u64>(word, 16);
  const d = load<u64>(word, 24);
  let best = far;
  let next = far;
  let place: i32 = -1;
  let at = left;
  let other = ofLeft;
  for (let i: u32 = 0; i < leftCount; i++) {
    const first = popcnt(a ^ load<u64>(at)) + popcnt(b ^ load<u64>(at, 8));
    const bits = <u32>(first + popcnt(c ^ load<u64>(at, 16)) + popcnt(d ^ load<u64>(at, 24)));
    if (bits < load<u32>(other, 8)) note(other, bits, j);
    if (bits < next) {
      const isBest = bits < best;
      next = isBest ? best : bits;
      place = isBest ? i : place;
      best = isBest ? bits : best;
    }
    at += 32;
    other += 12;
  }
  const into = ofRight + <usize>j * 12;
  store<i32>(into, place);
  store<u32>(into, best, 4);
  store<u32>(into, next, 8);
}

function note(at: usize, bits: u32, j: u32): void {
  const best = load<u32>(at, 4);
  if (bits >= best) {
    store<u32>(at, bits, 8);
    return;
  }
  store<u32>(at, j);
  store<u32>(at, bits, 4);
  store<u32>(at, best, 8);
}
