// What the reviews of an item add up to: the rule of two members.
import { memberKey } from "./member.ts";
import type { Review, Verdict } from "./shape.ts";

/**
 * The verdict that follows from reviews listed oldest first; only the latest review of each member counts,
 * whatever the spelling of the name.
 * `verified` needs at least two members and no dissent; unanimous `false` is `false`; a mixture or any
 * `inconclusive` is `inconclusive`; nothing, or one `verified` waiting for a second member, is `none`.
 */
export function verdictOf(reviews: readonly Pick<Review, "by" | "verdict">[]): Verdict {
  const latest = new Map<string, Verdict>();
  for (const review of reviews) latest.set(memberKey(review.by), review.verdict);
  // A member who took a review back ("none") holds no opinion.
  const opinions = [...latest.values()].filter((verdict) => verdict !== "none");
  if (opinions.length === 0) return "none";
  if (opinions.every((verdict) => verdict === "false")) return "false";
  if (opinions.every((verdict) => verdict === "verified")) return opinions.length >= 2 ? "verified" : "none";
  return "inconclusive";
}

/** Whether at least two members hold an opinion of the item. */
export function isJudgedByTwo(reviews: readonly Pick<Review, "by" | "verdict">[]): boolean {
  const latest = new Map(reviews.map(({ by, verdict }) => [memberKey(by), verdict]));
  return [...latest.values()].filter((verdict) => verdict !== "none").length >= 2;
}
