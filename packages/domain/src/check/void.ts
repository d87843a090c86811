// What makes verdicts void: an answer that they rest on changed, its question got other words, or its evidence was taken out.
import type { Held } from "../investigation/held.ts";
import type { Signed } from "../journal/entry.ts";
import type { Rows } from "../journal/nouns.ts";
import type { VoidCause } from "../review/review.ts";
import { keyParts } from "./check.ts";
import { standing } from "./standing.ts";

/** The entry that says so of one verdict, so that everybody sees what became of it. */
export const voided = (
  { by, via, reason }: Signed,
  { id: review, item }: Rows["review"],
  { question, cause }: { readonly question: string; readonly cause?: VoidCause },
): Signed => ({
  by,
  via,
  reason,
  verb: "review.void",
  subject: item,
  payload: { review, question, ...(cause && { cause }) },
});

/** Verdicts on items whose answer to the question stands. */
export function restingOn(held: Held, question: string): Rows["review"][] {
  const items = new Set<string>();
  for (const row of held.answerOf.values())
    if (row.question === question && standing(held, row.item, question)) items.add(row.item);
  return [...items].flatMap((item) => held.reviewsOf.get(item) ?? []);
}

/** Answers that stand and name the item as evidence. */
export const citing = (held: Held, item: string): Rows["check"][] =>
  [...new Set(held.citedIn.get(item))].flatMap((key) => {
    const answer = standing(held, keyParts(key).item, keyParts(key).question);
    const names = answer?.evidence.some((one) => one.kind === "item" && one.item === item);
    return answer && names ? [answer] : [];
  });

/** Every verdict that rests on the item as evidence, once. */
export function voidedByLossOf(held: Held, item: string, change: Signed): Signed[] {
  const entries = citing(held, item).flatMap(({ item: about, question }) =>
    (held.reviewsOf.get(about) ?? []).map((review) => ({ review, question })),
  );
  return [...new Map(entries.map((one) => [one.review.id, one])).values()].map(({ review, question }) =>
    voided(change, review, { question, cause: "evidence" }),
  );
}
