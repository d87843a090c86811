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
    return ok([change, ...voidedBy(held, change)]);
  });

/** What a change of a group's members takes away: the reviews of facts that were given with other members in mind. */
export const voidedBy = (
  held: Held,
  { subject, by, via }: Pick<Signed, "subject" | "by" | "via">,
): Signed[] =>
  restingOn(held, subject).map((fact) => ({
    verb: "fact.withdraw",
    subject: fact.id,
    payload: { only: "review" },
    by,
    via,
    reason: `The members of group ${subject} changed.`,
  }));

/** The reviewed facts that speak of a group, or of one that holds it: they were reviewed with its members in mind. */
function restingOn(held: Held, group: string): FactRow[] {
  return factsOn(held, heldBy(held, [group])).filter(
    ({ reviewedBy, withdrawn }) => !withdrawn && reviewedBy !== null,
  );
}

/**
 * What it takes away that these are members of their groups again, or show something else: the reviews of those groups,
 * which were given without them, and of the facts that rest on them.
 */
export function voidedByReturn(held: Held, ids: Iterable<string>, { by, via }: Signed): Signed[] {
  const back = new Set(ids);
  const voided = new Map<string, Signed>();
  for (const group of held.group.values()) {
    if (group.withdrawn || !group.members.some((member) => back.has(member))) continue;
    if (group.reviewedBy !== null)
      voided.set(`group ${group.id}`, {
        verb: "group.withdraw",
        subject: group.id,
        payload: { only: "review" },
        by,
        via,
        reason: `The members of group ${group.id} changed.`,
      });
    for (const fact of voidedBy(held, { subject: group.id, by, via }))
      voided.set(`fact ${fact.subject}`, fact);
  }
  return [...voided.values()];
}
