// Changing who belongs to a group: it waits for a second member again, and so does every fact that rests on it.
import type { Rule } from "../rule.ts";
import { factsOn } from "../fact/about.ts";
import type { Held } from "../investigation/held.ts";
import type { Signed } from "../journal/entry.ts";
import type { FactRow } from "../fact/fact.ts";
import { ok } from "../refusal.ts";
import { heldBy, membersOf, whyNotMembers } from "./members.ts";
import { onGroup } from "./version.ts";

/**
 * What rests on a group's members: its own review, and the reviews of `separate` and `within` facts that name it or a
 * group that holds it. The review of a group that holds it stays: that this one is among its members is as true as it was.
 * Marks of an item are looked at by their own sign-off, so that a new mark voids no group and no fact.
 */
export const changeGroup: Rule<"group.change"> = (held, change) =>
  onGroup(held, change, (group) => {
    const { members } = change.payload;
    const wrong = whyNotMembers(held, group.id, members);
    if (wrong) return wrong;
    if (membersOf(held, group).join("\n") === members.join("\n")) return ok([]);
    const { by, via } = change;
    const voided = restingOn(held, group.id).map((fact): Signed => ({
      verb: "fact.withdraw",
      subject: fact.id,
      payload: { only: "review" },
      by,
      via,
      reason: `The members of group ${group.id} changed.`,
    }));
    return ok([change, ...voided]);
  });

/** The reviewed facts that speak of a group, or of one that holds it: they were reviewed with its members in mind. */
function restingOn(held: Held, group: string): FactRow[] {
  return factsOn(held, heldBy(held, [group])).filter(
    ({ reviewedBy, withdrawn }) => !withdrawn && reviewedBy !== null,
  );
}
