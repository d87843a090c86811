// What is asked of each item now, and which answer to a question stands.
import type { Held } from "../investigation/held.ts";
import { checkKey, type CheckResult, type CheckRow } from "./check.ts";
import { FIRST_CHECKS, type CheckSet, type Question } from "./questions.ts";

/** What is asked now. */
export const checksOf = ({ investigation }: Pick<Held, "investigation">): CheckSet =>
  [...investigation.values()][0]?.checks ?? FIRST_CHECKS;

/** What was ever asked, each with its last words. */
export const everAsked = ({ questions, retired = [] }: CheckSet): readonly Question[] => [
  ...questions,
  ...retired,
];

export type Answered = CheckRow & { readonly result: CheckResult };

/** The answer that stands; null where the question is open, also because it asks something else since. */
export function standing(held: Held, item: string, question: string): Answered | null {
  const answer = newest(held, item, question);
  return answer && isToWordsNow(held, answer) ? answer : null;
}

/** The newest answer where it is to other words than those that are asked now: it stands no more, and is not forgotten. */
export function answerToOtherWords(held: Held, item: string, question: string): Answered | null {
  const answer = newest(held, item, question);
  return answer && !isToWordsNow(held, answer) ? answer : null;
}

function newest(held: Held, item: string, question: string): Answered | null {
  const row = held.answerOf.get(checkKey({ item, question }));
  return row && row.result !== null ? { ...row, result: row.result } : null;
}

function isToWordsNow(held: Held, { question, asked }: CheckRow): boolean {
  const words = everAsked(checksOf(held)).find(({ id }) => id === question);
  return (asked ?? 0) >= (words?.since ?? 0);
}
