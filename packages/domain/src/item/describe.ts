// Describing an item: the account that posted it, when it was captured, and its credit line.
import type { Rule } from "../rule.ts";
import { ok, refuse } from "../refusal.ts";

export const describeItem: Rule<"item.describe"> = (held, change) => {
  const item = held.item.get(change.subject);
  if (!item) return refuse("no-such-item", `No item has the id ${change.subject}; collect it first.`);
  const { account = item.account, capturedAt = item.capturedAt, credit = item.credit } = change.payload;
  const isSo = account === item.account && capturedAt === item.capturedAt && credit === item.credit;
  return ok(isSo ? [] : [change]);
};
