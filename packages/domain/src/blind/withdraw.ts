// Withdrawing a blind count, or giving it up: nobody takes back what another member counted.
import { called } from "../member/called.ts";
import { isOneMember, whyNotWithdraw } from "../member/hands.ts";
import { ok, refuse } from "../refusal.ts";
import type { Rule } from "../rule.ts";

export const withdrawBlind: Rule<"blind.withdraw"> = (held, change) => {
  const row = held.blind.get(change.subject);
  if (!row) return refuse("no-such-blind", `No blind count has the id ${change.subject}.`);
  const unsaid = whyNotWithdraw(change);
  if (unsaid) return unsaid;
  if (row.withdrawn) return ok([]);
  const isTheirs = row.by !== null && isOneMember(row.by, change.by);
  if (isTheirs || (row.counted === null && isOneMember(row.askedBy, change.by))) return ok([change]);
  return row.counted === null
    ? refuse(
        "blind-of-another",
        `${called(held, row.askedBy)} asked for this blind count; they withdraw it, or whoever took it on.`,
      )
    : refuse(
        "blind-of-another",
        `${called(held, row.by ?? "")} counted this blind; only they take it back or correct it.`,
      );
};
