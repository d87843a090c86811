// Lays one frame on another by a warp, and corrects the warp by where the blocks of pixels are really found.
import { type Block, type BlockGrid, blockSide, compareBlocks } from "./blocks.ts";
import type { GreyFrame, Warp } from "./grey.ts";
import { type Plane, blurred, seenThrough } from "./plane.ts";
import { type PairList, fitWarp, growth, inverse, isSane, pairFields, warped } from "./warp.ts";

/** Which of the two frames is looked at through the warp: always the larger onto the smaller, so nothing is invented. */
export interface View {
  readonly a: GreyFrame;
  readonly b: GreyFrame;
  readonly onB: boolean;
  readonly target: Plane;
  readonly source: Plane;
}

export function viewOf(a: GreyFrame, b: GreyFrame, warp: Warp): View {
  const scale = Math.sqrt(growth(warp, b.width / 2, b.height / 2));
  const onB = scale >= 1;
  const shrink = onB ? scale : 1 / scale;
  const [target, source] = onB ? [b, a] : [a, b];
  return { a, b, onB, target: blurred(target, 1), source: blurred(source, 1.1 * shrink) };
}

export interface Compared {
  readonly grid: BlockGrid;
  readonly seen: Plane;
  readonly target: Plane;
}

export function comparedUnder(view: View, warp: Warp, reach: number): Compared | undefined {
  const toSource = view.onB ? warp : inverse(warp);
  if (toSource === undefined) return undefined;
  const { target } = view;
  const seen = seenThrough(view.source, toSource, target);
  return { grid: compareBlocks(target, seen, { stride: strideFor(seen), reach }), seen, target };
}

/** A small common part gets overlapping blocks, so that it still gives enough of them. */
function strideFor({ levels }: Plane): number {
  let shown = 0;
  for (const level of levels) if (!Number.isNaN(level)) shown++;
  return shown < 80_000 ? blockSide / 2 : blockSide;
}

/** The warp corrected by where the blocks were really found; as it was when they do not say. */
export function refined(view: View, warp: Warp, reach: number): Warp {
  const compared = comparedUnder(view, warp, reach);
  const toSource = view.onB ? warp : inverse(warp);
  if (compared === undefined || toSource === undefined) return warp;
  const found = compared.grid.blocks.filter((block) => block !== null && block.best >= 0.8) as Block[];
  if (found.length < 12) return warp;
  const places = new Float64Array(found.length * pairFields);
  for (const [k, { x, y, dx, dy }] of found.entries()) {
    const [cx, cy] = [x + blockSide / 2 - 0.5, y + blockSide / 2 - 0.5];
    const there = warped(toSource, cx + dx, cy + dy);
    places.set(view.onB ? [cx, cy, ...there] : [...there, cx, cy], k * pairFields);
  }
  const affine = robustFit(places, 6);
  const plane = robustFit(places, 8);
  const better = affine !== undefined && (plane === undefined || affine.error <= plane.error * 1.3 + 0.1);
  const fitted = better ? affine.warp : plane?.warp;
  return fitted !== undefined && isSane(fitted, view.b.width, view.b.height) ? fitted : warp;
}

function robustFit(places: PairList, free: 6 | 8): { warp: Warp; error: number } | undefined {
  const count = places.length / pairFields;
  const use = new Uint8Array(count).fill(1);
  let fitted: { warp: Warp; error: number } | undefined;
  for (let round = 0; round < 4; round++) {
    const warp = fitWarp(places, use, free);
    if (warp === undefined) return fitted;
    const errors = Float64Array.from({ length: count }, (_, k) => {
      const at = k * pairFields;
      const [u, v] = warped(warp, places[at] as number, places[at + 1] as number);
      return Math.hypot(u - (places[at + 2] as number), v - (places[at + 3] as number));
    });
    const median = errors.slice().sort()[Math.floor(count / 2)] as number;
    fitted = { warp, error: median };
    for (let k = 0; k < count; k++) use[k] = (errors[k] as number) <= Math.max(0.4, 2.5 * median) ? 1 : 0;
  }
  return fitted;
}
