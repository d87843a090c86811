// Withdrawing a sighting: nobody is marked there any more; its id stays taken, and the marks of the item are other ones.
import { standingFactOn } from "../fact/about.ts";
import { whyNotWithdraw } from "../member/hands.ts";
import { ok, refuse } from "../refusal.ts";
import type { Rule } from "../rule.ts";

export const withdrawSighting: Rule<"sighting.withdraw"> = (held, change) => {
  const { subject: id } = change;
  const there = held.sighting.get(id);
  if (!there) return refuse("no-such-sighting", `No sighting has the id ${id}.`);
  const unsaid = whyNotWithdraw(change);
  if (unsaid) return unsaid;
  if (there.withdrawn) return ok([]);
  const fact = standingFactOn(held, id);
  return fact
    ? refuse("still-named", `Fact ${fact.id} speaks of sighting ${id}; withdraw that fact first.`)
    : ok([change]);
};
