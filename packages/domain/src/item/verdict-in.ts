// The verdict that the reviews of an item add up to.
import { verdictOf } from "@sightline/count";
import type { Held } from "../investigation/held.ts";
import type { ReviewRow } from "../review/review.ts";

type Verdict = ReturnType<typeof verdictOf>;

/** Lists of reviews never change, so what one adds up to is worked out once. */
const verdicts = new WeakMap<readonly ReviewRow[], Verdict>();
const NO_REVIEWS: readonly ReviewRow[] = [];

export function verdictIn(held: Held, item: string): Verdict {
  const reviews = held.reviewsOf.get(item) ?? NO_REVIEWS;
  const verdict = verdicts.get(reviews) ?? verdictOf(reviews);
  verdicts.set(reviews, verdict);
  return verdict;
}
