// The eight ways to mirror and turn a picture, as hashes: exactly from its pixels, or nearly from a stored hash alone.
import { hashBytes } from "./hash.ts";
import { pdqFromRgb } from "./pdq.ts";

/*
 * Which of the eight: `quarters + 4·mirrored`. The picture is first mirrored left and right (from 4 on), then turned
 * clockwise by so many quarters. 0 is the picture as it is; 5 is mirrored, then turned by 90 degrees.
 */
const ways = 8;

/**
 * The hashes of RGB pixels mirrored and turned, 8·32 bytes, sized as for `pdqFromRgb`; the quality is that of the
 * picture as it is. Each is hashed anew, from the turned pixels: what a copy would have, and the oracle of
 * `pdqVariants`, which costs a fraction.
 */
export function pdqDihedralFromRgb(
  rgb: Uint8Array,
  width: number,
  height: number,
): { readonly hashes: Uint8Array; readonly quality: number } {
  const { hash, quality } = pdqFromRgb(rgb, width, height);
  const hashes = new Uint8Array(ways * hashBytes);
  hashes.set(hash);
  const turned = new Uint8Array(rgb.length);
  for (let way = 1; way < ways; way++) {
    turn(rgb, turned, { width, height, way });
    const across = way % 2 === 1;
    const changed = pdqFromRgb(turned, across ? height : width, across ? width : height);
    hashes.set(changed.hash, way * hashBytes);
  }
  return { hashes, quality };
}

interface Turn {
  readonly width: number;
  readonly height: number;
  readonly way: number;
}

/** Writes every pixel to where mirroring and turning take it: a start, and a step along each axis. */
function turn(from: Uint8Array, into: Uint8Array, { width, height, way }: Turn): void {
  const last = width * height - 1;
  // Where the first pixel goes, and how far apart its neighbours to the right and below land.
  const places = [
    { start: 0, right: 1, down: width },
    { start: height - 1, right: height, down: -1 },
    { start: last, right: -1, down: -width },
    { start: last - (height - 1), right: -height, down: 1 },
  ];
  const { start, right, down } = places[way & 3] as { start: number; right: number; down: number };
  const mirrored = way >= 4;
  const step = mirrored ? -right : right;
  let at = 0;
  for (let y = 0; y < height; y++) {
    let to = start + y * down + (mirrored ? (width - 1) * right : 0);
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) into[to * 3 + c] = from[at++] as number;
      to += step;
    }
  }
}

/*
 * A cosine of frequency f read backwards is itself for an even f and its negative for an odd one. So mirroring negates
 * the odd columns of the frequencies, turning over negates the odd rows, and turning by a quarter is transposing,
 * then mirroring. Row and column i of a hash stand for frequency i + 1, so those with an even i are the odd ones.
 */

/** Where bit `k` (16·row + column) of the changed hash comes from, and whether it is flipped on the way. */
interface Origin {
  readonly from: number;
  readonly flipped: boolean;
}

const odd = (at: number): boolean => at % 2 === 0;

function originOf(k: number, way: number): Origin {
  const row = k >> 4;
  const column = k & 15;
  const quarters = way & 3;
  const from = quarters % 2 === 1 ? { row: column, column: row } : { row, column };
  const byColumn = (quarters === 1 || quarters === 2) && odd(column);
  const byRow = (quarters === 2 || quarters === 3) && odd(row);
  const byMirror = way >= 4 && odd(from.column);
  return { from: from.row * 16 + from.column, flipped: (byColumn !== byRow) !== byMirror };
}

const origins: readonly (readonly Origin[])[] = Array.from({ length: ways }, (_, way) =>
  Array.from({ length: 256 }, (_, k) => originOf(k, way)),
);

/**
 * The eight hashes as far as one hash tells them, in the same order: a bit moves with its frequency, and is flipped
 * when that is negated, as if the median were zero. Seen on films: 21 bits from the true ones on average and 44 at
 * most for frames of 128×128, where PDQ takes the grid off centre; 5 and 32 for frames of 64×64, where it does not.
 * Throws a RangeError when the hash is not 32 bytes.
 */
export function dihedralOf(hash: Uint8Array): Uint8Array {
  if (hash.length !== hashBytes) throw new RangeError(`expected a hash of 32 bytes, got ${hash.length}`);
  const hashes = new Uint8Array(ways * hashBytes);
  for (const [way, origin] of origins.entries()) {
    for (const [k, { from, flipped }] of origin.entries()) {
      const bit = ((hash[hashBytes - 1 - (from >> 3)] as number) >> (from & 7)) & 1;
      const byte = way * hashBytes + hashBytes - 1 - (k >> 3);
      if ((bit === 1) !== flipped) hashes[byte] = (hashes[byte] as number) | (1 << (k & 7));
    }
  }
  return hashes;
}
