// Reviewing a fact: a second member confirms it; the one who stated it never can.
import type { Rule } from "../decide.ts";
import { ok, refuse } from "../refusal.ts";

export const reviewFact: Rule<"fact.review"> = (held, change) => {
  const fact = held.fact.get(change.subject);
  if (!fact) return refuse("no-such-fact", `No fact has the id ${change.subject}; state it first.`);
  if (fact.withdrawn)
    return refuse("fact-withdrawn", `Fact ${fact.id} was withdrawn; there is nothing to review.`);
  if (fact.statedBy === change.by) {
    return refuse(
      "second-member-needed",
      `${change.by} stated fact ${fact.id}; another member must review it.`,
    );
  }
  if (fact.reviewedBy === change.by) return ok([]);
  if (fact.reviewedBy !== null) {
    return refuse("already-reviewed", `Fact ${fact.id} is already reviewed, by ${fact.reviewedBy}.`);
  }
  return ok([change]);
};
