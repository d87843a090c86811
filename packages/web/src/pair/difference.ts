// The difference between two pictures, pixel by pixel, once one of them is laid over the other.
import { warped, type Warp } from "@sightline/domain";

/** RGBA, row by row, as a canvas gives it. */
export type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
};

export type Difference = {
  readonly pixels: Pixels;
  /** Mean of the largest difference among the three colours, 0 to 1, over what both show; null when they share nothing. */
  readonly mean: number | null;
  /** Share of `b`'s picture that `a` shows too, 0 to 1. */
  readonly shared: number;
};

/** Where `a` shows nothing there is nothing to differ from: painted a blue that no difference of greys has. */
const OUTSIDE = [22, 40, 84] as const;
/** Small differences are what an eye must see: they are drawn brighter than they are. */
export const GAIN = 3;

/** `toA` takes a point of `b`'s frame to `a`'s, both as fractions. The answer has the shape of `b`. */
export function differenceOf(a: Pixels, b: Pixels, toA: Warp): Difference {
  const data = new Uint8ClampedArray(b.width * b.height * 4);
  let [sum, both] = [0, 0];
  for (let y = 0; y < b.height; y += 1) {
    for (let x = 0; x < b.width; x += 1) {
      const at = (y * b.width + x) * 4;
      const from = placeIn(a, warped(toA, [(x + 0.5) / b.width, (y + 0.5) / b.height]));
      data[at + 3] = 255;
      if (from === null) {
        data.set(OUTSIDE, at);
        continue;
      }
      let most = 0;
      for (let colour = 0; colour < 3; colour += 1)
        most = Math.max(most, Math.abs((a.data[from + colour] ?? 0) - (b.data[at + colour] ?? 0)));
      sum += most;
      both += 1;
      data.fill(Math.min(255, most * GAIN), at, at + 3);
    }
  }
  const mean = both === 0 ? null : sum / both / 255;
  const shared = both / Math.max(1, b.width * b.height);
  return { pixels: { width: b.width, height: b.height, data }, mean, shared };
}

/** Index of the pixel's first byte; null outside the picture. */
function placeIn({ width, height }: Pixels, place: readonly [number, number] | null): number | null {
  if (place === null) return null;
  const [x, y] = [Math.floor(place[0] * width), Math.floor(place[1] * height)];
  return x < 0 || y < 0 || x >= width || y >= height ? null : (y * width + x) * 4;
}
