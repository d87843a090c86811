// Finds true twins: vertices that are adjacent to each other and to the same others.
import type { Bits } from "./bits.ts";
import { add, sizeOf } from "./bits.ts";

/** Sets of adjacent vertices with the same neighbours, in order of their first. */
export function trueTwins(rows: readonly Bits[]): number[][] {
  const sets: number[][] = [];
  const byPrint = new Map<number, { closed: Bits; set: number[] }[]>();
  rows.forEach((row, v) => {
    const closed = row.slice();
    add(closed, v);
    const print = printOf(closed);
    const alike = byPrint.get(print) ?? [];
    byPrint.set(print, alike);
    const same = alike.find((other) => other.closed.every((word, i) => word === closed[i]));
    if (same) {
      same.set.push(v);
      return;
    }
    const set = [v];
    alike.push({ closed, set });
    sets.push(set);
  });
  return sets;
}

/** Equal sets have equal prints (FNV-1a over words); unequal ones rarely do. */
function printOf(set: Bits): number {
  let print = sizeOf(set) | 0;
  for (let i = 0; i < set.length; i++) print = Math.imul(print ^ (set[i] ?? 0), 0x01000193);
  return print;
}
