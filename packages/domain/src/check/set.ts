// Setting what an investigation asks of each item. Answers to a question that is asked no more stay; one that gets other words is open again, and verdicts that rested on its answer are void.
import { canonicalJson } from "../canonical.ts";
import { ok, refuse } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import { asksTheSame, type CheckSet, type Question } from "./questions.ts";
import { everAsked } from "./standing.ts";
import { restingOn, voided } from "./void.ts";

/** The questions of `next` that have other words than the last time that they were asked. */
export const reworded = (before: CheckSet, next: readonly Question[]): string[] =>
  everAsked(before)
    .filter((was) => next.some((now) => now.id === was.id && !asksTheSame(was, now)))
    .map(({ id }) => id);

export const setChecks: Rule<"checks.set"> = (held, change) => {
  const investigation = held.investigation.get(change.subject);
  if (!investigation)
    return refuse("no-such-investigation", `No investigation has the id ${change.subject}; open it first.`);
  const before = investigation.checks;
  const version = held.seq + 1;
  const questions = change.payload.questions.map((next) => sinceWhen(before, next, version));
  if (canonicalJson(before.questions) === canonicalJson(questions)) return ok([]);
  const retired = everAsked(before).filter((was) => !questions.some(({ id }) => id === was.id));
  const payload = { questions, ...(retired.length > 0 && { retired }) };
  const ended = reworded(before, questions).flatMap((question) =>
    restingOn(held, question).map((review) => ({ question, review })),
  );
  // A verdict that rested on several of them ends once.
  const once = [...new Map(ended.map((one) => [one.review.id, one])).values()];
  if (once.length > 0 && !change.reason?.trim())
    return refuse(
      "reason-needed",
      "Verdicts rest on answers to what a question asked before; say why it gets other words, because they will be void.",
    );
  return ok([
    { ...change, payload },
    ...once.map(({ question, review }) => voided(change, review, { question, cause: "wording" })),
  ]);
};

function sinceWhen(before: CheckSet, { since: _, ...next }: Question, version: number): Question {
  const was = everAsked(before).find(({ id }) => id === next.id);
  // A question that is new was answered by nobody.
  const since = was && asksTheSame(was, next) ? was.since : was && version;
  return { ...next, ...(since !== undefined && { since }) };
}
