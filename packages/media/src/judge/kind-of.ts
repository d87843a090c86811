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
/** Of a picture cut out of another, this much is shown by it. */
const mostOfIt = 0.7;

/**
 * Of a part of the picture: the one lies within the other, as far as their frames go. It is a crop only where the scene goes
 * on across its sides; `isInlaid` says of which of the two that seams run there.
 */
export function kindOf(
  a: Clip,
  b: Clip,
  { common, outline, changed }: GeometryMatch,
  isInlaid: (inThe: "a" | "b") => boolean,
): RecordingKind {
  const [ofA, ofB] = [areaOf(common.a), areaOf(common.b)];
  const inside = insideOf(outline);
  const isSame = changed === 0 || (ofA >= whole && ofB >= whole);
  if (inside >= whole && areaOf(outline) >= whole && isSame)
    return a.header.kind === "video" && b.header.kind === "photo" ? "clip" : "copy";
  if (inside >= whole && areaOf(outline) < whole)
    return ofB >= mostOfIt && !isInlaid("a") ? "crop" : "overlay";
  return inside < whole && holds(outline) && ofA >= mostOfIt && !isInlaid("b") ? "crop" : "overlay";
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

/** Whether all of the frame lies within an outline. */
function holds(outline: readonly Point[]): boolean {
  return [0, 1].every((axis) => {
    const along = outline.map((corner) => corner[axis] ?? 0);
    const [low, high] = [Math.min(...along), Math.max(...along)];
    const outside = Math.max(0, low) + Math.max(0, 1 - high);
    return outside <= 1 - Math.sqrt(whole);
  });
}
