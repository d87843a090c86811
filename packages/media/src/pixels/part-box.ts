// A changed part in pixels, and the levels in it.
import { cellSide } from "./cells.ts";
import type { ChangedPart } from "./changed-parts.ts";

/** In pixels, exclusive at the right and the bottom. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const boxOf = ({ left, top, right, bottom }: ChangedPart): Box => ({
  left: left * cellSide,
  top: top * cellSide,
  right: right * cellSide,
  bottom: bottom * cellSide,
});

/** How much of its box it fills, 0 to 1. */
export const filledOf = (part: ChangedPart): number =>
  part.cells / ((part.right - part.left) * (part.bottom - part.top));

export function forEachIn(
  { left, top, right, bottom }: Box,
  width: number,
  tell: (at: number) => void,
): void {
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) tell(y * width + x);
}
