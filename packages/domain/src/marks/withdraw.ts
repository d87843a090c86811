// Withdrawing a sign-off of an item's marks, or only its review: nothing is undone, the marks wait for two members again.
import type { Rule } from "../rule.ts";
import { whyNotWithdraw } from "../member/hands.ts";
import { ok } from "../refusal.ts";
import { onMarks } from "./version.ts";

export const withdrawMarks: Rule<"marks.withdraw"> = (held, change) =>
  onMarks(held, change, ({ signed }) => {
    const unsaid = whyNotWithdraw(change);
    if (unsaid) return unsaid;
    const so = signed === null || (change.payload.only === "review" && signed.reviewedBy === null);
    return ok(so ? [] : [change]);
  });
