// Says of each block whether it agrees or differs, how many of these were moved, and finds the part of the picture that agrees.
import type { Compared } from "./align-pixels.ts";
import { type Block, type BlockGrid, compareEach } from "./blocks.ts";

/** A block agrees when it correlates this well … */
const leastCorrelation = 0.7;
/** … within this many pixels of its place under the one warp. */
const mostPixels = 1.2;

const untold = 0;
const agrees = 1;
const differs = -1;

/** One mark a block. */
export function marksOf({ grid }: Compared): Int8Array {
  return Int8Array.from(grid.blocks, (block) => {
    if (block === null) return untold;
    return block.best >= leastCorrelation && Math.hypot(block.dx, block.dy) <= mostPixels ? agrees : differs;
  });
}

/** How many of the differing blocks of a rectangle are found farther away: what another standpoint does. */
export function movedIn({ grid, target, seen }: Compared, marks: Int8Array, cells: Cells): number {
  const far = [...placesIn(grid, cells)].flatMap((at) => {
    const block = grid.blocks[at];
    return block != null && marks[at] === differs && block.texture === "both"
      ? [{ x: block.x, y: block.y, reach: 14 }]
      : [];
  });
  return compareEach(target, seen, far).filter((block) => block !== null && isElsewhere(block)).length;
}

function* placesIn({ columns }: BlockGrid, { left, top, right, bottom }: Cells): Generator<number> {
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) yield row * columns + column;
}

function isElsewhere({ dx, dy, best, here }: Block): boolean {
  return Math.hypot(dx, dy) > mostPixels && best >= 0.85 && best >= here + 0.15;
}

export interface Cells {
  readonly left: number;
  readonly top: number;
  /** Exclusive. */
  readonly right: number;
  readonly bottom: number;
}

/** The rectangle with most more agreeing than differing blocks (Kadane's scan over pairs of rows). */
export function fullestRectangle({ columns, rows, outside }: BlockGrid, marks: Int8Array): Cells {
  const weight = (at: number): number => (outside[at] === 1 ? -1 : (marks[at] as number));
  let best = { left: 0, top: 0, right: 0, bottom: 0, sum: 0 };
  for (let top = 0; top < rows; top++) {
    const sums = new Float64Array(columns);
    for (let bottom = top; bottom < rows; bottom++) {
      for (let column = 0; column < columns; column++)
        sums[column] = (sums[column] as number) + weight(bottom * columns + column);
      let sum = 0;
      let left = 0;
      for (let column = 0; column < columns; column++) {
        if (sum <= 0) [sum, left] = [0, column];
        sum += sums[column] as number;
        if (sum > best.sum) best = { left, top, right: column + 1, bottom: bottom + 1, sum };
      }
    }
  }
  return best;
}

export function countIn({ grid }: Compared, marks: Int8Array, cells: Cells) {
  let [agreeing, differing, likeness] = [0, 0, 0];
  for (const at of placesIn(grid, cells)) {
    const mark = marks[at];
    if (mark === untold) continue;
    likeness += Math.max(0, grid.blocks[at]?.best ?? 0);
    if (mark === agrees) agreeing++;
    else differing++;
  }
  const told = agreeing + differing;
  return { agreeing, differing, residual: told === 0 ? 1 : 1 - likeness / told };
}
