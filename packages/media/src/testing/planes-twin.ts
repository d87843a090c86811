// The plain twins of the kernel's loops over planes: the correlation of two blocks, and the blur.
import { blockSide } from "../pixels/blocks.ts";
import type { GreyFrame } from "../pixels/grey.ts";
import { type Plane, gaussian } from "../pixels/plane.ts";

/** Zero-mean normalised correlation of one block in 64-bit floats; NaN where the block leaves what is shown. */
export function correlateTwin(
  target: Plane,
  seen: Plane,
  { x, y, dx = 0, dy = 0 }: { x: number; y: number; dx?: number; dy?: number },
): number {
  if (x + dx < 0 || y + dy < 0) return Number.NaN;
  if (x + dx + blockSide > seen.width || y + dy + blockSide > seen.height) return Number.NaN;
  let [sumT, sumS, sumTT, sumSS, sumTS] = [0, 0, 0, 0, 0];
  for (let row = 0; row < blockSide; row++) {
    const t = (y + row) * target.width + x;
    const s = (y + dy + row) * seen.width + x + dx;
    for (let column = 0; column < blockSide; column++) {
      const left = target.levels[t + column] as number;
      const right = seen.levels[s + column] as number;
      sumT += left;
      sumS += right;
      sumTT += left * left;
      sumSS += right * right;
      sumTS += left * right;
    }
  }
  const count = blockSide * blockSide;
  const varT = sumTT - (sumT * sumT) / count;
  const varS = sumSS - (sumS * sumS) / count;
  // A flat block resembles nothing; NaN stays NaN.
  if (varT < 1 || varS < 1) return 0;
  return (sumTS - (sumT * sumS) / count) / Math.sqrt(varT * varS);
}

/** The blur in 64-bit floats, pixel by pixel, edges repeated. */
export function blurredTwin({ width, height, pixels }: GreyFrame, sigma: number): Plane {
  const along = (from: ArrayLike<number>, [dx, dy]: readonly [number, number]): Float32Array =>
    Float32Array.from({ length: width * height }, (_, i) => {
      const [x, y] = [i % width, Math.floor(i / width)];
      const level = (k: number): number => {
        const column = Math.max(0, Math.min(width - 1, x + k * dx));
        const row = Math.max(0, Math.min(height - 1, y + k * dy));
        return from[row * width + column] ?? 0;
      };
      return gaussian(sigma).reduce(
        (sum, weight, k) => sum + weight * (k === 0 ? level(0) : level(k) + level(-k)),
        0,
      );
    });
  return { width, height, levels: along(along(pixels, [1, 0]), [0, 1]) };
}
