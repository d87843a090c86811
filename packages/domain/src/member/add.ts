// Adding a member: the first one of an investigation owns it.
import { memberKey } from "@sightline/count";
import { canonicalJson } from "../canonical.ts";
import type { Rule } from "../rule.ts";
import { ok, refuse } from "../refusal.ts";
import { memberSchema } from "./member.ts";

export const addMember: Rule<"member.add"> = (held, change) => {
  if (held.member.size === 0 && change.payload.role !== "owner") {
    return refuse(
      "first-member-owns",
      "The first member of an investigation must be its owner; add them as owner.",
    );
  }
  const { id } = change.payload;
  // An entry of another shape could not be read again: whoever types an id by command is told here.
  const [issue] = memberSchema.safeParse(change.payload).error?.issues ?? [];
  if (issue)
    return refuse(
      "wrong-shape",
      `${JSON.stringify(id)} cannot be a member so (${issue.path.join(".")}: ${issue.message}); give a name, and an id such as ann or b.crow.`,
    );
  // Two spellings of one name would let one person review their own work.
  const [spelt] = held.membersSpelt.get(memberKey(id)) ?? [];
  const there = held.member.get(id) ?? (spelt === undefined ? undefined : held.member.get(spelt));
  if (!there) return ok([change]);
  if (canonicalJson(there) === canonicalJson(change.payload)) return ok([]);
  return refuse("member-exists", `${there.id} is already a member, as ${there.role}; choose another id.`);
};
