// Looks at the common part of two films at the same places: one row of levels a frame, so that rows can be compared.
import type { Corners } from "../pixels/grey.ts";
import type { SmallFilm } from "../pixels/small-film.ts";

/** `places` levels a frame, in the order of `ptsUs`. */
export interface Samples {
  readonly ptsUs: readonly number[];
  /** The usual time between frames, µs; at least 1. */
  readonly gapUs: number;
  readonly places: number;
  readonly levels: Float32Array;
}

export const columns = 36;
export const rows = 24;

/**
 * The levels of a film at places spread over a four-cornered part of its picture; the same place of a common part has
 * the same number in both films, whichever way either is turned. Each is the mean of four looks around it.
 */
export function samplesOf({ ptsUs, width, height, pixels }: SmallFilm, part: Corners): Samples {
  const looks = looksAt(part, width, height);
  const places = columns * rows;
  const levels = new Float32Array(ptsUs.length * places);
  const bytes = width * height;
  for (let frame = 0; frame < ptsUs.length; frame++) {
    const start = frame * bytes;
    for (let place = 0; place < places; place++) {
      let sum = 0;
      for (let n = 0; n < 4; n++) sum += pixels[start + (looks[place * 4 + n] as number)] as number;
      levels[frame * places + place] = sum / 4;
    }
  }
  return { ptsUs, gapUs: usualGap(ptsUs), places, levels };
}

const clamp = (value: number, size: number): number => Math.max(0, Math.min(size - 1, Math.floor(value)));

/** Where the four looks of a place are in it, as fractions: across and down. */
const lookAcross = [0.25, 0.75, 0.25, 0.75] as const;
const lookDown = [0.25, 0.25, 0.75, 0.75] as const;

/** Four pixels for each place; between the corners places lie evenly (copies are not foreshortened, see `skewOf`). */
function looksAt([p, q, r, s]: Corners, width: number, height: number): Int32Array {
  const [[px, py], [qx, qy], [rx, ry], [sx, sy]] = [p, q, r, s];
  const looks = new Int32Array(columns * rows * 4);
  let at = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      for (let n = 0; n < 4; n++) {
        const u = (column + (lookAcross[n] as number)) / columns;
        const v = (row + (lookDown[n] as number)) / rows;
        const x = (1 - v) * ((1 - u) * px + u * qx) + v * ((1 - u) * sx + u * rx);
        const y = (1 - v) * ((1 - u) * py + u * qy) + v * ((1 - u) * sy + u * ry);
        looks[at++] = clamp(y * height, height) * width + clamp(x * width, width);
      }
    }
  }
  return looks;
}

function usualGap(ptsUs: readonly number[]): number {
  const gaps = ptsUs.slice(1).map((us, i) => us - (ptsUs[i] ?? 0));
  return Math.max(1, gaps.sort((x, y) => x - y)[gaps.length >> 1] ?? 1);
}
