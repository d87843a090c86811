// The hashes of the picture mirrored and turned, from the one blurred picture: exactly, but for the rounding of floats.
import { columnPlaces, frequencies, hash, rowPlaces } from "./memory";
import { atCentres, bitsAboveMedian, decimate, transform } from "./pdq";

/*
 * Mirroring a picture takes another pixel of each cell: a cell's centre lies half a pixel off, so backwards it is the
 * neighbour's. Apart from that, a cosine of frequency f read backwards is itself for an even f and its negative for an
 * odd one, and turning by a quarter is mirroring and transposing. So four grids, each from its own pixels, give all
 * eight hashes: bits of a transposed set of frequencies are the bits of the set, transposed.
 */

/**
 * Nearer to the median than this, the order of two frequencies may be the rounding's. Of 14,000 ways to turn frames of
 * 128×128, rounding decided 31, all of them nearer than 0.002; frequencies of a frame with content span hundreds.
 */
const unsure: f32 = 0.004;

/**
 * Where the cells' centres of the mirrored picture lie in this one, last cell first.
 * A box of even width reaches one further ahead than back, which two passes double. A picture that was brought to 512
 * took every pixel at the start of its stretch: mirrored, it would have taken the end, which is the next one's start.
 */
function atMirroredCentres(places: usize, length: usize, shrunk: bool): void {
  const even: usize = ((length + 127) >> 7) & 1 ? 0 : 2;
  const last = length - 1 + usize(shrunk) - even;
  for (let i: usize = 0; i < 64; i++) {
    store<u32>(places + i * 4, <u32>last - (((2 * (63 - <u32>i) + 1) * <u32>length) >> 7));
  }
}

/** Negates the frequencies that are odd along columns, or along rows: those in places 0, 2, 4 … */
function negate(alongColumns: bool, alongRows: bool): void {
  const sign: i32 = 0x80000000;
  const columns = alongColumns ? i32x4(sign, 0, sign, 0) : i32x4.splat(0);
  for (let row: usize = 0; row < 16; row++) {
    const flipped = alongRows && !(row & 1) ? v128.xor(columns, i32x4.splat(sign)) : columns;
    const at = frequencies + row * 64;
    for (let x: usize = 0; x < 64; x += 16) v128.store(at + x, v128.xor(v128.load(at + x), flipped));
  }
}

/** Bit (row, column) of the hash at `from` becomes bit (column, row) of the one at `into`. */
function transpose(from: usize, into: usize): void {
  memory.fill(into, 0, 32);
  for (let row: usize = 0; row < 16; row++) {
    let bits: u32 = load<u8>(from + 31 - 2 * row) | ((<u32>load<u8>(from + 30 - 2 * row)) << 8);
    const at = into + 31 - (row >> 3);
    const bit: u32 = 1 << (<u32>row & 7);
    while (bits !== 0) {
      const to = at - 2 * ctz(bits);
      store<u8>(to, load<u8>(to) | bit);
      bits &= bits - 1;
    }
  }
}

/** The grid from pixels as mirrored along rows or columns or both, and the hash of the picture so mirrored. */
function hashMirrored(alongColumns: bool, alongRows: bool, into: usize): f32 {
  decimate();
  transform();
  negate(alongColumns, alongRows);
  return bitsAboveMedian(into);
}

/**
 * Writes the hashes of ways 1 to 7 behind that of the picture as it is, whose median stood out by `gap`.
 * Bit `w` of the answer says that way `w` may differ from the hash of the picture so turned in two bits or a few, because
 * floats are rounded in another order. `shrunk`: bit 0 for rows, bit 1 for columns that were taken by the nearest rule.
 */
export function varied(gap: f32, rows: usize, columns: usize, shrunk: usize): i32 {
  transpose(hash, hash + 7 * 32);
  let doubtful: i32 = gap < unsure ? 1 << 7 : 0;
  atMirroredCentres(columnPlaces, columns, (shrunk & 2) !== 0);
  if (hashMirrored(true, false, hash + 4 * 32) < unsure) doubtful |= (1 << 4) | (1 << 3);
  transpose(hash + 4 * 32, hash + 3 * 32);
  atMirroredCentres(rowPlaces, rows, (shrunk & 1) !== 0);
  if (hashMirrored(true, true, hash + 2 * 32) < unsure) doubtful |= (1 << 2) | (1 << 5);
  transpose(hash + 2 * 32, hash + 5 * 32);
  atCentres(columnPlaces, columns);
  if (hashMirrored(false, true, hash + 6 * 32) < unsure) doubtful |= (1 << 6) | (1 << 1);
  transpose(hash + 6 * 32, hash + 1 * 32);
  return doubtful;
}
