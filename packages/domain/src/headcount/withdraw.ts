// Withdrawing a headcount, or only the review that confirmed it: a typo is taken back, its id stays taken, the entry stays.
import type { Rule } from "../rule.ts";
import { whyNotWithdraw } from "../member/hands.ts";
import { ok, refuse } from "../refusal.ts";

export const withdrawHeadcount: Rule<"headcount.withdraw"> = (held, change) => {
  const there = held.headcount.get(change.subject);
  if (!there) return refuse("no-such-headcount", `No headcount has the id ${change.subject}.`);
  const unsaid = whyNotWithdraw(change);
  if (unsaid) return unsaid;
  const so = there.withdrawn || (change.payload.only === "review" && there.reviewedBy === null);
  return ok(so ? [] : [change]);
};
