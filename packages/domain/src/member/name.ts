// What a member is called from now on: whoever did what stays who they were, by id.
import { ok, refuse } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import { isPlain } from "../text.ts";

export const nameMember: Rule<"member.name"> = (held, change) => {
  const member = held.member.get(change.subject);
  if (!member)
    return refuse(
      "no-such-member",
      `${change.subject} is not a member of this investigation; add them first.`,
    );
  if (!isPlain(change.payload.name))
    return refuse(
      "wrong-shape",
      "A member’s name is one line of letters that can be seen; write another one.",
    );
  return ok(member.name === change.payload.name ? [] : [change]);
};
