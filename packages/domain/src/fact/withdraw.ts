// Withdrawing a fact, or only the review that confirmed it: the entry stays, the number changes.
import type { Rule } from "../rule.ts";
import { whyNotWithdraw } from "../member/hands.ts";
import { ok, refuse } from "../refusal.ts";

export const withdrawFact: Rule<"fact.withdraw"> = (held, change) => {
  const fact = held.fact.get(change.subject);
  if (!fact) return refuse("no-such-fact", `No fact has the id ${change.subject}.`);
  const unsaid = whyNotWithdraw(change);
  if (unsaid) return unsaid;
  if (fact.withdrawn) return ok([]);
  if (change.payload.only === "review" && fact.reviewedBy === null) return ok([]);
  return ok([change]);
};
