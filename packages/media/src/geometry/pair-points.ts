// Pairs the points of two frames by their descriptors.
import { type Features, descriptorBytes, pointFields } from "./grey.ts";
import { type PairList, pairFields } from "./warp.ts";

/** Bits: descriptors of one spot seen twice differ by 20–60, of different spots by about 128. */
const mostBits = 72;
/** A pair counts only when the second best is clearly worse (Lowe's ratio). */
const ratio = 0.88;

/** Pairs that are each other's best, in the order of `b`'s points, with what their sizes and angles say. */
export interface Pairs {
  readonly count: number;
  readonly places: PairList;
}

export function pairPoints(a: Features, b: Features): Pairs {
  const { ofA, ofB } = nearest(a, b);
  const found: number[][] = [];
  for (let i = 0; i < ofB.at.length; i++) {
    const j = ofB.at[i] as number;
    if (j < 0 || ofA.at[j] !== i) continue;
    const bits = ofB.bits[i] as number;
    if (bits > mostBits || bits > ratio * (ofB.next[i] as number)) continue;
    const turn = (angle(a, j) - angle(b, i) + 720) % 360;
    const size = Math.log2(sizeOf(a, j) / sizeOf(b, i));
    found.push([...placeOf(b, i), ...placeOf(a, j), turn, size]);
  }
  const kept = found.length > 400 ? alike(found) : found;
  const places = new Float64Array(kept.length * pairFields);
  for (const [k, pair] of kept.entries()) places.set(pair.slice(0, pairFields), k * pairFields);
  return { count: kept.length, places };
}

function placeOf({ points }: Features, i: number): [number, number] {
  return [points[i * pointFields] as number, points[i * pointFields + 1] as number];
}

function sizeOf({ points }: Features, i: number): number {
  return points[i * pointFields + 2] as number;
}

function angle({ points }: Features, i: number): number {
  return points[i * pointFields + 3] as number;
}

function binOf([, , , , turn = 0, size = 0]: number[]): number {
  return Math.round(turn / 30) * 100 + Math.round(size * 1.5);
}

/** Keeps the 400 pairs whose turn and growth most other pairs share. */
function alike(found: number[][]): number[][] {
  const bins = new Map<number, number>();
  for (const pair of found) bins.set(binOf(pair), (bins.get(binOf(pair)) ?? 0) + 1);
  const ranked = found.map((pair, at) => ({ pair, at, votes: bins.get(binOf(pair)) ?? 0 }));
  ranked.sort((x, y) => y.votes - x.votes || x.at - y.at);
  return ranked.slice(0, 400).map(({ pair }) => pair);
}

/** For each point the nearest of the other frame, in bits, and the next nearest. */
interface Nearest {
  readonly at: Int32Array;
  readonly bits: Int32Array;
  readonly next: Int32Array;
}

/** Every point against every other, once, for both directions. */
function nearest(a: Features, b: Features): { ofA: Nearest; ofB: Nearest } {
  const left = asWords(a.descriptors);
  const right = asWords(b.descriptors);
  const ofA = noneYet(left.length / wordsEach);
  const ofB = noneYet(right.length / wordsEach);
  for (let j = 0; j < ofB.at.length; j++) {
    const word = right.subarray(j * wordsEach, (j + 1) * wordsEach);
    for (let i = 0, from = 0; i < ofA.at.length; i++, from += wordsEach) {
      let distance = 0;
      for (let k = 0; k < wordsEach; k++)
        distance += onesIn((left[from + k] as number) ^ (word[k] as number));
      if (distance < (ofA.next[i] as number)) note(ofA, i, distance, j);
      if (distance < (ofB.next[j] as number)) note(ofB, j, distance, i);
    }
  }
  return { ofA, ofB };
}

const wordsEach = descriptorBytes / 4;

function noneYet(count: number): Nearest {
  const far = 8 * descriptorBytes + 1;
  return {
    at: new Int32Array(count).fill(-1),
    bits: new Int32Array(count).fill(far),
    next: new Int32Array(count).fill(far),
  };
}

function note(list: Nearest, point: number, distance: number, other: number): void {
  if (distance >= (list.bits[point] as number)) {
    list.next[point] = distance;
    return;
  }
  list.next[point] = list.bits[point] as number;
  list.bits[point] = distance;
  list.at[point] = other;
}

function asWords(bytes: Uint8Array): Int32Array {
  return new Int32Array(bytes.slice().buffer);
}

/** Set bits of a 32-bit word, added up in parallel (Warren, Hacker's Delight, figure 5-2). */
function onesIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
