// Taking back one's review of an item: it is as if this member had not reviewed it; what they said before comes back with none of it.
import { called } from "../member/called.ts";
import { isOneMember, whyNotWithdraw } from "../member/hands.ts";
import { ok, refuse } from "../refusal.ts";
import type { Rule } from "../rule.ts";

export const withdrawReview: Rule<"review.withdraw"> = (held, change) => {
  const { subject, payload } = change;
  const review = held.review.get(payload.review);
  if (review?.item !== subject)
    return refuse("no-such-review", `${subject} has no review ${payload.review}; look at its reviews again.`);
  if (!isOneMember(review.by, change.by))
    return refuse("not-yours", `This is ${called(held, review.by)}’s review; only they can take it back.`);
  const unsaid = whyNotWithdraw(change);
  if (unsaid) return unsaid;
  if (review.withdrawn) return ok([]);
  const own = (held.reviewsOf.get(subject) ?? []).filter(({ by }) => isOneMember(by, change.by));
  return ok(own.map(({ id }) => ({ ...change, payload: { review: id } })));
};
