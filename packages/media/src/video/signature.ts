// What a frame looks like from far away: a grid of brightness, to tell a cut from a movement.

/** Cells along each side. */
const cells = 16;

/** Samples along each side, four by four to a cell. */
const samples = 64;

export interface Signature {
  /** Mean brightness of each cell, 0–255, row by row. */
  readonly grid: Float32Array;
  readonly mean: number;
  /** Standard deviation over the cells; near 0 for a flat frame. */
  readonly deviation: number;
}

/** Of RGB pixels of any size, at least one pixel a side. */
export function signatureOf(rgb: Uint8Array, width: number, height: number): Signature {
  const grid = new Float32Array(cells * cells);
  for (let y = 0; y < samples; y++) {
    const row = Math.floor(((y + 0.5) * height) / samples) * width;
    const cellRow = (y >> 2) * cells;
    for (let x = 0; x < samples; x++) {
      const at = (row + Math.floor(((x + 0.5) * width) / samples)) * 3;
      const cell = cellRow + (x >> 2);
      // Weights near those of luma, summing to 256 · 16 samples.
      const luma = 77 * (rgb[at] as number) + 150 * (rgb[at + 1] as number) + 29 * (rgb[at + 2] as number);
      grid[cell] = (grid[cell] as number) + luma / 4096;
    }
  }
  let sum = 0;
  let squares = 0;
  for (const cell of grid) {
    sum += cell;
    squares += cell * cell;
  }
  const mean = sum / grid.length;
  return { grid, mean, deviation: Math.sqrt(Math.max(0, squares / grid.length - mean * mean)) };
}

/** Mean difference of the cells, in levels. */
export function difference(a: Signature, b: Signature): number {
  let sum = 0;
  for (let i = 0; i < a.grid.length; i++) sum += Math.abs((a.grid[i] as number) - (b.grid[i] as number));
  return sum / a.grid.length;
}

/** How far the camera may have turned between two frames that are still called alike, in cells. */
const reach = (across: number): number => Math.floor(across / 5);

/** How much two frames differ between the bars that both have: in levels, and as a share of their contrast. */
export function change(a: Signature, b: Signature): { readonly levels: number; readonly share: number } {
  const part = inside(a.grid, b.grid);
  let [n, sumA, sumB, squaresA, squaresB, steps] = [0, 0, 0, 0, 0, 0];
  for (let y = part.top; y < part.bottom; y++) {
    for (let x = part.left; x < part.right; x++) {
      const [before, after] = [a.grid[y * cells + x] as number, b.grid[y * cells + x] as number];
      n++;
      sumA += before;
      sumB += after;
      squaresA += before * before;
      squaresB += after * after;
      steps += Math.abs(before - after);
    }
  }
  const spread = (sum: number, squares: number): number =>
    Math.sqrt(Math.max(0, squares / n - (sum / n) * (sum / n)));
  const levels = steps / n;
  return { levels, share: levels / Math.max(1, spread(sumA, squaresA) + spread(sumB, squaresB)) };
}

/**
 * How alike two frames are in structure, −1 to 1: the best correlation of their grids over small shifts, so that neither
 * movement nor brightness counts. Bars that both have do not count either. A flat frame is like nothing: 0.
 */
export function likeness(a: Signature, b: Signature): number {
  const part = inside(a.grid, b.grid);
  const [far, deep] = [reach(part.right - part.left), reach(part.bottom - part.top)];
  let best = -1;
  for (let down = -deep; down <= deep; down++)
    for (let across = -far; across <= far; across++)
      best = Math.max(best, correlation(a.grid, b.grid, part, { across, down }));
  return best;
}

interface Part {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The cells inside the outer lines that are flat and equal in both. */
function inside(a: Float32Array, b: Float32Array): Part {
  const line = (start: number, step: number): boolean => {
    for (let i = 0, at = start; i < cells; i++, at += step) {
      const level = a[start] as number;
      if (Math.abs((a[at] as number) - level) > 3 || Math.abs((b[at] as number) - level) > 3) return false;
    }
    return true;
  };
  const column = (x: number): boolean => line(x, cells);
  const row = (y: number): boolean => line(y * cells, 1);
  let [left, right, top, bottom] = [0, cells, 0, cells];
  while (left < cells / 2 - 1 && column(left)) left++;
  while (right > cells / 2 + 1 && column(right - 1)) right--;
  while (top < cells / 2 - 1 && row(top)) top++;
  while (bottom > cells / 2 + 1 && row(bottom - 1)) bottom--;
  return { left, right, top, bottom };
}

function correlation(
  a: Float32Array,
  b: Float32Array,
  part: Part,
  { across, down }: { readonly across: number; readonly down: number },
): number {
  let [n, sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0, 0];
  const lastRow = part.bottom - Math.max(0, down);
  const lastColumn = part.right - Math.max(0, across);
  for (let y = part.top + Math.max(0, -down); y < lastRow; y++) {
    for (let x = part.left + Math.max(0, -across); x < lastColumn; x++) {
      const left = a[y * cells + x] as number;
      const right = b[(y + down) * cells + x + across] as number;
      n++;
      sumA += left;
      sumB += right;
      squaresA += left * left;
      squaresB += right * right;
      products += left * right;
    }
  }
  const spreadA = squaresA - (sumA * sumA) / n;
  const spreadB = squaresB - (sumB * sumB) / n;
  if (spreadA < n || spreadB < n) return 0;
  return (products - (sumA * sumB) / n) / Math.sqrt(spreadA * spreadB);
}
