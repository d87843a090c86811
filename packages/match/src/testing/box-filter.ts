// The blur of PDQ: running box means in float32, whose order of additions decides the last bits of a hash.

/**
 * Width of one box so that two passes cover one cell of the 64×64 grid (PDQ paper, Jarosz 2001).
 * Example: 512 pixels → 4; 128 → 1.
 */
export function boxWidth(pixels: number): number {
  return Math.floor((pixels + 127) / 128);
}

/** A matrix in row-major order, with how wide the running box is along the pass. */
export interface Pass {
  readonly rows: number;
  readonly columns: number;
  readonly box: number;
}

/*
 * Both passes keep one running sum per line: each step adds the entering pixel, then subtracts the leaving one,
 * rounding to float32 each time. The reference does just that, and its drift (box − 1 + 1 is not 1 in float32)
 * is part of the hash, even for a box of one pixel. Stores into a Float32Array round; a float64 sum, product or
 * quotient of two float32 numbers rounded once more is the float32 result (53 ≥ 2·24 + 2, Figueroa 1995).
 */

/** Box means along each row, `from` into `into`. Needs columns ≥ box and at least 4 rows. */
export function blurRows(from: Float32Array, into: Float32Array, pass: Pass): void {
  // The last group may overlap the one before it: rows are independent, so it writes the same means again.
  for (let row = 0; row < pass.rows; row += 4) {
    blurFourRows(from, into, Math.min(row, pass.rows - 4) * pass.columns, pass);
  }
}

// Four rows at once: each running sum waits for its own last addition, and the other three fill the wait.
function blurFourRows(from: Float32Array, into: Float32Array, start: number, { columns, box }: Pass): void {
  const ahead = stepsAhead(box);
  const [first, second, third, fourth] = [0, 1, 2, 3].map((n) => start + n * columns) as [
    number,
    number,
    number,
    number,
  ];
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let inBox = 0;
  for (let entering = 0; entering < columns + ahead; entering++) {
    if (entering < columns) {
      a = Math.fround(a + (from[first + entering] as number));
      b = Math.fround(b + (from[second + entering] as number));
      c = Math.fround(c + (from[third + entering] as number));
      d = Math.fround(d + (from[fourth + entering] as number));
      inBox++;
    }
    const leaving = entering - box;
    if (leaving >= 0) {
      a = Math.fround(a - (from[first + leaving] as number));
      b = Math.fround(b - (from[second + leaving] as number));
      c = Math.fround(c - (from[third + leaving] as number));
      d = Math.fround(d - (from[fourth + leaving] as number));
      inBox--;
    }
    const centre = entering - ahead;
    if (centre >= 0) {
      into[first + centre] = a / inBox;
      into[second + centre] = b / inBox;
      into[third + centre] = c / inBox;
      into[fourth + centre] = d / inBox;
    }
  }
}

let columnSums = new Float32Array(512);

/** Box means down each column, `from` into `into`; walks rows so that memory is read in order. Needs rows ≥ box. */
export function blurColumns(from: Float32Array, into: Float32Array, { rows, columns, box }: Pass): void {
  const ahead = stepsAhead(box);
  if (columnSums.length < columns) columnSums = new Float32Array(columns);
  const sums = columnSums.fill(0, 0, columns);
  let inBox = 0;
  for (let entering = 0; entering < rows + ahead; entering++) {
    if (entering < rows) {
      addRow(sums, from, entering * columns, columns);
      inBox++;
    }
    if (entering >= box) {
      subtractRow(sums, from, (entering - box) * columns, columns);
      inBox--;
    }
    if (entering >= ahead) writeMeans(into, (entering - ahead) * columns, { sums, columns, inBox });
  }
}

/** How far the entering end of a box runs before its centre. Example: a box of 4 → 2. */
function stepsAhead(box: number): number {
  return ((box + 2) >> 1) - 1;
}

function addRow(sums: Float32Array, from: Float32Array, start: number, columns: number): void {
  for (let c = 0; c < columns; c++) sums[c] = (sums[c] as number) + (from[start + c] as number);
}

function subtractRow(sums: Float32Array, from: Float32Array, start: number, columns: number): void {
  for (let c = 0; c < columns; c++) sums[c] = (sums[c] as number) - (from[start + c] as number);
}

interface Means {
  readonly sums: Float32Array;
  readonly columns: number;
  readonly inBox: number;
}

function writeMeans(into: Float32Array, start: number, { sums, columns, inBox }: Means): void {
  for (let c = 0; c < columns; c++) into[start + c] = (sums[c] as number) / inBox;
}
