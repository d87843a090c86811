// Reviewing an item: one member's signed judgement. Two different members make an item verified.
import { checksOf } from "../check/standing.ts";
import type { Rule } from "../rule.ts";
import { ok, refuse } from "../refusal.ts";

export const reviewItem: Rule<"item.review"> = (held, change) => {
  if (!held.item.has(change.subject)) {
    return refuse("no-such-item", `No item has the id ${change.subject}; collect it first.`);
  }
  const own = (held.reviewsOf.get(change.subject) ?? []).filter((review) => review.by === change.by).at(-1);
  const { verdict, reason } = change.payload;
  const checks = change.via === null ? { checks: checksOf(held).version } : {};
  const same = own?.verdict === verdict && own.reason === reason;
  // Whoever says the same under other questions says something new.
  if (same && (change.via !== null || own.checks === checks.checks)) return ok([]);
  return ok([{ ...change, payload: { verdict, reason, ...checks } }]);
};

/** A verdict becomes void by what it rests on, and by nothing else. */
export const voidReview: Rule<"review.void"> = () =>
  refuse(
    "void-follows",
    "A verdict becomes void when an answer that it rests on changes; answer the question anew, or take your review back.",
  );
