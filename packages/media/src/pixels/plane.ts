// Grey planes of floating-point pixels: blurring, and looking at one frame through a warp.
import type { GreyFrame, Warp } from "./grey.ts";
import { kernel } from "../kernel/kernel.ts";

/** Row-major floating-point levels; NaN where nothing is shown. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly levels: Float32Array;
}

/** The frame blurred by a Gaussian of `sigma` pixels, edges repeated. */
export function blurred({ width, height, pixels }: GreyFrame, sigma: number): Plane {
  const weights = gaussian(sigma);
  const radius = weights.length - 1;
  const { memory, blurRooms, weightsAt, levelsAt, blur } = kernel();
  const room = blurRooms(width, height, radius);
  new Uint8Array(memory.buffer).set(pixels.subarray(0, width * height), room);
  new Float32Array(memory.buffer, weightsAt(), radius + 1).set(weights);
  blur(width, height, radius);
  return { width, height, levels: new Float32Array(memory.buffer, levelsAt(), width * height).slice() };
}

/** Weights from the middle outwards; with both sides they add up to 1. */
export function gaussian(sigma: number): number[] {
  const radius = Math.max(1, Math.ceil(sigma * 2.5));
  const half = Array.from({ length: radius + 1 }, (_, i) => Math.exp(-(i ** 2) / (2 * sigma * sigma)));
  const sum = half.reduce((all, each) => all + 2 * each, -1);
  return half.map((each) => each / sum);
}

/** `source` as seen from the pixels of a frame of the given size, where `warp` leads from there to `source`. */
export function seenThrough(source: Plane, warp: Warp, size: { width: number; height: number }): Plane {
  const { width, height } = size;
  const [h0, h1, h2, h3, h4, h5, h6, h7] = warp;
  const levels = new Float32Array(width * height).fill(Number.NaN);
  const from = source.levels;
  const step = source.width;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const w = h6 * x + h7 * y + 1;
      const u = (h0 * x + h1 * y + h2) / w;
      const v = (h3 * x + h4 * y + h5) / w;
      const left = Math.floor(u);
      const top = Math.floor(v);
      if (!(left >= 0 && top >= 0 && left + 1 < step && top + 1 < source.height)) continue;
      const at = top * step + left;
      const fx = u - left;
      const above = (from[at] as number) * (1 - fx) + (from[at + 1] as number) * fx;
      const under = (from[at + step] as number) * (1 - fx) + (from[at + step + 1] as number) * fx;
      levels[y * width + x] = above + (under - above) * (v - top);
    }
  }
  return { width, height, levels };
}

/** The frame with left and right exchanged. */
export function mirrored(frame: GreyFrame): GreyFrame {
  const { width, height } = frame;
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) pixels[y * width + x] = frame.pixels[y * width + width - 1 - x] as number;
  }
  return { ...frame, pixels };
}
