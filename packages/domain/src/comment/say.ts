// Saying something about an item, and taking it back: what one said oneself, and an owner what anybody said.
import { ok, refuse } from "../refusal.ts";
import type { Rule } from "../rule.ts";

/** The same words once more, with nothing said between, are one act that was sent twice. */
export const sayComment: Rule<"comment.say"> = (held, change) => {
  if (!held.item.has(change.subject))
    return refuse("no-such-item", `No item has the id ${change.subject}; collect it first.`);
  const last = held.commentsOf.get(change.subject)?.at(-1);
  return ok(last?.by === change.by && last.text === change.payload.text ? [] : [change]);
};

export const withdrawComment: Rule<"comment.withdraw"> = (held, change) => {
  const said = held.comment.get(change.payload.comment);
  if (!said || said.item !== change.subject)
    return refuse("no-such-comment", `No comment ${change.payload.comment} is on item ${change.subject}.`);
  if (said.by !== change.by && held.member.get(change.by)?.role !== "owner")
    return refuse("not-yours", "Only who said it, or an owner, can take a comment back.");
  return ok(said.withdrawn ? [] : [change]);
};
