// Collapses equal hashes into one with a list of its rows, so that black frames by the thousand cost one look.
import { hashWords } from "./words.ts";

export interface Distinct {
  /** The hashes without repeats, in the order in which each first came. */
  readonly words: Uint32Array;
  /** Rows of hash i: `rows[offsets[i]]` up to `rows[offsets[i + 1]]`, ascending. */
  readonly offsets: Uint32Array;
  readonly rows: Uint32Array;
}

export function collapse(words: Uint32Array): Distinct {
  const count = words.length / hashWords;
  const kept = new Uint32Array(count);
  const groupOf = new Uint32Array(count);
  const seen = new HashSlots(count);
  let groups = 0;
  for (let row = 0; row < count; row++) {
    const group = seen.groupOf(words, row, kept);
    if (group === groups) {
      kept[groups] = row;
      groups++;
    }
    groupOf[row] = group;
  }
  return { words: pick(words, kept.subarray(0, groups)), ...listsOf(groupOf, groups) };
}

function pick(words: Uint32Array, rows: Uint32Array): Uint32Array {
  const picked = new Uint32Array(rows.length * hashWords);
  rows.forEach((row, i) => picked.set(words.subarray(row * hashWords, (row + 1) * hashWords), i * hashWords));
  return picked;
}

/** Counting sort: for each value under `values` the positions that hold it, ascending. */
export function listsOf(valueOf: Uint32Array, values: number): { offsets: Uint32Array; rows: Uint32Array } {
  const offsets = new Uint32Array(values + 1);
  for (let i = 0; i < valueOf.length; i++) {
    const value = valueOf[i] as number;
    offsets[value] = (offsets[value] as number) + 1;
  }
  let sum = 0;
  for (let value = 0; value <= values; value++) {
    sum += offsets[value] as number;
    offsets[value] = sum;
  }
  // Filled from the back, each offset walks down to where its list starts.
  const rows = new Uint32Array(valueOf.length);
  for (let i = valueOf.length - 1; i >= 0; i--) {
    const value = valueOf[i] as number;
    const at = (offsets[value] as number) - 1;
    offsets[value] = at;
    rows[at] = i;
  }
  return { offsets, rows };
}

/** A table of groups with open addressing; holds group numbers, and compares whole hashes. */
class HashSlots {
  readonly #slots: Uint32Array;
  #groups = 0;

  constructor(count: number) {
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * count + 2)));
  }

  /** The group of the hash in `row`; a new one, the next number, when it was not seen before. */
  groupOf(words: Uint32Array, row: number, kept: Uint32Array): number {
    const last = this.#slots.length - 1;
    for (let slot = mix(words, row * hashWords) & last; ; slot = (slot + 1) & last) {
      const held = this.#slots[slot] as number;
      if (held === 0) {
        this.#groups++;
        this.#slots[slot] = this.#groups;
        return this.#groups - 1;
      }
      if (areEqual(words, row, kept[held - 1] as number)) return held - 1;
    }
  }
}

function mix(words: Uint32Array, at: number): number {
  let mixed = 0;
  for (let i = at; i < at + hashWords; i++) {
    mixed = Math.imul(mixed ^ (words[i] as number), 0x9e3779b1);
    mixed ^= mixed >>> 15;
  }
  return mixed >>> 0;
}

function areEqual(words: Uint32Array, row: number, other: number): boolean {
  for (let i = 0; i < hashWords; i++) {
    if (words[row * hashWords + i] !== words[other * hashWords + i]) return false;
  }
  return true;
}
