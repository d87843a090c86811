// How much of the texture of two frames lies in the blocks that agree: a shared sign or caption is only a corner.
import type { Compared, View } from "./align-pixels.ts";
import { blockSide, hasTexture } from "./blocks.ts";
import { type Plane, seenThrough } from "./plane.ts";

/** Shares of either frame, where it has texture; `scale`: how much the warp makes areas grow. */
export function coverOf(
  { onB, target, source }: View,
  { grid }: Compared,
  agreeing: number,
  scale: number,
): { readonly a: number; readonly b: number } {
  const area = agreeing * grid.stride * grid.stride;
  const inTarget = area / Math.max(1, texturedArea(target));
  // The source is blurred for its smaller look, so its texture is that of the smaller look as well.
  const shrink = onB ? scale : 1 / scale;
  const inSource = (area * shrink) / Math.max(1, texturedArea(source, Math.sqrt(shrink)));
  const [ofA, ofB] = onB ? [inSource, inTarget] : [inTarget, inSource];
  return { a: Math.min(1, ofA), b: Math.min(1, ofB) };
}

function texturedArea(plane: Plane, shrink = 1): number {
  const small = shrink > 1.05 ? shrunk(plane, shrink) : plane;
  let area = 0;
  for (let y = 0; y + blockSide <= small.height; y += blockSide)
    for (let x = 0; x + blockSide <= small.width; x += blockSide)
      if (hasTexture(small, x, y)) area += blockSide * blockSide;
  return area * (small === plane ? 1 : shrink * shrink);
}

function shrunk(plane: Plane, by: number): Plane {
  const size = { width: Math.floor(plane.width / by), height: Math.floor(plane.height / by) };
  return seenThrough(plane, [by, 0, 0, 0, by, 0, 0, 0, 1], size);
}
