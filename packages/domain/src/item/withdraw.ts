// Taking an item out of the investigation, and in again: its bytes and all that was said of it stay; out of it, nobody in it
// counts, and verdicts on others that rested on it as evidence are void. In again, it is in groups that members may have reviewed without it: those wait for a review.
import { voidedByLossOf } from "../check/void.ts";
import { voidedByReturn } from "../group/change.ts";
import { whyNotWithdraw } from "../member/hands.ts";
import { ok, refuse } from "../refusal.ts";
import type { Rule } from "../rule.ts";

export const withdrawItem: Rule<"item.withdraw"> = (held, change) => {
  const item = held.item.get(change.subject);
  if (!item) return refuse("no-such-item", `No item has the id ${change.subject}.`);
  return (
    whyNotWithdraw(change) ?? ok(item.withdrawn ? [] : [change, ...voidedByLossOf(held, item.id, change)])
  );
};

export const restoreItem: Rule<"item.restore"> = (held, change) => {
  const item = held.item.get(change.subject);
  if (!item) return refuse("no-such-item", `No item has the id ${change.subject}.`);
  if (!item.withdrawn) return ok([]);
  const { sighting = [], headcount = [] } = held.inItem.get(item.id) ?? {};
  return ok([change, ...voidedByReturn(held, [item.id, ...sighting, ...headcount], change)]);
};
