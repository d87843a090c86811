// Reviewing a headcount: a second member counted at least as many; the one who stated it never can.
import { whyNotDisputed } from "../doubt/standing.ts";
import type { Rule } from "../rule.ts";
import { reviewed } from "../member/hands.ts";
import { refuse } from "../refusal.ts";

export const reviewHeadcount: Rule<"headcount.review"> = (held, change) => {
  const there = held.headcount.get(change.subject);
  if (!there)
    return refuse("no-such-headcount", `No headcount has the id ${change.subject}; state it first.`);
  if (there.withdrawn)
    return refuse("headcount-withdrawn", `Headcount ${there.id} was withdrawn; there is nothing to review.`);
  return whyNotDisputed(held, "headcount", there) ?? reviewed(held, there, change, `headcount ${there.id}`);
};
