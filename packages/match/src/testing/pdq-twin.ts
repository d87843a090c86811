// The plain TypeScript twin of the kernel: short enough to be read against the reference, and the oracle of its tests.
import { blurColumns, blurRows, boxWidth } from "./box-filter.ts";
import { lowFrequencies } from "./dct.ts";
import { hashBytes } from "../hash.ts";
import type { Pdq } from "../pdq.ts";

const longest = 512;
const shortest = 5;
const side = 64;

// Scratch space shared by all calls: a call runs to its end before another starts, and leaves nothing behind.
let front = new Float32Array(longest * longest);
let back = new Float32Array(longest * longest);
const grid = new Float32Array(side * side);
const frequencies = new Float32Array(16 * 16);
const ordered = new Float32Array(16 * 16);

const weights = { red: Math.fround(0.299), green: Math.fround(0.587), blue: Math.fround(0.114) };
const weighed = (weight: number) => Float32Array.from({ length: 256 }, (_, level) => weight * level);
const red = weighed(weights.red);
const green = weighed(weights.green);
const blue = weighed(weights.blue);

/**
 * Hashes 8-bit RGB pixels, row-major, `width`·`height`·3 bytes.
 * A side over 512 brings the picture to 512×512 by nearest neighbour, aspect ignored; it is never enlarged otherwise.
 * Under 5 pixels a side the hash is zero with quality 0. Throws a RangeError when the sizes do not fit.
 */
export function twinFromRgb(rgb: Uint8Array, width: number, height: number): Pdq {
  return hashPixels({ pixels: rgb, width, height, channels: 3 });
}

/** The same for 8-bit grey pixels, `width`·`height` bytes: the reference takes a grey file's levels as they are. */
export function twinFromGrey(grey: Uint8Array, width: number, height: number): Pdq {
  return hashPixels({ pixels: grey, width, height, channels: 1 });
}

/**
 * The same for a video frame at its full size, never shrunk: what the reference's video hasher (vPDQ) does.
 * Its hashes and those of smaller copies of the frame are different recipes.
 */
export function twinFromFullFrame(rgb: Uint8Array, width: number, height: number): Pdq {
  return hashPixels({ pixels: rgb, width, height, channels: 3 }, Number.POSITIVE_INFINITY);
}

interface Picture {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
}

function hashPixels(picture: Picture, limit = longest): Pdq {
  const { pixels, width, height, channels } = picture;
  if (!isSize(width) || !isSize(height) || pixels.length !== width * height * channels) {
    throw new RangeError(`expected ${width}×${height}×${channels} bytes, got ${pixels.length}`);
  }
  if (width < shortest || height < shortest) return { hash: new Uint8Array(hashBytes), quality: 0 };
  const shrink = width > limit || height > limit;
  const columns = shrink ? longest : width;
  const rows = shrink ? longest : height;
  if (front.length < rows * columns) {
    front = new Float32Array(rows * columns);
    back = new Float32Array(rows * columns);
  }
  fillLuma(picture, rows, columns);
  reduceToGrid(rows, columns);
  lowFrequencies(grid, frequencies);
  return { hash: bitsAboveMedian(), quality: qualityOfGrid() };
}

function isSize(pixels: number): boolean {
  return Number.isInteger(pixels) && pixels > 0;
}

let columnOf = new Int32Array(longest);

function fillLuma({ pixels, width, height, channels }: Picture, rows: number, columns: number): void {
  if (columnOf.length < columns) columnOf = new Int32Array(columns);
  for (let x = 0; x < columns; x++) columnOf[x] = Math.floor((x * width) / columns) * channels;
  // Module variables are looked up at every use; constants are not.
  const [into, offsets] = [front, columnOf];
  let out = 0;
  for (let y = 0; y < rows; y++) {
    const row = Math.floor((y * height) / rows) * width * channels;
    for (let x = 0; x < columns; x++) {
      const at = row + (offsets[x] as number);
      into[out++] = channels === 1 ? (pixels[at] as number) : luma(pixels, at);
    }
  }
}

function luma(rgb: Uint8Array, at: number): number {
  const redGreen = (red[rgb[at] as number] as number) + (green[rgb[at + 1] as number] as number);
  return Math.fround(redGreen) + (blue[rgb[at + 2] as number] as number);
}

/** Blurs twice along each axis, then takes the pixel at the centre of each of 64×64 cells. */
function reduceToGrid(rows: number, columns: number): void {
  if (rows === side && columns === side) {
    grid.set(front.subarray(0, side * side));
    return;
  }
  const along = { rows, columns, box: boxWidth(columns) };
  const down = { rows, columns, box: boxWidth(rows) };
  for (let pass = 0; pass < 2; pass++) {
    blurRows(front, back, along);
    blurColumns(back, front, down);
  }
  for (let i = 0; i < side; i++) {
    const start = Math.floor(((i + 0.5) * rows) / side) * columns;
    for (let j = 0; j < side; j++) {
      grid[i * side + j] = front[start + Math.floor(((j + 0.5) * columns) / side)] as number;
    }
  }
}

/** Sum of the visible steps between neighbouring cells, in percent of full scale, over 90 and at most 100. */
function qualityOfGrid(): number {
  let steps = 0;
  for (let i = 0; i < side; i++) {
    for (let j = 0; j < side; j++) {
      const at = i * side + j;
      if (i < side - 1) steps += stepBetween(at, at + side);
      if (j < side - 1) steps += stepBetween(at, at + 1);
    }
  }
  return Math.min(100, Math.floor(steps / 90));
}

function stepBetween(a: number, b: number): number {
  const difference = Math.fround((grid[a] as number) - (grid[b] as number));
  return Math.abs(Math.trunc(Math.fround(Math.fround(difference * 100) / 255)));
}

/** Bit k says that frequency k is above the lower median, the 128th smallest of 256. */
function bitsAboveMedian(): Uint8Array {
  ordered.set(frequencies);
  const median = ordered.sort()[127] as number;
  const hash = new Uint8Array(hashBytes);
  for (let k = 0; k < 256; k++) {
    if ((frequencies[k] as number) > median) {
      const byte = hashBytes - 1 - (k >> 3);
      hash[byte] = (hash[byte] as number) | (1 << (k & 7));
    }
  }
  return hash;
}
