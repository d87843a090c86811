// Giving a member another role: what they did before stays, and somebody goes on owning the investigation.
import { ok, refuse } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import { called } from "./called.ts";

export const setRole: Rule<"member.role"> = (held, change) => {
  const member = held.member.get(change.subject);
  if (!member)
    return refuse(
      "no-such-member",
      `${change.subject} is not a member of this investigation; add them first.`,
    );
  const { role } = change.payload;
  if (member.role === role) return ok([]);
  const owners = [...held.member.values()].filter((one) => one.role === "owner");
  if (member.role === "owner" && owners.length === 1)
    return refuse(
      "last-owner",
      `${called(held, change.subject)} is the only owner here; make somebody else one first.`,
    );
  return ok([change]);
};
