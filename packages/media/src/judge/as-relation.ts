// The relation that one comparison of two frames tells.
import type { Relation } from "@sightline/match";
import type { Compared, InTime } from "./compare-instants.ts";
import { kindOf, quarterOf } from "./kind-of.ts";

/** Not proved: one viewpoint where the pixels fit one plane warp, else the same thing seen from elsewhere. */
export function asLead(task: InTime, compared: Compared): Relation {
  const relation = compared.match.verdict === "same-thing" ? "same-thing" : "same-viewpoint";
  return { ...asRelation(task, compared), relation, kind: null };
}

export function asRelation({ a, b, compare }: InTime, compared: Compared): Relation {
  const { match, aUs, bUs } = compared;
  const total = match.agreeing + match.differing;
  const isInlaid = (inThe: "a" | "b"): boolean => compare.isInlaid(compared, inThe);
  return {
    relation: match.verdict,
    kind: match.verdict === "same-recording" ? kindOf(a, b, match, isInlaid) : null,
    offsetUs: aUs - bUs,
    speed: 1,
    mirrored: match.mirrored,
    turned: quarterOf(a, match),
    fromUs: aUs,
    toUs: aUs,
    share: total === 0 ? 0 : match.agreeing / total,
    distance: match.distance,
    evidence: {
      by: "geometry",
      aUs,
      bUs,
      points: match.points,
      outline: match.outline,
      residual: match.residual,
    },
  };
}
