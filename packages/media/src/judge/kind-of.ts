// Names what a warp between two frames means: a crop, a picture in or under another, a quarter turn.
import type { Point, RecordingKind } from "@sightline/match";
import type { GeometryMatch } from "../pixels/grey.ts";
import type { Clip } from "../points/views.ts";

/** The quarter turn nearest to how the upper edge of `b` lies in `a`; the outline tells the exact angle. */
export function quarterOf({ header }: Clip, { outline, mirrored }: GeometryMatch): 0 | 90 | 180 | 270 {
  const [from, to] = mirrored ? [outline[1], outline[0]] : [outline[0], outline[1]];
  const degrees =
    (Math.atan2((to[1] - from[1]) * header.height, (to[0] - from[0]) * header.width) * 180) / Math.PI;
  const quarter = (Math.round(degrees / 90) + 4) % 4;
  // The outline shows b in a, so a is turned the other way to become b; a mirror turns that round once more.
  return (mirrored ? ([0, 90, 180, 270] as const) : ([0, 270, 180, 90] as const))[quarter] ?? 0;
}

/** Of either frame, this much may lie outside the common part and still be the whole picture. */
const whole = 0.92;
/** A picture inside another is made smaller; a part cut out of one is not. */
const shrunkBy = 1.1;

export function kindOf(a: Clip, b: Clip, { common, outline, changed }: GeometryMatch): RecordingKind {
  const [ofA, ofB] = [areaOf(common.a), areaOf(common.b)];
  const inside = insideOf(outline);
  const isSame = changed === 0 || (ofA >= whole && ofB >= whole);
  if (inside >= whole && areaOf(outline) >= whole && isSame)
    return a.header.kind === "video" && b.header.kind === "photo" ? "clip" : "copy";
  // All of b lies in a: it was cut out of it, unless something covers what is left.
  if (inside >= whole) return areaOf(outline) < whole && ofB >= 0.7 ? "crop" : "overlay";
  const pixelsOfA = ofA * a.header.width * a.header.height;
  const pixelsInB = ofB * b.header.width * b.header.height;
  return pixelsOfA > shrunkBy * shrunkBy * pixelsInB ? "overlay" : ofA >= 0.7 ? "crop" : "overlay";
}

function areaOf(corners: readonly Point[]): number {
  let twice = 0;
  for (const [i, [x, y]] of corners.entries()) {
    const [u, v] = corners[(i + 1) % corners.length] ?? [x, y];
    twice += x * v - u * y;
  }
  return Math.abs(twice) / 2;
}

/** Share of a list's span that lies in 0–1. */
function overlap(values: number[]): number {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return (Math.min(1, high) - Math.max(0, low)) / (high - low);
}

/** Share of an outline's own box that lies in the frame. */
function insideOf(outline: readonly Point[]): number {
  return overlap(outline.map(([x]) => x)) * overlap(outline.map(([, y]) => y));
}
