// Withdrawing a group, or only its review or the agreement to when and where it was: a withdrawn one holds nobody, and its id stays taken.
import { standingFactOn } from "../fact/about.ts";
import { whyNotWithdraw } from "../member/hands.ts";
import { ok, refuse } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import { onGroup } from "./version.ts";

export const withdrawGroup: Rule<"group.withdraw"> = (held, change) => {
  if (held.group.get(change.subject)?.withdrawn) return whyNotWithdraw(change) ?? ok([]);
  return onGroup(held, change, ({ id, reviewedBy, agreedBy }) => {
    const unsaid = whyNotWithdraw(change);
    if (unsaid) return unsaid;
    if (change.payload.only === "review") return ok(reviewedBy === null ? [] : [change]);
    if (change.payload.only === "agreement") return ok(agreedBy === null ? [] : [change]);
    const fact = standingFactOn(held, id);
    if (fact)
      return refuse("still-named", `Fact ${fact.id} speaks of group ${id}; withdraw that fact first.`);
    const holder = [...held.group.values()].find(
      ({ members, withdrawn }) => !withdrawn && members.includes(id),
    );
    return holder
      ? refuse("still-named", `Group ${holder.id} holds group ${id}; take it out of that one first.`)
      : ok([change]);
  });
};
