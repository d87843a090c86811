// Reviewing a fact: a second member confirms it; the one who stated it never can.
import { whyNotDisputed } from "../doubt/standing.ts";
import type { Rule } from "../rule.ts";
import { reviewed } from "../member/hands.ts";
import { refuse } from "../refusal.ts";

export const reviewFact: Rule<"fact.review"> = (held, change) => {
  const fact = held.fact.get(change.subject);
  if (!fact) return refuse("no-such-fact", `No fact has the id ${change.subject}; state it first.`);
  if (fact.withdrawn)
    return refuse("fact-withdrawn", `Fact ${fact.id} was withdrawn; there is nothing to review.`);
  return whyNotDisputed(held, "fact", fact) ?? reviewed(held, fact, change, `fact ${fact.id}`);
};
