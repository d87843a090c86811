// Drawn frames with the points that geometry finds in them.
import { inMirror } from "@sightline/match";
import { findFeatures } from "../points/find-features.ts";
import type { GreyFrame, FrameAndPoints } from "../pixels/grey.ts";
import { mirrored } from "../pixels/plane.ts";
import type { Query } from "../judge/verify.ts";

export function seenOf(frame: GreyFrame): FrameAndPoints {
  return { frame, features: findFeatures(frame) };
}

export function queryOf(frame: GreyFrame): Query {
  const plain = seenOf(frame);
  return { plain, mirrored: { frame: mirrored(frame), features: inMirror(plain.features, frame.width) } };
}
