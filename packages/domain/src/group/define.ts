// Defining a group: a named set of items, sightings, headcounts or groups that facts can speak of.
import type { Rule } from "../rule.ts";
import { idIsTaken } from "../investigation/names.ts";
import { ok, refuse } from "../refusal.ts";
import { membersOf, whyNotMembers } from "./members.ts";

export const defineGroup: Rule<"group.define"> = (held, change) => {
  const { subject: id, payload } = change;
  const wrong = whyNotMembers(held, id, payload.members);
  if (wrong) return wrong;
  const there = held.group.get(id);
  if (!there) return idIsTaken(held, id) ?? ok([change]);
  if (there.withdrawn)
    return refuse("group-withdrawn", `Group ${id} was withdrawn; define it again under another id.`);
  // No name and an empty one are the same to a case file.
  const same =
    (there.name ?? "") === (payload.name ?? "") &&
    membersOf(held, there).join("\n") === payload.members.join("\n");
  return same
    ? ok([])
    : refuse(
        "group-differs",
        `Group ${id} is already defined otherwise; change its members, or choose another id.`,
      );
};
