// How the camera moves through two films, and when the one movement runs in the other.
import type { TimeLine } from "@sightline/match";
import { along, type Both } from "./move-together.ts";
import { columns, rows, type Samples } from "./samples.ts";

/** Where the picture goes from one frame to the next, in columns and rows of the places: x, y for each frame. */
type Path = Float64Array;

/** Columns by which the picture must shake, as a standard deviation: less is the grain of a camera that stands still. */
const leastShake = 0.02;
const mostLines = 3;
const leastAlike = 0.5;
const speeds = [1, 0.9, 1.1, 0.95, 1.05, 0.8, 1.25, 0.71, 1.4, 0.5, 2, 0.56, 1.8, 0.63, 1.6];
/** Peaks nearer than this are one. */
const apartUs = 300_000;

/** The likeliest lines, best first; none for a camera that stands still. */
export function cameraLines(both: Both, { from, to }: { from: number; to: number }): TimeLine[] {
  const { a, b } = both;
  const paths = { a: pathOf(a, 0, a.ptsUs.length - 1), b: pathOf(b, from, to) };
  const some = Array.from({ length: Math.max(0, to - from) }, (_, n) => from + 1 + n);
  if (shakeOf(paths.b, some) < leastShake) return [];
  const middleUs = ((b.ptsUs[from] ?? 0) + (b.ptsUs[to] ?? 0)) / 2;
  const tried: { line: TimeLine; score: number; atUs: number }[] = [];
  for (const speed of speeds) {
    for (const atUs of a.ptsUs) {
      const line = { offsetUs: atUs - speed * middleUs, speed };
      const pairs = along(both, line, some);
      if (pairs.length * 5 < some.length * 3) continue;
      tried.push({ line, atUs, score: alike(paths, pairs) * Math.sqrt(pairs.length / some.length) });
    }
  }
  tried.sort((x, y) => y.score - x.score);
  const kept: typeof tried = [];
  for (const each of tried) {
    if (kept.length >= mostLines || each.score < leastAlike) break;
    if (kept.every((other) => Math.abs(other.atUs - each.atUs) > apartUs)) kept.push(each);
  }
  return kept.map(({ line }) => line);
}

/** The movement from one frame to the next by least squares on the slopes (Lucas and Kanade, 1981), made again thrice. */
function pathOf(samples: Samples, from: number, to: number): Path {
  const path = new Float64Array(samples.ptsUs.length * 2);
  for (let frame = from + 1; frame <= to; frame++) {
    let [x, y] = [path[frame * 2 - 2] ?? 0, path[frame * 2 - 1] ?? 0];
    for (let round = 0; round < 3; round++) {
      const [dx, dy] = stepOf(samples, frame, x, y);
      x = Math.max(-3, Math.min(3, x + dx));
      y = Math.max(-3, Math.min(3, y + dy));
    }
    path[frame * 2] = x;
    path[frame * 2 + 1] = y;
  }
  return path;
}

function stepOf({ levels, places }: Samples, frame: number, x: number, y: number): [number, number] {
  const [before, now] = [(frame - 1) * places, frame * places];
  let [xx, yy, xy, xt, yt] = [0, 0, 0, 0, 0];
  const at = (start: number, column: number, row: number): number => {
    const [left, top] = [Math.floor(column), Math.floor(row)];
    const [fx, fy] = [column - left, row - top];
    const corner = start + top * columns + left;
    const above = (levels[corner] as number) * (1 - fx) + (levels[corner + 1] as number) * fx;
    const under =
      (levels[corner + columns] as number) * (1 - fx) + (levels[corner + columns + 1] as number) * fx;
    return above + (under - above) * fy;
  };
  for (let row = 4; row < rows - 5; row++) {
    for (let column = 4; column < columns - 5; column++) {
      const here = before + row * columns + column;
      const gx = ((levels[here + 1] as number) - (levels[here - 1] as number)) / 2;
      const gy = ((levels[here + columns] as number) - (levels[here - columns] as number)) / 2;
      const change = at(now, column + x, row + y) - (levels[here] as number);
      xx += gx * gx;
      yy += gy * gy;
      xy += gx * gy;
      xt += gx * change;
      yt += gy * change;
    }
  }
  const determinant = xx * yy - xy * xy;
  if (determinant < 1e-3 * (xx + yy) ** 2 || xx + yy < 1) return [0, 0];
  return [-(yy * xt - xy * yt) / determinant, -(xx * yt - xy * xt) / determinant];
}

function shakeOf(path: Path, frames: readonly number[]): number {
  const mean = [0, 1].map((n) => frames.reduce((sum, j) => sum + (path[j * 2 + n] ?? 0), 0) / frames.length);
  const squares = frames.reduce(
    (sum, j) =>
      sum + ((path[j * 2] ?? 0) - (mean[0] ?? 0)) ** 2 + ((path[j * 2 + 1] ?? 0) - (mean[1] ?? 0)) ** 2,
    0,
  );
  return Math.sqrt(squares / Math.max(1, frames.length));
}

/** Correlation of the two movements, the mean of each taken out: two people who walk at one pace are not one camera. */
function alike({ a, b }: { a: Path; b: Path }, pairs: readonly (readonly [number, number])[]): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (const n of [0, 1]) {
    let [sumA, sumB] = [0, 0];
    for (const [i, j] of pairs) {
      const [x, y] = [a[i * 2 + n] as number, b[j * 2 + n] as number];
      sumA += x;
      sumB += y;
      aa += x * x;
      bb += y * y;
      ab += x * y;
    }
    aa -= (sumA * sumA) / pairs.length;
    bb -= (sumB * sumB) / pairs.length;
    ab -= (sumA * sumB) / pairs.length;
  }
  return aa < 1e-9 || bb < 1e-9 ? 0 : ab / Math.sqrt(aa * bb);
}
