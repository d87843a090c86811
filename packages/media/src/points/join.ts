// Joins two frames by their points: which pairs there are, and the one warp that most of them agree on.
import type { Features } from "@sightline/match";
import type { Size } from "../fit-inside.ts";
import { type Agreed, agree } from "./agree.ts";
import { type Pairs, pairPoints } from "./pair-points.ts";

export interface Joined {
  readonly pairs: Pairs;
  readonly agreed: Agreed;
}

/** How the points of `b`, whose frame is so large, lie on those of `a`; null when no sane warp joins enough of them. */
export function joinedBy(a: Features, b: Features, size: Size): Joined | null {
  const pairs = pairPoints(a, b);
  const agreed = agree(pairs, size);
  return agreed === null ? null : { pairs, agreed };
}
