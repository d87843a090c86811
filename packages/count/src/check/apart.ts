// Whether each two of some parts are kept apart by at least one of several reasons.
import { need } from "./need.ts";

/** Parts by index; whoever is on one side of a reason is kept apart from whoever is on another. */
export type Sides = readonly (readonly number[])[];

/** More than this in one node would take more memory than a reader's machine may have. */
const MOST = 50_000;

/**
 * One reason that has every part on a side of its own is enough, in time linear in the parts. Where no single one does
 * it, a bit for each pair is set, a row at a time. Reasons that promise fewer pairs than there are need not be looked at.
 */
export function needApart(parts: number, reasons: readonly Sides[]): void {
  const why = "two people have no reason to be different";
  for (const side of reasons.flat())
    for (const part of side) need(part < parts, "a reason names nobody, by an index that is too large");
  if (parts < 2 || reasons.some((sides) => isComplete(parts, sides))) return;
  const promised = reasons.reduce((sum, sides) => sum + pairsOf(sides), 0);
  need(promised >= (parts * (parts - 1)) / 2, why);
  need(parts <= MOST, "a node names more people than can be checked pair by pair");
  const rows = new Rows(parts);
  for (const sides of reasons) rows.part(sides);
  need(rows.areFull(), why);
}

function isComplete(parts: number, sides: Sides): boolean {
  if (sides.length < parts) return false;
  return new Set(sides.flatMap((side) => (side.length === 1 ? side : []))).size === parts;
}

function pairsOf(sides: Sides): number {
  let before = 0;
  let pairs = 0;
  for (const { length } of sides) {
    pairs += before * length;
    before += length;
  }
  return pairs;
}

class Rows {
  readonly #parts: number;
  readonly #words: number;
  readonly #bits: Uint32Array;

  constructor(parts: number) {
    this.#parts = parts;
    this.#words = Math.ceil(parts / 32);
    this.#bits = new Uint32Array(parts * this.#words);
  }

  #set(row: number, part: number): void {
    this.#bits[row * this.#words + (part >> 5)]! |= 1 << (part & 31);
  }

  part(sides: Sides): void {
    const all = sides.flat();
    if (pairsOf(sides) <= all.length * this.#words) {
      sides.forEach((left, i) => {
        for (const right of sides.slice(i + 1))
          for (const a of left)
            for (const b of right) {
              this.#set(a, b);
              this.#set(b, a);
            }
      });
      return;
    }
    // How many sides hold each part: whoever is on a side is apart from all that are not only on this one.
    const times = new Map<number, number>();
    for (const part of all) times.set(part, (times.get(part) ?? 0) + 1);
    const everybody = new Uint32Array(this.#words);
    for (const part of all) everybody[part >> 5]! |= 1 << (part & 31);
    for (const side of sides) {
      const others = everybody.slice();
      const here = Map.groupBy(side, (part) => part);
      for (const [part, again] of here)
        if (again.length === times.get(part)) others[part >> 5]! &= ~(1 << (part & 31));
      for (const part of here.keys())
        for (let w = 0; w < this.#words; w++) this.#bits[part * this.#words + w]! |= others[w]!;
    }
  }

  areFull(): boolean {
    for (let row = 0; row < this.#parts; row++) {
      this.#set(row, row);
      for (let w = 0; w < this.#words; w++) {
        const left = this.#parts - w * 32;
        const full = left >= 32 ? 0xffffffff : 2 ** left - 1;
        if (this.#bits[row * this.#words + w] !== full) return false;
      }
    }
    return true;
  }
}
