// Answering a question about an item, or taking the answer back. Verdicts that rested on what changes are void from then on.
import { canonicalJson } from "../canonical.ts";
import { whyNotFrames } from "../frame/flag.ts";
import type { Held, Informed } from "../investigation/held.ts";
import type { Signed } from "../journal/entry.ts";
import { whyNotWithdraw } from "../member/hands.ts";
import { ok, refuse, type Refused } from "../refusal.ts";
import type { Proposed, Rule } from "../rule.ts";
import { checkKey, type CheckResult, type CheckRow } from "./check.ts";
import { checksOf } from "./set.ts";

export const answerCheck: Rule<"check.answer"> = (held, change) => {
  const { subject: item, payload } = change;
  const wrong = whyNotAsked(held, item, payload.question) ?? whyNotEvidence(held, change);
  if (wrong) return wrong;
  const before = standing(held, item, payload.question);
  if (before && isSame(before, payload)) return ok([]);
  // A verdict is given on what is known: a question answered after it leaves it alone, unless the answer speaks against it.
  const voided = before || payload.result === "failed" ? voidedBy(held, change, payload.question) : [];
  if (voided.length > 0 && !change.reason?.trim())
    return refuse(
      "reason-needed",
      "Verdicts were given on this item as it stands; say why this changes, because they will be void.",
    );
  return ok([change, ...voided]);
};

export const withdrawCheck: Rule<"check.withdraw"> = (held, change) => {
  const { subject: item, payload } = change;
  if (!held.item.has(item)) return noSuchItem(item);
  const unsaid = whyNotWithdraw(change);
  if (unsaid) return unsaid;
  if (!standing(held, item, payload.question)) return ok([]);
  return ok([change, ...voidedBy(held, change, payload.question)]);
};

/** The answer that stands; null where the question is open. */
export function standing(held: Held, item: string, question: string): Answered | null {
  const row = held.answerOf.get(checkKey({ item, question }));
  return row && row.result !== null ? { ...row, result: row.result } : null;
}

type Answered = CheckRow & { readonly result: CheckResult };

const noSuchItem = (item: string): Refused =>
  refuse("no-such-item", `No item has the id ${item}; collect it first.`);

function whyNotAsked(held: Held, item: string, question: string): Refused | null {
  if (!held.item.has(item)) return noSuchItem(item);
  const { questions } = checksOf(held);
  if (questions.some(({ id }) => id === question)) return null;
  const known = questions.map(({ id }) => id).join(", ");
  return refuse(
    "no-such-question",
    `This investigation asks no question ${question}; it asks ${known}. An owner can add one.`,
  );
}

function whyNotEvidence(held: Informed, { subject, payload }: Proposed<"check.answer">): Refused | null {
  for (const one of payload.evidence) {
    if (one.kind === "item" && !held.item.has(one.item)) return noSuchItem(one.item);
    if (one.kind !== "still") continue;
    const missing = whyNotFrames(held, subject, [one.at]);
    if (missing) return missing;
    const [left, top, width, height] = one.region ?? [0, 0, 1, 1];
    if (width === 0 || height === 0 || left + width > 1 || top + height > 1)
      return refuse("no-such-region", "A region lies inside the picture and has an area; draw it again.");
  }
  return null;
}

const isSame = (
  { result, basis, evidence }: Answered,
  payload: Proposed<"check.answer">["payload"],
): boolean =>
  canonicalJson({ result, basis, evidence }) ===
  canonicalJson({ result: payload.result, basis: payload.basis, evidence: payload.evidence });

/** All verdicts that stand on the item, each with an entry of its own, so that everybody sees what became of it. */
const voidedBy = (held: Held, change: Signed, question: string): Signed[] =>
  (held.reviewsOf.get(change.subject) ?? []).map(({ id }) => ({
    ...change,
    verb: "review.void",
    payload: { review: id, question },
  }));
