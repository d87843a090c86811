// Answering a question about an item, or taking the answer back. Verdicts that rested on what changes are void from then on.
import { canonicalJson } from "../canonical.ts";
import type { Held } from "../investigation/held.ts";
import type { Signed } from "../journal/entry.ts";
import { whyNotWithdraw } from "../member/hands.ts";
import { ok, refuse, type Refused, type Result } from "../refusal.ts";
import type { Proposed, Rule } from "../rule.ts";
import type { CheckRow } from "./check.ts";
import { whyNotEvidence } from "./evidence.ts";
import { whyNotGiven } from "./given.ts";
import type { Question } from "./questions.ts";
import { checksOf, standing } from "./standing.ts";
import { voided } from "./void.ts";

export const answerCheck: Rule<"check.answer"> = (held, change) => {
  const { subject: item, payload } = change;
  const asked = questionAsked(held, change);
  if (!asked.ok) return asked;
  const wrong = whyNotGiven(asked.value, payload.result, payload) ?? whyNotEvidence(held, change);
  if (wrong) return wrong;
  const before = standing(held, item, payload.question);
  if (before && saidBy(before) === saidBy(payload)) return ok([]);
  // A verdict is given on what is known: a question answered after it leaves it alone, unless the answer speaks against it.
  const ended = before || payload.result === "failed" ? voidedBy(held, change, payload.question) : [];
  if (ended.length > 0 && !change.reason?.trim())
    return refuse(
      "reason-needed",
      "Verdicts were given on this item as it stands; say why this changes, because they will be void.",
    );
  return ok([{ ...change, payload: { ...payload, asked: checksOf(held).version } }, ...ended]);
};

export const withdrawCheck: Rule<"check.withdraw"> = (held, change) => {
  const { subject: item, payload } = change;
  if (!held.item.has(item)) return noSuchItem(item);
  const unsaid = whyNotWithdraw(change);
  if (unsaid) return unsaid;
  if (!standing(held, item, payload.question)) return ok([]);
  return ok([change, ...voidedBy(held, change, payload.question)]);
};

const noSuchItem = (item: string): Refused =>
  refuse("no-such-item", `No item has the id ${item}; collect it first.`);

function questionAsked(held: Held, { subject, payload }: Proposed<"check.answer">): Result<Question> {
  if (!held.item.has(subject)) return noSuchItem(subject);
  const { questions } = checksOf(held);
  const asked = questions.find(({ id }) => id === payload.question);
  if (!asked) {
    const known = questions.map(({ id }) => id).join(", ");
    return refuse(
      "no-such-question",
      `This investigation asks no question ${payload.question}; it asks ${known}. An owner can add one.`,
    );
  }
  return payload.asked !== undefined && payload.asked < (asked.since ?? 0)
    ? refuse("subject-changed", `${asked.name} asks something else since you looked; read it again.`)
    : ok(asked);
}

/** All that an answer says, in one form, whatever order it came in. */
const saidBy = ({ result, basis, evidence, time, place }: Saying): string =>
  canonicalJson({ result, basis, evidence, time: time ?? null, place: place ?? null });
type Saying = Pick<CheckRow, "result" | "basis" | "evidence"> & {
  readonly time?: CheckRow["time"] | undefined;
  readonly place?: CheckRow["place"] | undefined;
};

/** All verdicts that stand on the item. */
const voidedBy = (held: Held, change: Signed, question: string): Signed[] =>
  (held.reviewsOf.get(change.subject) ?? []).map((review) => voided(change, review, { question }));
