// Restricting an item to some members, or showing it to all again: owners see it always, and nobody else looks after it.
import { canonicalJson } from "../canonical.ts";
import { maySee } from "../member/member.ts";
import { ok, refuse } from "../refusal.ts";
import type { Signed } from "../journal/entry.ts";
import type { Rule } from "../rule.ts";

export const restrictItem: Rule<"item.restrict"> = (held, change) => {
  const item = held.item.get(change.subject);
  if (!item) return refuse("no-such-item", `No item has the id ${change.subject}; collect it first.`);
  const { to } = change.payload;
  const unknown = to?.find((id) => !held.member.has(id));
  if (unknown !== undefined)
    return refuse("no-such-member", `${unknown} is not a member of this investigation; add them first.`);
  const seenBy = to && [...new Set(to)].sort();
  if (canonicalJson(seenBy) === canonicalJson(item.seenBy)) return ok([]);
  const restricted: Signed = { ...change, payload: { to: seenBy } };
  const assignee = item.assignee === null ? undefined : held.member.get(item.assignee);
  if (!assignee || maySee(assignee, { seenBy })) return ok([restricted]);
  return ok([restricted, { ...change, verb: "item.triage", payload: { assignee: null } }]);
};
