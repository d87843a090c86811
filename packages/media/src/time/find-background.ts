// Finds a crop of what a camera on a tripod saw by its background alone: where few points stand still, people carry most.
import type { Corners } from "../pixels/grey.ts";
import { pictureLikeness } from "./judge-motion.ts";
import { samplesOf } from "./samples.ts";
import type { SmallFilm } from "../pixels/small-film.ts";

/** Sides of a crop over those of the whole, and how far apart places are tried, as fractions of the frame. */
const sizes = [1, 0.94, 0.88, 0.82, 0.77, 0.72, 0.67, 0.62, 0.57, 0.52];
const step = 0.02;
/** Pixels decide later; less than this is another place. */
const leastAlike = 0.6;

const whole: Corners = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

/** The part of a that looks most like all of b, people averaged away; null when none looks much like it. */
export function findBackground(
  a: SmallFilm,
  b: SmallFilm,
  mirror: boolean,
): { readonly a: Corners; readonly b: Corners } | null {
  const [p, q, r, s] = whole;
  const part: Corners = mirror ? [q, p, s, r] : whole;
  const [inA, inB] = [meanOf(a), samplesOf(meanOf(b), part)];
  // Fractions of a: pixels keep their shape, so a crop is as wide for its height as b is.
  const shape = b.width / b.height / (a.width / a.height);
  let best: { corners: Corners; alike: number } | null = null;
  for (const size of sizes) {
    const [wide, high] = shape >= 1 ? [size, size / shape] : [size * shape, size];
    for (let x = 0; x <= 1 - wide + 1e-9; x += step) {
      for (let y = 0; y <= 1 - high + 1e-9; y += step) {
        const corners: Corners = [
          [x, y],
          [x + wide, y],
          [x + wide, y + high],
          [x, y + high],
        ];
        const alike = pictureLikeness({ a: samplesOf(inA, corners), b: inB }, 0, 0);
        if (best === null || alike > best.alike) best = { corners, alike };
      }
    }
  }
  return best === null || best.alike < leastAlike ? null : { a: best.corners, b: part };
}

/** One frame: the mean of all. */
function meanOf({ ptsUs, width, height, pixels }: SmallFilm): SmallFilm {
  const bytes = width * height;
  const sums = new Float64Array(bytes);
  for (let at = 0; at < pixels.length; at++) {
    const place = at % bytes;
    sums[place] = (sums[place] as number) + (pixels[at] as number);
  }
  const mean = Uint8Array.from(sums, (sum) => sum / Math.max(1, ptsUs.length));
  return { ptsUs: [ptsUs[0] ?? 0], width, height, pixels: mean };
}
