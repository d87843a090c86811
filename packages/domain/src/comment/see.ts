// Saying that one has seen a comment that speaks to oneself, which answers it; and taking that back.
import { isOneMember } from "../member/hands.ts";
import { ok, refuse } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import { mentionedIn } from "./comment.ts";

export const seeComment: Rule<"comment.see"> = (held, change) => {
  const { subject, payload, by } = change;
  const said = held.comment.get(payload.comment);
  if (!said || said.item !== subject || said.withdrawn)
    return refuse("no-such-comment", `No comment ${payload.comment} is on item ${subject}.`);
  if (!mentionedIn(said.text, held.member.keys()).some((id) => isOneMember(id, by)))
    return refuse("not-yours", "This comment does not speak to you; only those whom it names answer it.");
  const others = said.seenBy.filter((id) => !isOneMember(id, by));
  if (payload.seen === others.length < said.seenBy.length) return ok([]);
  return ok([{ ...change, payload: { ...payload, seenBy: payload.seen ? [...others, by] : others } }]);
};
