// The kernel: what runs as WebAssembly with SIMD. Built by scripts/build-kernel.ts; the twin in TypeScript is its oracle.
import { chooseColumns, fillLuma } from "./luma";
import { boxWidth, cosines, cosinesByPlace, hash, keepLuma, layOut, reach, staging } from "./memory";
import { hashFront, quality } from "./pdq";
import { turnKept } from "./turn";
import { varied } from "./ways";

export { hold, nearest, within } from "./near";

/** Where the host writes the cosines of frequencies 1–16, 16×64 floats, before anything else. */
export function cosineTable(): usize {
  return cosines;
}

/** To be called when the cosines are written. */
export function begin(): void {
  for (let i: usize = 0; i < 16; i++) {
    for (let j: usize = 0; j < 64; j++) {
      store<f32>(cosinesByPlace + (j * 16 + i) * 4, load<f32>(cosines + (i * 64 + j) * 4));
    }
  }
}

/**
 * Makes room for a picture that becomes `rows`×`columns`, both at least 5, and whose rows arrive `stagingBytes` at a
 * time. Returns where the host puts them. `chooseColumns` and `fillLuma` come next, in this order. With `keep`, `vary`
 * can be exact.
 */
export function makeRoom(rows: usize, columns: usize, stagingBytes: usize, keep: bool): usize {
  layOut(rows, columns, stagingBytes, keep);
  return staging;
}

export { chooseColumns, fillLuma };

/** How clearly the last hash stands: its median's distance from the next larger frequency. */
let gap: f32 = 0;

/** Hashes what `fillLuma` filled; returns the quality. The hash is at `hashAt`. */
export function finish(rows: usize, columns: usize): i32 {
  keepLuma();
  gap = hashFront(rows, columns, hash);
  return quality();
}

/**
 * After `finish`: the hashes of the other seven ways, behind the first. `shrunk`: bit 0 for rows, bit 1 for columns that
 * were taken by the nearest rule. With `exact`, which needs `keep`, they are those of the mirrored and turned pixels bit
 * for bit; without, floats are rounded in another order, which moves a bit or two of a few in a thousand.
 */
export function vary(rows: usize, columns: usize, shrunk: usize, exact: bool): void {
  // A box of two pixels reaches over the edge in the first cell, where it cannot be told from one blurred picture.
  const overEdge = boxWidth(rows) === 2 || boxWidth(columns) === 2;
  const doubtful = overEdge ? 0xfe : varied(gap, rows, columns, shrunk);
  if (!exact && !overEdge) return;
  for (let way: usize = 1; way < 8; way++) {
    if (!((doubtful >> <i32>way) & 1)) continue;
    const across = (way & 1) !== 0;
    turnKept(rows, columns, way);
    hashFront(across ? columns : rows, across ? rows : columns, hash + way * 32);
  }
}

export function hashAt(): usize {
  return hash;
}

/** Makes the memory at least so long; returns where room for a block of hashes begins. */
export function roomFor(bytes: usize): usize {
  const start = (__heap_base + 31) & ~31;
  reach(start + bytes);
  return start;
}
