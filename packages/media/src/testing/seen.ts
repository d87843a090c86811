// Drawn frames, and what the pixels of two of them say by the points that geometry finds in them.
import { inMirror } from "@sightline/match";
import { findFeatures } from "../points/find-features.ts";
import { joinedBy } from "../points/join.ts";
import type { GeometryMatch, GreyFrame } from "../pixels/grey.ts";
import { verify } from "../judge/verify.ts";

/** As it lies on the other one, or as its mirror image does, whichever more points agree on; null where nothing joins them. */
export function verifiedOf(a: GreyFrame, b: GreyFrame): GeometryMatch | null {
  const [one, other] = [findFeatures(a), findFeatures(b)];
  const [found] = [false, true]
    .flatMap((mirrored) => {
      const joined = joinedBy(one, mirrored ? inMirror(other, b.width) : other, b);
      return joined === null ? [] : [{ a, b, joined, mirrored }];
    })
    .sort((p, q) => q.joined.agreed.inliers - p.joined.agreed.inliers);
  return found === undefined ? null : verify(found);
}
