// Pairs the points of two frames by their descriptors.
import { descriptorBytes, type Features, pointFields } from "@sightline/match";
import { kernel } from "../kernel/kernel.ts";
import { type PairList, pairFields } from "../pixels/warp.ts";

/** Bits: descriptors of one spot seen twice differ by 14–35, of different spots by about 124; one in a thousand by 62. */
const mostBits = 64;
/**
 * A pair counts only when the second best is clearly worse (Lowe's ratio). On 16 photos and their crops, turns and pictures
 * in pictures, 0.88 gave twice as many pairs of unrelated photos (115) as 0.84 (55), and a twentieth more true ones.
 */
const ratio = 0.85;

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

/** For each point the nearest of the other frame (−1 when that has none), in bits, and the next nearest (257 then). */
export interface Nearest {
  readonly at: Int32Array;
  readonly bits: Int32Array;
  readonly next: Int32Array;
}

/** Every point against every other, once, for both directions. */
export function nearest(a: Features, b: Features): { ofA: Nearest; ofB: Nearest } {
  const [left, right] = [countOf(a), countOf(b)];
  const { memory, descriptorRooms, rightAt, findNearest, ofLeftAt, ofRightAt } = kernel();
  const room = descriptorRooms(left, right);
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(a.descriptors, room);
  bytes.set(b.descriptors, rightAt());
  findNearest(left, right);
  const answer = (at: number, count: number): Nearest => {
    const all = new Int32Array(memory.buffer, at, 3 * count);
    const field = (n: number) => Int32Array.from({ length: count }, (_, i) => all[3 * i + n] as number);
    return { at: field(0), bits: field(1), next: field(2) };
  };
  return { ofA: answer(ofLeftAt(), left), ofB: answer(ofRightAt(), right) };
}

function countOf({ descriptors }: Features): number {
  return descriptors.length / descriptorBytes;
}
