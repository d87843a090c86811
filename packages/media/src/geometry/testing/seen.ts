// Drawn frames with the points that geometry finds in them.
import { findFeatures } from "../find-features.ts";
import type { GreyFrame, Seen } from "../grey.ts";
import { inMirror } from "../in-mirror.ts";
import { mirrored } from "../plane.ts";
import type { Query } from "../verify.ts";

export function seenOf(frame: GreyFrame): Seen {
  return { frame, features: findFeatures(frame) };
}

export function queryOf(frame: GreyFrame): Query {
  const plain = seenOf(frame);
  return { plain, mirrored: { frame: mirrored(frame), features: inMirror(plain.features, frame.width) } };
}
