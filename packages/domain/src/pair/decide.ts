// Deciding a pair: one member says whether two items show the same recording; the footage that follows comes with it.
import type { Rule } from "../rule.ts";
import { afterChange, type Held } from "../investigation/held.ts";
import type { Signed } from "../journal/entry.ts";
import type { DecisionRow } from "./decision.ts";
import { ok, refuse, type Refused } from "../refusal.ts";
import { asAnswered, pairKey, saysNothingOfFootage } from "./answer.ts";
import { contradiction, followingFootage } from "./footage.ts";

export const decidePairRule: Rule<"pair.decide"> = (held, change) => {
  const { payload } = change;
  const missing = whyNotPair(held, change.subject, payload.with);
  if (missing) return missing;
  if (payload.answer === "compilation") {
    const equal = whyNotApart(held, change.subject, payload.with);
    if (equal) return equal;
  }
  const [subject, other] = asAnswered(payload.answer, change.subject, payload.with);
  if (isSaid(held.decisionOf.get(pairKey(subject, other)), { ...payload, subject, by: change.by }))
    return ok([]);
  const before = held.decisionOf.get(pairKey(subject, other))?.answer ?? null;
  const decision: Signed = { ...change, subject, payload: { ...payload, with: other } };
  if (saysNothingOfFootage(payload.answer) && saysNothingOfFootage(before)) return ok([decision]);
  const next = afterChange(held, decision);
  const torn = contradiction(next);
  if (torn) {
    const [a, b] = [nameOf(held, torn.a), nameOf(held, torn.b)];
    return payload.answer === "different" && pairKey(torn.a, torn.b) === pairKey(subject, other)
      ? refuse(
          "one-footage",
          `${a} and ${b} are in one footage by other answers; reopen one of those before you call them different.`,
        )
      : refuse(
          "decided-different",
          `This would put ${a} and ${b} into one footage, and they were decided different; reopen that first, or say which item is a compilation, if one is put together from several recordings.`,
        );
  }
  return ok([decision, ...followingFootage(next, decision)]);
};

type Said = Pick<Signed, "subject" | "by"> &
  Omit<Extract<Signed, { verb: "pair.decide" }>["payload"], "with">;

/** The answer that stands says the same, of the same item, by the same member, on the same evidence. */
const isSaid = (there: DecisionRow | undefined, { subject, answer, evidence, by }: Said): boolean =>
  there?.answer === answer && there.a === subject && there.evidence === evidence && there.by === by;

/** Of the same bytes neither shows more than the other. */
function whyNotApart(held: Held, one: string, other: string): Refused | null {
  return held.item.get(one)?.sha256 === held.item.get(other)?.sha256
    ? refuse(
        "same-bytes",
        `${nameOf(held, one)} and ${nameOf(held, other)} are the same file; call it a compilation beside an item that shows one of its parts.`,
      )
    : null;
}

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

export const nameOf = (held: Held, id: string): string => held.item.get(id)?.name ?? id;
