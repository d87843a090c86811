// The kernel: what runs as WebAssembly with SIMD. Built by scripts/build-kernel.ts; the twin in TypeScript is its oracle.
import { blurColumns, blurRows } from "./blur";
import { chooseColumns, fillLuma } from "./luma";
import { columnPlaces, cosines, cosinesByPlace, hash, layOut, reach, rowPlaces, staging } from "./memory";
import { atCentres, bitsAboveMedian, decimate, quality, transform } from "./pdq";
import { varied } from "./ways";

export { hold, nearest, within } from "./near";

/** Width of one box so that two passes cover one cell of the 64×64 grid (PDQ paper, Jarosz 2001). */
function boxWidth(pixels: usize): usize {
  return (pixels + 127) >> 7;
}

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
 * time. Returns where the host puts them. `chooseColumns` and `fillLuma` come next, in this order.
 */
export function makeRoom(rows: usize, columns: usize, stagingBytes: usize): usize {
  layOut(rows, columns, stagingBytes, max(boxWidth(rows), boxWidth(columns)));
  return staging;
}

export { chooseColumns, fillLuma };

/** Hashes what `fillLuma` filled; returns the quality. The hash is at `hashAt`. */
export function finish(rows: usize, columns: usize): i32 {
  if (rows !== 64 || columns !== 64) {
    for (let pass = 0; pass < 2; pass++) {
      blurRows(rows, columns, boxWidth(columns));
      blurColumns(rows, boxWidth(rows));
    }
  }
  atCentres(rowPlaces, rows);
  atCentres(columnPlaces, columns);
  decimate();
  transform();
  gap = bitsAboveMedian(hash);
  return quality();
}

/** How clearly the last hash stands: its median's distance from the next larger frequency. */
let gap: f32 = 0;

/** After `finish`: the seven other hashes, behind the first. See `varied`. */
export function vary(rows: usize, columns: usize, shrunk: usize): i32 {
  return varied(gap, rows, columns, shrunk);
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
