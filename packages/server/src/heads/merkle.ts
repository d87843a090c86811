// The Merkle tree of a journal's entries, as in RFC 6962 and RFC 9162: one root for all of them, and a proof that one tree
// is the beginning of another.
import { createHash } from "node:crypto";

/** A SHA-256 as 64 lower-case hex digits. */
export type Hash = string;

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);
const sha256 = (...parts: readonly Uint8Array[]): Hash => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
};

/** The hash of no entries at all. */
export const EMPTY_ROOT: Hash = sha256();

export const leafOf = (bytes: Uint8Array): Hash => sha256(LEAF, bytes);

const above = (left: Hash, right: Hash): Hash =>
  sha256(NODE, Buffer.from(left, "hex"), Buffer.from(right, "hex"));

/** The largest power of two below `n`, which is above 1. */
const splitOf = (n: number): number => 2 ** (31 - Math.clz32(n - 1));

/**
 * A tree that only grows. It keeps whole subtrees alone, so it can go on from the peaks of an older one: the roots of the
 * whole subtrees that it consists of, the largest first.
 */
export class MerkleTree {
  /** Roots of whole subtrees by their first leaf, for each height. */
  readonly #levels: Map<number, Hash>[] = [];
  #size = 0;

  /** What stood before, by its size and peaks; nothing when left out. Throws where they do not fit each other. */
  constructor(size = 0, peaks: readonly Hash[] = []) {
    const heights = heightsOf(size);
    if (heights.length !== peaks.length)
      throw new RangeError(`Expected ${heights.length} peaks of ${size} leaves, got ${peaks.length}.`);
    for (const [i, peak] of peaks.entries()) {
      const height = heights[i] ?? 0;
      this.#keep(height, this.#size, peak);
      this.#size += 2 ** height;
    }
  }

  get size(): number {
    return this.#size;
  }

  get peaks(): readonly Hash[] {
    let from = 0;
    return heightsOf(this.#size).map((height) => {
      const peak = this.#root(from, from + 2 ** height);
      from += 2 ** height;
      return peak;
    });
  }

  add(leaf: Hash): void {
    let [from, root] = [this.#size, leaf];
    this.#keep(0, from, root);
    this.#size += 1;
    for (let height = 0; this.#size % 2 ** (height + 1) === 0; height++) {
      from = this.#size - 2 ** (height + 1);
      root = above(this.#root(from, from + 2 ** height), root);
      this.#keep(height + 1, from, root);
    }
  }

  /** Of the first `size` leaves; of all when left out. */
  rootAt(size = this.#size): Hash {
    if (size > this.#size) throw new RangeError(`Expected at most ${this.#size} leaves, got ${size}.`);
    return size === 0 ? EMPTY_ROOT : this.#root(0, size);
  }

  /** That the first `size` leaves were a tree of their own, from which this one grew: RFC 9162, 2.1.4.1. */
  proofFrom(size: number): readonly Hash[] {
    if (size < 1 || size > this.#size)
      throw new RangeError(`Expected 1 to ${this.#size} leaves, got ${size}.`);
    return this.#proof(size, { from: 0, to: this.#size, whole: true });
  }

  #keep(height: number, from: number, root: Hash): void {
    const level = (this.#levels[height] ??= new Map());
    level.set(from, root);
  }

  #root(from: number, to: number): Hash {
    const size = to - from;
    const known = Number.isInteger(Math.log2(size)) && this.#levels[Math.log2(size)]?.get(from);
    if (known) return known;
    if (size === 1) throw new RangeError(`Leaf ${from} lies below a peak and is not kept.`);
    const middle = from + splitOf(size);
    return above(this.#root(from, middle), this.#root(middle, to));
  }

  #proof(size: number, { from, to, whole }: { from: number; to: number; whole: boolean }): Hash[] {
    const end = from + size;
    if (end === to) return whole ? [] : [this.#root(from, to)];
    const middle = from + splitOf(to - from);
    if (end <= middle) return [...this.#proof(size, { from, to: middle, whole }), this.#root(middle, to)];
    const rest = this.#proof(end - middle, { from: middle, to, whole: false });
    return [...rest, this.#root(from, middle)];
  }
}

/** The heights of the whole subtrees of so many leaves, the largest first. */
function heightsOf(size: number): number[] {
  const heights: number[] = [];
  for (let height = 30; height >= 0; height--)
    if (Math.floor(size / 2 ** height) % 2 === 1) heights.push(height);
  return heights;
}

export type TreeHead = { readonly size: number; readonly root: Hash };

/** Whether the proof shows that the newer tree begins with the older one: RFC 9162, 2.1.4.2. */
export function isBeginning(older: TreeHead, newer: TreeHead, proof: readonly Hash[]): boolean {
  if (older.size > newer.size || older.size < 1) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root === newer.root;
  const path = isPowerOfTwo(older.size) ? [older.root, ...proof] : [...proof];
  const [first] = path;
  if (first === undefined) return false;
  let [fn, sn] = [older.size - 1, newer.size - 1];
  while (fn % 2 === 1) [fn, sn] = [halved(fn), halved(sn)];
  let [fr, sr] = [first, first];
  for (const other of path.slice(1)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [above(other, fr), above(other, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [halved(fn), halved(sn)];
    } else sr = above(sr, other);
    [fn, sn] = [halved(fn), halved(sn)];
  }
  return fr === older.root && sr === newer.root && sn === 0;
}

const halved = (n: number): number => Math.floor(n / 2);
const isPowerOfTwo = (n: number): boolean => Number.isInteger(Math.log2(n));
