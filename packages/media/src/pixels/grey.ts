// The shapes that geometry works on: grey frames, their points, and what one warp between two frames says.
import type { Point } from "@sightline/match";

/** One frame as displayed, 8-bit grey, row-major, `width`·`height` bytes. */
export interface GreyFrame {
  /** Presentation time in integer microseconds; 0 for a photo. */
  readonly atUs: number;
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Longest side of the grey frames that are compared, in pixels. */
export const greyLongest = 640;

/** Maps a point of one frame to another, in pixels: row-major 3×3, the last element 1. */
export type Warp = readonly [number, number, number, number, number, number, number, number, number];

/** Four corners as fractions of a displayed frame, clockwise. */
export type Corners = readonly [Point, Point, Point, Point];

/** What the best warp from `b` to `a` says of the two frames. */
export interface GeometryMatch {
  /** Sends pixels of `b` (mirrored first when `mirrored`) to pixels of `a`. */
  readonly warp: Warp;
  readonly mirrored: boolean;
  /** Matched points that agree on the warp, as fractions of both frames; at most 200. */
  readonly points: readonly { readonly a: Point; readonly b: Point }[];
  /** All points that agree. */
  readonly inliers: number;
  /** Corners of `b` in `a`, clockwise from the top left of `b` as it is shown. */
  readonly outline: Corners;
  /** Textured blocks of the common part that lie on each other to a pixel, and those that do not. */
  readonly agreeing: number;
  readonly differing: number;
  /** Differing blocks whose content is found a few pixels away: what another standpoint does. Null where too few agree. */
  readonly moved: number | null;
  /** Cells of four pixels a side in which something stands in one frame and not in the other; null where nobody asked. */
  readonly changed: number | null;
  /** Cells that a caption, a sign, a blur or a box covers in one of the two; not among the changed. */
  readonly covered: number | null;
  /** Shares of the textured area of each frame that agrees with the other, 0–1. */
  readonly cover: { readonly a: number; readonly b: number };
  /** How unlike the pixels are over the common part, 0 (equal) to 1. */
  readonly residual: number;
  /** The corners of the common part, each with its fellow in the other frame. */
  readonly common: { readonly a: Corners; readonly b: Corners };
  /** Bits in which the hashes of the common part differ. */
  readonly distance: number;
  /** How far the warp is from one that copying makes (turn, size, stretch along an axis), 0–1. */
  readonly skew: number;
  /** By the blocks alone: whether something `changed` as well is for the asker to weigh. */
  readonly verdict: "same-recording" | "same-viewpoint" | "same-thing";
}
