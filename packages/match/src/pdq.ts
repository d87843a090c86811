// PDQ, the perceptual hash of a picture, bit-exact to the reference implementation (ThreatExchange).
import { hashBytes } from "./hash.ts";
import { type Kernel, startKernel } from "./kernel/kernel.ts";

/** A hash of 256 bits (32 bytes in printed order) and how much picture it rests on, 0–100. */
export interface Pdq {
  readonly hash: Uint8Array;
  readonly quality: number;
}

/** Under this quality (black, flat, blurred) a hash never votes. */
export const leastQuality = 50;

const longest = 512;
const shortest = 5;

/**
 * Hashes 8-bit RGB pixels, row-major, `width`·`height`·3 bytes.
 * A side over 512 brings the picture to 512×512 by nearest neighbour, aspect ignored; it is never enlarged otherwise.
 * Under 5 pixels a side the hash is zero with quality 0. Throws a RangeError when the sizes do not fit.
 */
export function pdqFromRgb(rgb: Uint8Array, width: number, height: number): Pdq {
  return hashPixels({ pixels: rgb, width, height, channels: 3 });
}

/** The same for 8-bit grey pixels, `width`·`height` bytes: the reference takes a grey file's levels as they are. */
export function pdqFromGrey(grey: Uint8Array, width: number, height: number): Pdq {
  return hashPixels({ pixels: grey, width, height, channels: 1 });
}

/**
 * The same for a video frame at its full size, never shrunk: what the reference's video hasher (vPDQ) does.
 * Its hashes and those of smaller copies of the frame are different recipes.
 */
export function pdqFromFullFrame(rgb: Uint8Array, width: number, height: number): Pdq {
  return hashPixels({ pixels: rgb, width, height, channels: 3 }, Number.POSITIVE_INFINITY);
}

/** 8-bit RGB or grey pixels, row-major. */
export interface Picture {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
}

let started: Kernel | undefined;

/** One kernel for all calls: a call runs to its end before another starts, and leaves nothing behind. */
function hasher(): Kernel {
  if (started !== undefined) return started;
  const kernel = startKernel();
  new Float32Array(kernel.memory.buffer, kernel.cosineTable(), 16 * 64).set(cosines());
  kernel.begin();
  started = kernel;
  return kernel;
}

/** Row i holds the cosine of frequency i + 1: the constant term says only how bright the picture is. */
function cosines(): Float32Array {
  const scale = Math.fround(Math.sqrt(2 / 64));
  return Float32Array.from(
    { length: 16 * 64 },
    (_, at) => scale * Math.cos((Math.PI / 2 / 64) * ((at >> 6) + 1) * (2 * (at & 63) + 1)),
  );
}

/** Hashes `picture`, brought to 512×512 when a side exceeds `limit`. Throws a RangeError when the sizes do not fit. */
function hashPixels(picture: Picture, limit = longest): Pdq {
  return hashed(picture, limit, false);
}

/**
 * The same, and the hashes of the picture mirrored and turned: 8·32 bytes, the hash itself first. Those of a picture
 * that is not shrunk and may vote are exact.
 */
export function hashEightWays(picture: Picture, limit = longest): { hashes: Uint8Array; quality: number } {
  const { width, height } = picture;
  const { rows, columns, shrunk } = sizeOf(picture, limit);
  const { hash, quality } = hashed(picture, limit, !shrunk);
  if (width < shortest || height < shortest) return { hashes: new Uint8Array(8 * hash.length), quality };
  const kernel = hasher();
  // Nothing is left out along a side of just that length.
  const nearest = (height === rows ? 0 : 1) | (width === columns ? 0 : 2);
  kernel.vary(rows, columns, nearest, !shrunk && quality >= leastQuality ? 1 : 0);
  return { hashes: new Uint8Array(kernel.memory.buffer, kernel.hashAt(), 8 * hashBytes).slice(), quality };
}

function hashed(picture: Picture, limit: number, keep: boolean): Pdq {
  const { pixels, width, height, channels } = picture;
  if (!isSize(width) || !isSize(height) || pixels.length !== width * height * channels) {
    throw new RangeError(`expected ${width}×${height}×${channels} bytes, got ${pixels.length}`);
  }
  if (width < shortest || height < shortest) return { hash: new Uint8Array(hashBytes), quality: 0 };
  const { rows, columns } = sizeOf(picture, limit);
  const kernel = hasher();
  hand(kernel, picture, { rows, columns, keep });
  const quality = kernel.finish(rows, columns);
  return { hash: new Uint8Array(kernel.memory.buffer, kernel.hashAt(), hashBytes).slice(), quality };
}

function sizeOf({ width, height }: Picture, limit: number) {
  const shrunk = width > limit || height > limit;
  return { rows: shrunk ? longest : height, columns: shrunk ? longest : width, shrunk };
}

function isSize(pixels: number): boolean {
  return Number.isInteger(pixels) && pixels > 0;
}

/** Bytes handed over at once: a frame of 128×128 in one piece, and still within the processor's cache. */
const atOnce = 65_536;

interface Room {
  readonly rows: number;
  readonly columns: number;
  readonly keep: boolean;
}

/** Hands over the rows that the hash looks at, and no others: of a large photo that is one in many. */
function hand(kernel: Kernel, { pixels, width, height, channels }: Picture, { rows, columns, keep }: Room) {
  const rowBytes = width * channels;
  const together = rows === height ? Math.max(1, Math.floor(atOnce / rowBytes)) : 1;
  const staging = kernel.makeRoom(rows, columns, together * rowBytes, keep ? 1 : 0);
  kernel.chooseColumns(width, columns, channels);
  const memory = new Uint8Array(kernel.memory.buffer);
  for (let y = 0; y < rows; y += together) {
    const count = Math.min(together, rows - y);
    const from = Math.floor((y * height) / rows) * rowBytes;
    memory.set(pixels.subarray(from, from + count * rowBytes), staging);
    kernel.fillLuma(y, count, rowBytes, channels);
  }
}
