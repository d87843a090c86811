// What was asked and answered of an item, its verdicts, and whether the member who looks may add to them.
import {
  checksOf,
  standingCheck,
  type CheckEvidence,
  type Held,
  type ItemRow,
  type showItem,
} from "@sightline/domain";
import type { z } from "zod";
import { whyNot, type Caller } from "../investigation/caller.ts";

type Shown = z.infer<typeof showItem.answer>;

export function checksOn(
  caller: Caller,
  { id }: ItemRow,
): Pick<Shown, "checks" | "reviews" | "voided" | "mayNotReview" | "names"> {
  const { held, member } = caller;
  const { version, questions } = checksOf(held);
  const nameOf = (question: string): string => questions.find((one) => one.id === question)?.name ?? question;
  const answered = (question: string): Shown["checks"]["questions"][number]["answer"] => {
    const row = standingCheck(held, id, question);
    return row && { result: row.result, basis: row.basis, evidence: row.evidence, by: row.by };
  };
  return {
    checks: {
      version,
      questions: questions.map((question) => ({ ...question, answer: answered(question.id) })),
      mayNot: mayNotAnswer(caller, id, questions[0]?.id ?? ""),
    },
    reviews: (held.reviewsOf.get(id) ?? []).map(({ id: review, by, verdict, reason }) => ({
      id: review,
      by,
      verdict,
      reason,
      mine: by === member,
    })),
    voided: [...new Map((held.voidedOf.get(id) ?? []).map((review) => [review.by, review])).values()].map(
      ({ by, verdict, reason, voided }) => ({
        by,
        verdict,
        reason,
        question: nameOf(voided ?? ""),
      }),
    ),
    names: namesOfItems(
      held,
      questions.flatMap((question) => answered(question.id)?.evidence ?? []),
    ),
    mayNotReview: whyNot(caller, {
      verb: "item.review",
      subject: id,
      payload: { verdict: "inconclusive", reason: "" },
    }),
  };
}

/** Asked of the rules with an answer that is never given, so that only who asks, and of what, decides. */
const mayNotAnswer = (caller: Caller, item: string, question: string): string | null =>
  whyNot(
    caller,
    {
      verb: "check.answer",
      subject: item,
      payload: { question, result: "passed", basis: "-", evidence: [] },
    },
    "-",
  );

const namesOfItems = (held: Held, evidence: readonly CheckEvidence[]): Shown["names"] =>
  Object.fromEntries(
    evidence.flatMap((one) =>
      one.kind === "item" ? [[one.item, held.item.get(one.item)?.name ?? one.item]] : [],
    ),
  );
