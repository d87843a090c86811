// Drawn frames with the points that geometry finds in them.
import { findFeatures } from "../find-features.ts";
import type { GreyFrame, Seen } from "../grey.ts";
import { mirrored } from "../plane.ts";
import type { Query } from "../verify.ts";

export function seenOf(frame: GreyFrame): Seen {
  return { frame, features: findFeatures(frame) };
}

export function queryOf(frame: GreyFrame): Query {
  return { plain: seenOf(frame), mirrored: seenOf(mirrored(frame)) };
}
