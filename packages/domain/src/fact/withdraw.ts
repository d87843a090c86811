// Withdrawing a fact, or only the review that confirmed it: the entry stays, the number changes.
import type { Rule } from "../decide.ts";
import { ok, refuse } from "../refusal.ts";

export const withdrawFact: Rule<"fact.withdraw"> = (held, change) => {
  const fact = held.fact.get(change.subject);
  if (!fact) return refuse("no-such-fact", `No fact has the id ${change.subject}.`);
  if (!change.reason)
    return refuse(
      "reason-needed",
      "Say why this is withdrawn: a withdrawal without a reason cannot be followed.",
    );
  if (fact.withdrawn) return ok([]);
  if (change.payload.only === "review" && fact.reviewedBy === null) return ok([]);
  return ok([change]);
};
