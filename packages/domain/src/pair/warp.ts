// Where a point of one frame lies in the other frame of a pair: one projective map, from the outline that the evidence draws.
import type { PairRelation, Point } from "./relation.ts";

/** Row by row; a point (x, y) goes to the first two of `warp · (x, y, 1)`, divided by the third. */
export type Warp = readonly [
  readonly [number, number, number],
  readonly [number, number, number],
  readonly [number, number, number],
];

type Place = Readonly<Point>;
type Outline = readonly [Place, Place, Place, Place];

const CORNERS: Outline = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

/** Where `b`'s corners lie in `a`: drawn by geometry; by whole frames, the frame itself, turned and mirrored back. */
export function outlineOf({ evidence, mirrored, turned }: PairRelation): Outline {
  if (evidence.by === "geometry") return evidence.outline;
  const back = ([x, y]: Place): Place => {
    // A clockwise quarter turn takes (x, y) to (1 − y, x); this is its inverse, as often as it was turned.
    let [left, top] = [x, y];
    for (let done = 0; done < turned; done += 90) [left, top] = [top, 1 - left];
    return [mirrored ? 1 - left : left, top];
  };
  return [back(CORNERS[0]), back(CORNERS[1]), back(CORNERS[2]), back(CORNERS[3])];
}

/** The map of the unit square onto an outline (Heckbert, Fundamentals of Texture Mapping, 1989, 2.2.3); null for a flat one. */
export function warpOnto([p0, p1, p2, p3]: Outline): Warp | null {
  const [sx, sy] = [p0[0] - p1[0] + p2[0] - p3[0], p0[1] - p1[1] + p2[1] - p3[1]];
  const [dx1, dy1] = [p1[0] - p2[0], p1[1] - p2[1]];
  const [dx2, dy2] = [p3[0] - p2[0], p3[1] - p2[1]];
  const area = dx1 * dy2 - dx2 * dy1;
  if (Math.abs(area) < FLAT) return null;
  const g = (sx * dy2 - dx2 * sy) / area;
  const h = (dx1 * sy - sx * dy1) / area;
  return [
    [p1[0] - p0[0] + g * p1[0], p3[0] - p0[0] + h * p3[0], p0[0]],
    [p1[1] - p0[1] + g * p1[1], p3[1] - p0[1] + h * p3[1], p0[1]],
    [g, h, 1],
  ];
}

/** The way back, up to a factor, which dividing takes out; null when there is none. */
export function inverseOf([[a, b, c], [d, e, f], [g, h, i]]: Warp): Warp | null {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  if (Math.abs(determinant) < FLAT) return null;
  const by = 1 / determinant;
  return [
    [(e * i - f * h) * by, (c * h - b * i) * by, (b * f - c * e) * by],
    [(f * g - d * i) * by, (a * i - c * g) * by, (c * d - a * f) * by],
    [(d * h - e * g) * by, (b * g - a * h) * by, (a * e - b * d) * by],
  ];
}

/** Null for a point that the warp sends behind the viewer. */
export function warped([[a, b, c], [d, e, f], [g, h, i]]: Warp, [x, y]: Place): Place | null {
  const depth = g * x + h * y + i;
  return depth < FLAT ? null : [(a * x + b * y + c) / depth, (d * x + e * y + f) / depth];
}

/** Thinner than any picture that shows something: a millionth of the frame. */
const FLAT = 1e-6;
