// Which questions about an item nobody has answered yet, in a sentence.
import type { ChecksShown } from "@sightline/domain";
import { counted, listOf } from "../desk/words.ts";

/** Null when all are answered. */
export function openQuestions({ questions }: Pick<ChecksShown, "questions">): string | null {
  const open = questions.filter(({ answer }) => answer === null).map(({ name }) => name);
  if (open.length === 0) return null;
  const are = open.length === 1 ? "is" : "are";
  return `${counted(open.length, "question")} ${are} open: ${listOf(open)}.`;
}
