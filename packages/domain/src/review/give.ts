// Reviewing an item: one member's signed judgement. Two different members make an item verified.
import type { Rule } from "../rule.ts";
import { ok, refuse } from "../refusal.ts";

export const reviewItem: Rule<"item.review"> = (held, change) => {
  if (!held.item.has(change.subject)) {
    return refuse("no-such-item", `No item has the id ${change.subject}; collect it first.`);
  }
  const own = (held.reviewsOf.get(change.subject) ?? []).filter((review) => review.by === change.by).at(-1);
  const same = own?.verdict === change.payload.verdict && own.reason === change.payload.reason;
  return ok(same ? [] : [change]);
};
