// What the reviews of an item add up to: the rule of two members.
import type { Review, Verdict } from "./shape.ts";

/**
 * The verdict that follows from reviews listed oldest first; only the latest review of each member counts.
 * `verified` needs at least two members and no dissent; unanimous `false` is `false`; a mixture or any
 * `inconclusive` is `inconclusive`; nothing, or one `verified` waiting for a second member, is `none`.
 */
export function verdictOf(reviews: readonly Pick<Review, "by" | "verdict">[]): Verdict {
  const latest = new Map<string, Verdict>();
  for (const review of reviews) latest.set(review.by, review.verdict);
  // A member who took a review back ("none") holds no opinion.
  const opinions = [...latest.values()].filter((verdict) => verdict !== "none");
  if (opinions.length === 0) return "none";
  if (opinions.every((verdict) => verdict === "false")) return "false";
  if (opinions.every((verdict) => verdict === "verified")) return opinions.length >= 2 ? "verified" : "none";
  return "inconclusive";
}
