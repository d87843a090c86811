// Defining a group, or correcting it: a named set of items, sightings, headcounts or groups that facts can speak of.
import type { Held } from "../investigation/held.ts";
import { whyNotWithdraw } from "../member/hands.ts";
import type { Proposed, Rule } from "../rule.ts";
import { idIsTaken } from "../investigation/names.ts";
import { ok, refuse } from "../refusal.ts";
import { voidedBy, voidedByReturn } from "./change.ts";
import type { GroupRow } from "./group.ts";
import { membersOf, whyNotMembers, whyNotNamed } from "./members.ts";

export const defineGroup: Rule<"group.define"> = (held, change) => {
  const { subject: id, payload } = change;
  const wrong = whyNotMembers(held, id, payload.members);
  if (wrong) return wrong;
  const there = held.group.get(id);
  if (!there) return idIsTaken(held, id) ?? ok([change]);
  if (there.withdrawn)
    return refuse("group-withdrawn", `Group ${id} was withdrawn; define it again under another id.`);
  return isDefined(held, there, payload)
    ? ok([])
    : refuse(
        "group-differs",
        `Group ${id} is already defined otherwise; change its members, or choose another id.`,
      );
};

/** Correcting a group: its review and those of facts that rest on its members were given with others in mind. */
export const correctGroup: Rule<"group.correct"> = (held, change) => {
  const { subject: id, payload } = change;
  const there = held.group.get(id);
  if (!there) return refuse("no-such-group", `No group has the id ${id}; define it first.`);
  const wrong = whyNotNamed(held, id, payload.members) ?? whyNotWithdraw(change);
  if (wrong) return wrong;
  // Whom it names and nobody sees is part of what is said anew: they may come back.
  const isSo =
    (there.name ?? "") === (payload.name ?? "") && there.members.join("\n") === payload.members.join("\n");
  if (!there.withdrawn && isSo) return ok([]);
  return ok([
    change,
    ...voidedBy(held, change),
    ...(there.withdrawn ? voidedByReturn(held, [id], change) : []),
  ]);
};

/** No name and an empty one are the same to a case file, which knows only who stands. */
export const isDefined = (
  held: Held,
  there: GroupRow,
  { name, members }: Proposed<"group.define">["payload"],
) => (there.name ?? "") === (name ?? "") && membersOf(held, there).join("\n") === members.join("\n");
