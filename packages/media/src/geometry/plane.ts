// Grey planes of floating-point pixels: blurring, and looking at one frame through a warp.
import type { GreyFrame, Warp } from "./grey.ts";

/** Row-major floating-point levels; NaN where nothing is shown. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly levels: Float32Array;
}

/** The frame blurred by a Gaussian of `sigma` pixels, edges repeated. */
export function blurred({ width, height, pixels }: GreyFrame, sigma: number): Plane {
  const kernel = gaussian(sigma);
  const rows = new Float32Array(width * height);
  const levels = new Float32Array(width * height);
  blurLines({ from: pixels, into: rows, lines: height, length: width }, { line: width, step: 1 }, kernel);
  blurLines({ from: rows, into: levels, lines: width, length: height }, { line: 1, step: width }, kernel);
  return { width, height, levels };
}

interface Lines {
  readonly from: ArrayLike<number>;
  readonly into: Float32Array;
  readonly lines: number;
  readonly length: number;
}

function blurLines(
  { from, into, lines, length }: Lines,
  stride: { readonly line: number; readonly step: number },
  kernel: Float64Array,
): void {
  const radius = (kernel.length - 1) / 2;
  for (let line = 0; line < lines; line++) {
    const start = line * stride.line;
    for (let at = 0; at < length; at++) {
      let sum = 0;
      for (let k = -radius; k <= radius; k++) {
        const near = at + k < 0 ? 0 : at + k >= length ? length - 1 : at + k;
        sum += (kernel[k + radius] as number) * (from[start + near * stride.step] as number);
      }
      into[start + at * stride.step] = sum;
    }
  }
}

function gaussian(sigma: number): Float64Array {
  const radius = Math.max(1, Math.ceil(sigma * 2.5));
  const kernel = Float64Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)),
  );
  const sum = kernel.reduce((all, each) => all + each, 0);
  return kernel.map((each) => each / sum);
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
