// What was asked and answered of an item, its verdicts, and whether the member who looks may add to them.
import {
  answerToOtherWords,
  checksOf,
  citing,
  everAsked,
  givesOf,
  standingCheck,
  type Held,
  type ItemRow,
  type showItem,
} from "@sightline/domain";
import type { z } from "zod";
import type { Desk } from "../desk.ts";
import { whyNot, type Caller } from "../investigation/caller.ts";
import { tilesOf } from "./list.ts";

type Shown = z.infer<typeof showItem.answer>;
type Answer = Shown["checks"]["questions"][number]["answer"];
type OnChecks = Pick<Shown, "checks" | "reviews" | "voided" | "mayNotReview" | "evidence" | "evidenceFor">;

export async function checksOn(desk: Pick<Desk, "db">, caller: Caller, { id }: ItemRow): Promise<OnChecks> {
  const { held, member } = caller;
  const checks = checksOf(held);
  const { version } = checks;
  const nameOf = (question: string): string =>
    everAsked(checks).find((one) => one.id === question)?.name ?? question;
  const questions = checks.questions.map((question) => ({
    id: question.id,
    name: question.name,
    asks: question.asks,
    gives: givesOf(question),
    answer: shown(standingCheck(held, id, question.id)),
    before: shown(answerToOtherWords(held, id, question.id)),
  }));
  return {
    checks: { version, questions, mayNot: mayNotAnswer(caller, id, questions[0]?.id ?? "") },
    reviews: (held.reviewsOf.get(id) ?? []).map((review) => ({
      id: review.id,
      by: review.by,
      verdict: review.verdict,
      reason: review.reason,
      mine: review.by === member,
      checks: review.checks,
    })),
    voided: [...new Map((held.voidedOf.get(id) ?? []).map((review) => [review.by, review])).values()].map(
      ({ by, verdict, reason, checks: under, voided, voidedBy }) => ({
        by,
        verdict,
        reason,
        checks: under,
        question: nameOf(voided ?? ""),
        cause: voidedBy ?? "answer",
      }),
    ),
    evidence: await evidenceOf(
      desk,
      held,
      questions.flatMap(({ answer, before }) => [...(answer?.evidence ?? []), ...(before?.evidence ?? [])]),
    ),
    evidenceFor: evidenceFor(held, id, nameOf),
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

const shown = (row: ReturnType<typeof standingCheck>): Answer =>
  row && {
    result: row.result,
    basis: row.basis,
    evidence: row.evidence,
    time: row.time,
    place: row.place,
    by: row.by,
  };

type Evidence = NonNullable<Answer>["evidence"];

async function evidenceOf(
  desk: Pick<Desk, "db">,
  held: Held,
  evidence: Evidence,
): Promise<Shown["evidence"]> {
  const ids = new Set(evidence.flatMap((one) => (one.kind === "item" ? [one.item] : [])));
  if (ids.size === 0) return [];
  const tiles = await tilesOf(desk, held, [...ids]);
  return tiles.map((tile) => ({ tile, withdrawn: held.item.get(tile.id)?.withdrawn === true }));
}

function evidenceFor(held: Held, id: string, nameOf: (question: string) => string): Shown["evidenceFor"] {
  const answers = citing(held, id);
  const items = new Set(answers.map(({ item }) => item));
  return {
    answers: answers.map(({ item, question }) => ({
      item,
      name: held.item.get(item)?.name ?? item,
      question: nameOf(question),
    })),
    verdicts: [...items].reduce((sum, item) => sum + (held.reviewsOf.get(item)?.length ?? 0), 0),
  };
}
