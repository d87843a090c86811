// Withdrawing the review of a group: its members are as they were, and wait for a second member again.
import type { Rule } from "../rule.ts";
import { whyNotWithdraw } from "../member/hands.ts";
import { ok } from "../refusal.ts";
import { onGroup } from "./version.ts";

export const withdrawGroup: Rule<"group.withdraw"> = (held, change) =>
  onGroup(held, change, (group) => whyNotWithdraw(change) ?? ok(group.reviewedBy === null ? [] : [change]));
