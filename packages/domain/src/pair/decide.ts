// Deciding a pair: one member says whether two items show the same recording; the footage that follows comes with it.
import type { Rule } from "../decide.ts";
import { afterPair, type Held } from "../investigation/held.ts";
import type { Signed } from "../journal/entry.ts";
import { ok, refuse, type Refused } from "../refusal.ts";
import { inOrder, pairKey } from "./answer.ts";
import { contradiction, followingFootage } from "./footage.ts";

export const decidePairRule: Rule<"pair.decide"> = (held, change) => {
  const { payload } = change;
  const missing = whyNotPair(held, change.subject, payload.with);
  if (missing) return missing;
  const [subject, other] = inOrder(change.subject, payload.with);
  const there = held.decisionOf.get(pairKey(subject, other));
  if (there?.answer === payload.answer && there.evidence === payload.evidence && there.by === change.by)
    return ok([]);
  const decision: Signed = { ...change, subject, payload: { ...payload, with: other } };
  const next = afterPair(held, decision);
  const torn = contradiction(next);
  if (torn) {
    const [a, b] = [nameOf(held, torn.a), nameOf(held, torn.b)];
    return payload.answer === "different"
      ? refuse(
          "one-footage",
          `${a} and ${b} are in one footage by other answers; reopen one of those before you call them different.`,
        )
      : refuse(
          "decided-different",
          `This would put ${a} and ${b} into one footage, and they were decided different; reopen that first, or answer that you cannot say, as for a compilation.`,
        );
  }
  return ok([decision, ...followingFootage(next, decision)]);
};

/** Refuses what cannot be a pair of items to decide. */
export function whyNotPair(held: Held, one: string, other: string): Refused | null {
  for (const id of [one, other]) {
    const item = held.item.get(id);
    if (!item) return refuse("no-such-item", `No item has the id ${id}; collect it first.`);
    if (item.kind === "other")
      return refuse("no-frames", `${item.name} is neither a photo nor a video: it has no frames.`);
  }
  return one === other
    ? refuse("one-item", `A pair is about two items, and both are ${nameOf(held, one)}.`)
    : null;
}

const nameOf = (held: Held, id: string): string => held.item.get(id)?.name ?? id;
