// Adding a member: the first one of an investigation owns it.
import { memberKey } from "@sightline/count";
import { canonicalJson } from "../canonical.ts";
import type { Rule } from "../rule.ts";
import { ok, refuse } from "../refusal.ts";

export const addMember: Rule<"member.add"> = (held, change) => {
  if (held.member.size === 0 && change.payload.role !== "owner") {
    return refuse(
      "first-member-owns",
      "The first member of an investigation must be its owner; add them as owner.",
    );
  }
  const { id } = change.payload;
  // Two spellings of one name would let one person review their own work.
  const [spelt] = held.membersSpelt.get(memberKey(id)) ?? [];
  const there = held.member.get(id) ?? (spelt === undefined ? undefined : held.member.get(spelt));
  if (!there) return ok([change]);
  if (canonicalJson(there) === canonicalJson(change.payload)) return ok([]);
  return refuse("member-exists", `${there.id} is already a member, as ${there.role}; choose another id.`);
};
