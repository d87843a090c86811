// Adding a member: the first one of an investigation owns it.
import { canonicalJson } from "../canonical.ts";
import type { Rule } from "../decide.ts";
import { ok, refuse } from "../refusal.ts";

export const addMember: Rule<"member.add"> = (held, change) => {
  if (held.member.size === 0 && change.payload.role !== "owner") {
    return refuse(
      "first-member-owns",
      "The first member of an investigation must be its owner; add them as owner.",
    );
  }
  const there = held.member.get(change.payload.id);
  if (!there) return ok([change]);
  if (canonicalJson(there) === canonicalJson(change.payload)) return ok([]);
  return refuse("member-exists", `${there.id} is already a member, as ${there.role}; choose another id.`);
};
